using System.Collections.Frozen;
using System.Numerics;
using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Routes;

/// <summary>
/// The routes of a rule book in the order in which they are tried. Of many routes only those are asked that the lead leaves
/// possible: each <see cref="RouteFacet"/> has, for the lead's value, a bit for each route that can still be true, and what
/// all facets leave is asked from the first route on.
/// </summary>
internal sealed class RouteTable
{
    private readonly CompiledRoute[] _routes;
    private readonly RouteFacet[] _facets;
    private readonly FrozenDictionary<string, int> _places;

    public RouteTable(CompiledRoute[] routes, bool needsScores)
    {
        _routes = routes;
        _facets = RouteFacets.Of(routes);
        _places = routes.Index().DistinctBy(static route => route.Item.Definition.Id, StringComparer.Ordinal).ToFrozenDictionary(static route => route.Item.Definition.Id, static route => route.Index, StringComparer.Ordinal);
        NeedsScores = needsScores;
    }

    public int Count => _routes.Length;

    public CompiledRoute this[int index] => _routes[index];

    /// <summary>Whether a condition asks for scores, or for what is made of them; then evaluations must hold them.</summary>
    public bool NeedsScores { get; }

    /// <summary>How many facets spare the asking of routes.</summary>
    internal int FacetCount => _facets.Length;

    /// <summary>The first route at or after a place that takes the lead, or -1. Allocates nothing.</summary>
    public int Next(ref Evaluation evaluation, int from)
    {
        if (_facets.Length == 0)
            return NextOfAll(ref evaluation, from);
        Span<int> rows = stackalloc int[RouteFacets.Max];
        for (var i = 0; i < _facets.Length; i++)
            rows[i] = _facets[i].StartOf(_facets[i].RowOf(ref evaluation));
        var words = RouteFacet.WordsOf(_routes.Length);
        var mask = ulong.MaxValue << from;
        for (var word = from >> 6; word < words; word++, mask = ulong.MaxValue)
        {
            var possible = mask;
            for (var i = 0; i < _facets.Length && possible != 0; i++)
                possible &= _facets[i][rows[i] + word];
            for (; possible != 0; possible &= possible - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(possible);
                if (_routes[place].Takes(ref evaluation))
                    return place;
            }
        }

        return -1;
    }

    /// <summary>The same, asking one route after the other.</summary>
    public int NextOfAll(ref Evaluation evaluation, int from)
    {
        for (var i = from; i < _routes.Length; i++)
        {
            if (_routes[i].Takes(ref evaluation))
                return i;
        }

        return -1;
    }

    /// <summary>How far a lead has come on a route: 0, or 1 and the index of the last later step whose condition is true.</summary>
    public int StepOf(int route, ref Evaluation evaluation)
    {
        var then = _routes[route].Then;
        for (var i = then.Length; i > 0; i--)
        {
            if (then[i - 1].Eval(ref evaluation) == Ternary.True)
                return i;
        }

        return 0;
    }

    /// <summary>The place of a route by its id, or -1.</summary>
    public int IndexOf(string id) => _places.GetValueOrDefault(id, -1);

    /// <summary>Whether something that a route is to do is done for the lead.</summary>
    public bool ActionApplies(int route, int action, ref Evaluation evaluation) =>
        _routes[route].Do[action] is not { } when || when.Eval(ref evaluation) == Ternary.True;

    /// <summary>Why the routes before one did not take the lead.</summary>
    /// <param name="evaluation">The lead and the instant.</param>
    /// <param name="route">The id of the route that took it; null for all routes, when none did.</param>
    /// <param name="against">What an inference found against a route; null for nothing.</param>
    public IReadOnlyList<RouteTrace> Explain(ref Evaluation evaluation, string? route, Func<string, Finding?>? against = null)
    {
        var traces = new RouteTrace[route is null ? _routes.Length : Math.Max(0, IndexOf(route))];
        for (var i = 0; i < traces.Length; i++)
            traces[i] = RouteTrace.Of(i, _routes[i], against?.Invoke(_routes[i].Definition.Id), ref evaluation);
        return traces;
    }
}
