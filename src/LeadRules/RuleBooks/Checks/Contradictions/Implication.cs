using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>
/// Proves that one condition is true wherever another is: that it cannot be false or unknown there. What it says holds; of
/// what it does not say nothing is claimed.
/// </summary>
internal sealed class Implication(ContradictionFinder finder)
{
    /// <summary>Whether a condition can be true at all, as far as can be told.</summary>
    public bool CanBeTrue(Node condition) => finder.Find(condition).Whole is null;

    /// <summary>Whether the conclusion is true wherever the premise is.</summary>
    public bool Holds(Node premise, Node conclusion)
    {
        var parts = Parts(premise);
        return !CanBeTrue(new And([.. parts, .. Parts(OtherThan(conclusion, wanted: true, [.. parts]))]));
    }

    /// <summary>The parts of an <c>and</c>; else the condition itself.</summary>
    public static EquatableList<Node> Parts(Node condition) => condition is And and ? and.Operands : [condition];

    /// <summary>What is true wherever a condition does not have the wanted answer: has the other one, or is unknown since something is missing.</summary>
    private static Node OtherThan(Node node, bool wanted, HashSet<Node> known)
    {
        if (wanted && known.Contains(node))
            return new BooleanLiteral(false);
        return node switch
        {
            Not not => OtherThan(not.Operand, !wanted, known),
            And and => Joined(and.Operands, !wanted, part => OtherThan(part, wanted, known)),
            Or or => Joined(or.Operands, wanted, part => OtherThan(part, wanted, known)),
            BooleanLiteral literal => new BooleanLiteral(literal.Value != wanted),
            Presence => wanted ? new Not(node) : node,
            _ when ComparesWithEmptyText(node) => new BooleanLiteral(true),
            _ => new Or([wanted ? new Not(node) : node, .. Operands(node).Select(static operand => new Presence(operand, Missing: true))]),
        };
    }

    private static Node Joined(EquatableList<Node> operands, bool all, Func<Node, Node> of) =>
        all ? new And([.. operands.Select(of)]) : new Or([.. operands.Select(of)]);

    /// <summary>Such a comparison is unknown though nothing it reads is missing.</summary>
    private static bool ComparesWithEmptyText(Node test) => test switch
    {
        Comparison comparison => IsEmpty(comparison.Left) || IsEmpty(comparison.Right),
        TextTest text => IsEmpty(text.Left) || IsEmpty(text.Right),
        InItems items => items.Items.Any(IsEmpty),
        Between between => IsEmpty(between.Low) || IsEmpty(between.High),
        _ => false,
    };

    private static bool IsEmpty(Node node) => node is TextLiteral { Value.Length: 0 };

    private static IEnumerable<Node> Operands(Node test) => (test switch
    {
        Comparison comparison => new[] { comparison.Left, comparison.Right },
        TextTest text => [text.Left, text.Right],
        InItems items => [items.Operand],
        InNamedList list => [list.Operand],
        Between between => [between.Operand, between.Low, between.High],
        _ => [test],
    }).Where(static operand => !operand.IsLiteral);
}
