using LeadRules.Conditions.Compiled;

namespace LeadRules;

/// <summary>A value that was read to answer a condition or work out a formula.</summary>
/// <param name="Text">What was read, as the rule book says it: <c>employees</c>, <c>count(email.clicked)</c>.</param>
/// <param name="Value">Its value; missing when it is not known.</param>
public readonly record struct ValueReading(string Text, FieldValue Value)
{
    /// <summary>What went wrong on the way to the value, such as a plug-in's function that threw, or a value of another type than declared; null when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>What the value is, in the words of the plug-in that gives it, such as "the tier of the partner"; null where nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>The reading as a phrase: <c>employees is 20</c>, <c>age(created) is 21d9h</c>, <c>partnerTier, the tier of the partner, is 'gold'</c>.</summary>
    public override string ToString()
    {
        var value = Value.IsMissing ? "missing"
            : Value.AsText is { } text ? Conditions.Syntax.Printer.Quoted(text)
            : Value.AsDuration is { } duration ? DurationText.ForPeople(duration)
            : Value.ToString();
        var what = Description is null ? Text : $"{Text}, {Description},";
        return Problem is null ? $"{what} is {value}" : $"{what} is {value} ({Problem})";
    }

    /// <summary>The readings of nodes: of arithmetic and functions those of what they are made of, of literals none.</summary>
    internal static List<ValueReading> Of(IEnumerable<CompiledNode> nodes, ref Evaluation evaluation)
    {
        var readings = new List<ValueReading>();
        foreach (var node in nodes)
            Add(node, readings, ref evaluation);
        return readings;
    }

    /// <summary>The readings of a single test; its own as well when something went wrong that none of them tells.</summary>
    internal static List<ValueReading> OfTest(BoolNode test, ref Evaluation evaluation)
    {
        var readings = Of(test.Operands, ref evaluation);
        if (test.Fault(ref evaluation) is { } problem && !readings.Exists(reading => reading.Problem == problem))
            readings.Add(new ValueReading(test.Syntax.ToString(), test.Read(ref evaluation)) { Problem = problem });
        return readings;
    }

    private static void Add(CompiledNode node, List<ValueReading> readings, ref Evaluation evaluation)
    {
        if (node.IsLiteral)
            return;
        if (!node.IsComputed)
            AddOwn(node, readings, ref evaluation);
        else if (node is AgeNode && !node.Read(ref evaluation).IsMissing)
            AddOwn(node, readings, ref evaluation);
        foreach (var operand in node.IsComputed ? node.Operands : [])
            Add(operand, readings, ref evaluation);
    }

    private static void AddOwn(CompiledNode node, List<ValueReading> readings, ref Evaluation evaluation)
    {
        var reading = new ValueReading(node.Syntax.ToString(), node.Read(ref evaluation)) { Problem = node.Fault(ref evaluation), Description = node.About };
        if (!readings.Contains(reading))
            readings.Add(reading);
    }
}
