using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Routes;

/// <summary>
/// One thing by which routes are told apart, such as the country or the number of employees: a field, score or band that
/// conditions compare with literals. For each of its values it knows which routes can still be true, whatever else is
/// known of the lead. Values that no condition tells apart share a row.
/// </summary>
internal abstract class RouteFacet(int routes)
{
    private readonly List<ulong> _building = [];
    private readonly int _words = WordsOf(routes);
    private ulong[] _rows = [];

    /// <summary>The bits of all rows, 64 routes a word.</summary>
    public ulong this[int word] => _rows[word];

    public static int WordsOf(int routes) => (routes + 63) >> 6;

    /// <summary>Where the words of a row start.</summary>
    public int StartOf(int row) => row * _words;

    /// <summary>The row of the lead's value.</summary>
    public abstract int RowOf(ref Evaluation evaluation);

    /// <summary>What a test answers for the value of the row that is being made; null when it asks for something else or more.</summary>
    protected abstract Ternary? Answer(BoolNode test);

    /// <summary>Adds a row in which every route is possible.</summary>
    protected void AddFullRow()
    {
        for (var left = routes; left > 0; left -= 64)
            _building.Add(left >= 64 ? ulong.MaxValue : (1UL << left) - 1);
    }

    /// <summary>Adds a row that is like another.</summary>
    protected void AddRowLike(int row)
    {
        for (var word = 0; word < _words; word++)
            _building.Add(_building[(row * _words) + word]);
    }

    /// <summary>Works out for some routes whether they are possible in the latest row.</summary>
    protected void Ask(IEnumerable<RouteCondition> conditions)
    {
        foreach (var (route, when) in conditions)
        {
            var word = _building.Count - _words + (route >> 6);
            var bit = 1UL << route;
            _building[word] = (Possible(when) & TernarySet.True) != 0 ? _building[word] | bit : _building[word] & ~bit;
        }
    }

    protected void Finish()
    {
        _rows = [.. _building];
        _building.Clear();
        _building.TrimExcess();
    }

    /// <summary>The answers that are possible when of the lead nothing but the value is known.</summary>
    private TernarySet Possible(BoolNode node) => node switch
    {
        NotNode not => TernaryLogic.Negate(Possible(not.Parts[0])),
        AndNode and => and.Parts.Aggregate(TernarySet.True, (set, part) => TernaryLogic.And(set, Possible(part))),
        OrNode or => or.Parts.Aggregate(TernarySet.False, (set, part) => TernaryLogic.Or(set, Possible(part))),
        BetweenNode between => TernaryLogic.And(Possible(between.AtLeast), Possible(between.AtMost)),
        _ => RouteTests.Inner(node) is { } inner ? Possible(inner) : Answer(node) is { } answer ? TernaryLogic.SetOf(answer) : TernarySet.Any,
    };
}

/// <summary>The condition of a route.</summary>
/// <param name="Route">The place of the route.</param>
/// <param name="When">Its condition.</param>
internal readonly record struct RouteCondition(int Route, BoolNode When);
