using System.Runtime.InteropServices;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Checks.Contradictions;

namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>
/// Routes by a text that their condition asks for, so that of a thousand routes only those are compared with a condition
/// that can take its leads: <c>country = 'DE'</c> takes none of those of <c>country = 'FR'</c>.
/// </summary>
internal sealed class RouteShelf
{
    /// <summary>No condition is compared with more routes than this: checking stays in proportion to the rule book.</summary>
    private const int MaxCompared = 200;

    private readonly Dictionary<(Node, string), List<int>> _byText = [];
    private readonly List<int> _others = [];

    /// <summary>Adds a route; routes are added in their order.</summary>
    public void Add(int route, Node when)
    {
        if (Implication.Parts(when).Select(TextsOf).FirstOrDefault(static texts => texts.Count > 0) is not { } texts)
        {
            _others.Add(route);
            return;
        }

        foreach (var text in texts)
            (CollectionsMarshal.GetValueRefOrAddDefault(_byText, text, out _) ??= []).Add(route);
    }

    /// <summary>The routes that may take every lead for which a condition is true, in their order.</summary>
    public IEnumerable<int> Near(Node condition) =>
        Implication.Parts(condition).SelectMany(TextsOf).SelectMany(text => _byText.GetValueOrDefault(text) ?? [])
            .Concat(_others).Distinct().Order().Take(MaxCompared);

    /// <summary>What a test asks a text to be: any one of these.</summary>
    private static IReadOnlyList<(Node, string)> TextsOf(Node test) => test switch
    {
        Comparison { Operator: ComparisonOperator.Equal, Right: TextLiteral text } equality => [(equality.Left, text.Value.ToUpperInvariant())],
        InItems items when items.Items.All(static item => item is TextLiteral) => [.. items.Items.Select(item => (items.Operand, ((TextLiteral)item).Value.ToUpperInvariant()))],
        _ => [],
    };
}
