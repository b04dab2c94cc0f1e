using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Routing.Routes;

/// <summary>
/// A number by which routes are told apart. The numbers that conditions name cut all numbers into stretches: below the
/// first, exactly the first, between it and the second, and so on; each has a row, and so has missing.
/// </summary>
internal sealed class NumberFacet : RouteFacet
{
    private readonly NumberNode _number;
    private readonly Node _key;
    private readonly double[] _bounds;

    /// <summary>The stretch of the row that is being made.</summary>
    private int _stretch;

    public NumberFacet(NumberNode number, IReadOnlyList<RouteCondition> conditions, int routes)
        : base(routes)
    {
        _number = number;
        _key = RouteTests.KeyOf(number);
        var byBound = ByBound(conditions);
        _bounds = [.. byBound.Keys];
        AddFullRow();
        Ask(conditions);
        foreach (var naming in byBound.Values)
        {
            // Only conditions that name the bound tell it from what lies beside it.
            foreach (var _ in (ReadOnlySpan<int>)[1, 2])
            {
                AddRowLike(_stretch++);
                Ask(naming);
            }
        }

        _stretch = OfMissing;
        AddFullRow();
        Ask(conditions);
        Finish();
    }

    private int OfMissing => (2 * _bounds.Length) + 1;

    public override int RowOf(ref Evaluation evaluation)
    {
        var value = _number.Eval(ref evaluation);
        return double.IsNaN(value) ? OfMissing : StretchOf(value);
    }

    protected override Ternary? Answer(BoolNode test) => IsOfThis(test) ? (test, _stretch == OfMissing) switch
    {
        (PresenceTest presence, var isMissing) => TernaryLogic.Of(presence.Missing == isMissing),
        (_, true) => Ternary.Unknown,
        (NumberComparison { Operator: var op, Right: NumberConstant bound }, _) => TernaryLogic.Of(Order.Holds(op, _stretch.CompareTo(StretchOf(bound.Value)))),
        (NumberMembership member, _) => TernaryLogic.Of(member.Sorted.ToArray().Any(item => StretchOf(item) == _stretch)),
        _ => null,
    } : null;

    private int StretchOf(double value)
    {
        var place = Array.BinarySearch(_bounds, value);
        return place >= 0 ? (2 * place) + 1 : 2 * ~place;
    }

    private bool IsOfThis(BoolNode test) => RouteTests.OperandOf(test) is { } operand && RouteTests.KeyOf(operand).Equals(_key);

    private SortedDictionary<double, HashSet<RouteCondition>> ByBound(IReadOnlyList<RouteCondition> conditions)
    {
        var byBound = new SortedDictionary<double, HashSet<RouteCondition>>();
        foreach (var condition in conditions)
        {
            foreach (var bound in RouteTests.Of(condition.When).Where(IsOfThis).SelectMany(BoundsOf))
            {
                if (!byBound.TryGetValue(bound, out var naming))
                    byBound.Add(bound, naming = []);
                naming.Add(condition);
            }
        }

        return byBound;
    }

    private static double[] BoundsOf(BoolNode test) => test switch
    {
        NumberComparison { Right: NumberConstant bound } => [bound.Value],
        NumberMembership member => member.Sorted.ToArray(),
        _ => [],
    };
}
