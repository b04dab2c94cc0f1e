using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Routing.Routes;

/// <summary>The single tests of a condition by which a <see cref="RouteFacet"/> can tell routes apart.</summary>
internal static class RouteTests
{
    /// <summary>Longer lists are asked, not taken apart.</summary>
    private const int MaxAlternatives = 64;

    /// <summary>All single tests of a condition.</summary>
    public static IEnumerable<BoolNode> Of(BoolNode node) => node switch
    {
        NotNode or AndNode or OrNode => node.Parts.SelectMany(Of),
        BetweenNode between => [between.AtLeast, between.AtMost],
        _ => Inner(node) is { } inner ? Of(inner) : [node],
    };

    /// <summary>The condition that stands behind a name or is shared; null for others.</summary>
    public static BoolNode? Inner(BoolNode node) => node switch
    {
        SharedBool shared => shared.Inner,
        SegmentReference segment => segment.Parts[0],
        _ => null,
    };

    /// <summary>What a test compares with literals; null when it does something else, or when reading it costs as much as asking.</summary>
    public static CompiledNode? OperandOf(BoolNode test)
    {
        var operand = test switch
        {
            TextComparison { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Right: TextConstant } equality => equality.Left,
            TextMembership { Entries.Count: <= MaxAlternatives } member => member.Text,
            NumberComparison { Right: NumberConstant } comparison => comparison.Left,
            NumberMembership member => member.Number,
            PresenceTest presence => presence.Operand,
            _ => null,
        };
        return operand is LeadText or LeadNumber or TextFromSource { Source: CustomFieldSource } or NumberFromSource { Source: CustomFieldSource }
            or ScoreReference or BandReference or GridReference or ClassReference ? operand : null;
    }

    /// <summary>What two tests of the same thing have in common: outside of <c>where</c>, <c>lead.x</c> is <c>x</c>.</summary>
    public static Node KeyOf(CompiledNode operand) =>
        operand.Syntax is QualifiedName { Kind: NameKind.Lead } field ? new NameNode(field.Name) : operand.Syntax;
}
