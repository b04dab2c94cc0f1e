using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Routing.Routes;

/// <summary>Finds by what the routes of a table are told apart.</summary>
internal static class RouteFacets
{
    /// <summary>More facets than this spare little more.</summary>
    public const int Max = 8;

    /// <summary>A facet that fewer routes ask for costs more than it spares.</summary>
    private const int MinRoutes = 4;

    /// <summary>The words that the rows of a facet may take, 8 MB; what would take more has its routes asked instead.</summary>
    private const long MaxWords = 1 << 20;

    /// <summary>The facets that most routes ask for, those first.</summary>
    public static RouteFacet[] Of(CompiledRoute[] routes)
    {
        var found = new Dictionary<Node, Asked>();
        for (var i = 0; i < routes.Length; i++)
        {
            if (routes[i].When is { } when)
                Collect(new RouteCondition(i, when), found);
        }

        return [.. found.Values
            .Where(asked => asked.By.Count >= MinRoutes && (2L + (2 * asked.Literals)) * RouteFacet.WordsOf(routes.Length) <= MaxWords)
            .OrderByDescending(static asked => asked.By.Count)
            .Take(Max)
            .Select(asked => asked.Operand is TextNode text ? (RouteFacet)new TextFacet(text, asked.By, routes.Length) : new NumberFacet((NumberNode)asked.Operand, asked.By, routes.Length))];
    }

    private static void Collect(RouteCondition condition, Dictionary<Node, Asked> found)
    {
        foreach (var test in RouteTests.Of(condition.When))
        {
            if (RouteTests.OperandOf(test) is not { } operand)
                continue;
            var key = RouteTests.KeyOf(operand);
            if (!found.TryGetValue(key, out var asked))
                found.Add(key, asked = new Asked(operand));
            asked.Add(condition, test);
        }
    }

    /// <summary>Something that conditions compare with literals.</summary>
    private sealed class Asked(CompiledNode operand)
    {
        public CompiledNode Operand => operand;

        public List<RouteCondition> By { get; } = [];

        /// <summary>How many literals it is compared with, those that stand twice counted twice.</summary>
        public long Literals { get; private set; }

        public void Add(RouteCondition condition, BoolNode test)
        {
            if (By.Count == 0 || By[^1] != condition)
                By.Add(condition);
            Literals += test switch { TextMembership texts => texts.Entries.Count, NumberMembership numbers => numbers.Sorted.Length, _ => 1 };
        }
    }
}
