namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>What is left of the values of one operand when several tests of it are to hold at once. Immutable.</summary>
internal sealed class OperandState
{
    private readonly bool? _missing;
    private readonly ScalarKind? _kind;
    private readonly Bound? _low;
    private readonly Bound? _high;
    private readonly List<Scalar>? _few;

    private OperandState()
    {
    }

    private OperandState(OperandState before, Test test, bool? missing, ScalarKind? kind, Bound? low, Bound? high, List<Scalar>? few)
    {
        (Before, Latest) = (before, test);
        (_missing, _kind, _low, _high, _few) = (missing, kind, low, high, few);
    }

    /// <summary>Anything is possible.</summary>
    public static OperandState Anything { get; } = new();

    private OperandState? Before { get; }

    private Test? Latest { get; }

    /// <summary>The tests so far, the latest first.</summary>
    public IEnumerable<Test> Tests
    {
        get
        {
            for (var state = this; state.Latest is { } test; state = state.Before!)
                yield return test;
        }
    }

    /// <summary>Whether it is missing or passes a test: what is known of an operand before anything is asked of it.</summary>
    public static OperandState Unless(Test test) => new(Anything, test, missing: null, test.Kind, test.Low, test.High, few: null);

    /// <summary>The state in which one more test holds; null when nothing is left.</summary>
    public OperandState? With(Test test)
    {
        if (_missing is { } known && known != test.Missing)
            return null;
        if (test.Kind is null || (_kind is not null && _kind != test.Kind))
            return new OperandState(this, test, test.Missing, _kind, _low, _high, _few);
        var low = Stronger(_low, test.Low, 1);
        var high = Stronger(_high, test.High, -1);
        if (low is { } from && high is { } to && !Bound.Keeps(to.Value.CompareTo(from.Value), from.Excluded || to.Excluded))
            return null;
        var few = Few(test, low, high);
        return few is { Count: 0 } ? null : new OperandState(this, test, missing: false, test.Kind, low, high, few);
    }

    private List<Scalar>? Few(Test test, Bound? low, Bound? high)
    {
        if (_few is not null)
            return _few.FindAll(test.Admits);
        IReadOnlyList<Scalar>? candidates = low is { } only && high == low ? [only.Value] : test.Few;
        if (candidates is null)
            return null;
        var few = new List<Scalar>(candidates.Count);
        foreach (var value in candidates)
        {
            if (test.Admits(value) && EarlierAdmit(value, test.Kind))
                few.Add(value);
        }

        return few;
    }

    private bool EarlierAdmit(Scalar value, ScalarKind? kind)
    {
        for (var state = this; state.Latest is { } earlier; state = state.Before!)
        {
            if (earlier.Kind == kind && !earlier.Admits(value))
                return false;
        }

        return true;
    }

    private static Bound? Stronger(Bound? one, Bound? other, int direction)
    {
        if (one is not { } a || other is not { } b)
            return one ?? other;
        var order = a.Value.CompareTo(b.Value) * direction;
        return order > 0 || (order == 0 && a.Excluded) ? one : other;
    }
}
