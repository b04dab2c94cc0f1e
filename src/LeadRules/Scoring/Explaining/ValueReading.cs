using LeadRules.Conditions.Compiled;

namespace LeadRules;

/// <summary>A value that was read to answer a condition or work out a formula.</summary>
/// <param name="Text">What was read, as the rule book says it: <c>employees</c>, <c>count(email.clicked)</c>.</param>
/// <param name="Value">Its value; missing when it is not known.</param>
public readonly record struct ValueReading(string Text, FieldValue Value)
{
    /// <summary>The reading as a phrase: <c>employees is 20</c>.</summary>
    public override string ToString() => Value.IsMissing
        ? $"{Text} is missing"
        : Value.AsText is { } text ? $"{Text} is {Conditions.Syntax.Printer.Quoted(text)}" : $"{Text} is {Value}";

    /// <summary>The readings of nodes: of arithmetic and functions those of what they are made of, of literals none.</summary>
    internal static List<ValueReading> Of(IEnumerable<CompiledNode> nodes, ref Evaluation evaluation)
    {
        var readings = new List<ValueReading>();
        foreach (var node in nodes)
            Add(node, readings, ref evaluation);
        return readings;
    }

    private static void Add(CompiledNode node, List<ValueReading> readings, ref Evaluation evaluation)
    {
        if (node.IsLiteral)
            return;
        if (node.IsComputed)
        {
            foreach (var operand in node.Operands)
                Add(operand, readings, ref evaluation);
            return;
        }

        var reading = new ValueReading(node.Syntax.ToString(), node.Read(ref evaluation));
        if (!readings.Contains(reading))
            readings.Add(reading);
    }
}
