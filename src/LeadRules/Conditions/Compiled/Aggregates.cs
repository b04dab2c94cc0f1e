using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary><c>count(selector)</c>.</summary>
internal sealed class CountNode(Node syntax, ActivitySet set) : NumberNode(syntax)
{
    public ActivitySet Set => set;

    public override string? Fault(ref Evaluation evaluation) => set.Fault(ref evaluation);

    public override FieldType Type => FieldType.Integer;

    public override double Eval(ref Evaluation evaluation)
    {
        var count = 0;
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            var window = windows.Current;
            if (set.Where is null)
            {
                count += window.Length;
                continue;
            }

            foreach (var activity in window)
            {
                if (set.Admits(activity, ref evaluation))
                    count++;
            }
        }

        return count;
    }

    public override NumberSpan Over(SpanEvaluation span)
    {
        int always = 0, sometimes = 0;
        foreach (var (_, isAlways) in set.Over(span))
        {
            if (isAlways)
                always++;
            else
                sometimes++;
        }

        return new NumberSpan(always, always + sometimes, MayBeUnknown: false);
    }
}

/// <summary><c>any(selector)</c> and <c>none(selector)</c>.</summary>
internal sealed class AnyNode(Node syntax, ActivitySet set, bool none) : BoolNode(syntax)
{
    public ActivitySet Set => set;

    public override string? Fault(ref Evaluation evaluation) => set.Fault(ref evaluation);

    public bool None => none;

    public override Ternary Eval(ref Evaluation evaluation) => TernaryLogic.Of(HasOne(ref evaluation) != none);

    public override TernarySet Over(SpanEvaluation span)
    {
        var possible = false;
        foreach (var (_, always) in set.Over(span))
        {
            if (always)
                return TernaryLogic.SetOf(TernaryLogic.Of(!none));
            possible = true;
        }

        return possible ? TernarySet.True | TernarySet.False : TernaryLogic.SetOf(TernaryLogic.Of(none));
    }

    private bool HasOne(ref Evaluation evaluation)
    {
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            if (set.Where is null)
                return true;
            foreach (var activity in windows.Current)
            {
                if (set.Admits(activity, ref evaluation))
                    return true;
            }
        }

        return false;
    }
}

/// <summary><c>sum</c>, <c>min</c> and <c>max</c> of a number of each activity; activities without it are passed over.</summary>
internal sealed class FoldNode(Node syntax, AggregateFunction function, ActivitySet set, NumberNode of) : NumberNode(syntax)
{
    public ActivitySet Set => set;

    public override string? Fault(ref Evaluation evaluation) => set.Fault(ref evaluation, of);

    public AggregateFunction Function => function;

    private double Start => function == AggregateFunction.Sum ? 0 : double.NaN;

    public override double Eval(ref Evaluation evaluation)
    {
        var result = Start;
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            var window = windows.Current;
            for (var i = window.Length - 1; i >= 0; i--)
            {
                if (!set.Admits(window[i], ref evaluation))
                    continue;
                evaluation.Activity = window[i];
                result = Fold(result, of.Eval(ref evaluation));
            }
        }

        return double.IsFinite(result) ? result : double.NaN;
    }

    public override NumberSpan Over(SpanEvaluation span)
    {
        double sumLow = 0, sumHigh = 0;
        var (all, certain) = (NumberSpan.Unknown, NumberSpan.Unknown);
        foreach (var (activity, always) in set.Over(span))
        {
            span.Activity = activity;
            var value = of.Over(span);
            if (value.IsNeverKnown)
                continue;
            var isCertain = always && !value.MayBeUnknown;
            sumLow += isCertain ? value.Low : Math.Min(0, value.Low);
            sumHigh += isCertain ? value.High : Math.Max(0, value.High);
            all = new NumberSpan(AggregateExtreme(all.Low, value.Low, Math.Min), AggregateExtreme(all.High, value.High, Math.Max), true);
            // Of the certain values, only the bound that the others cannot undo is of use.
            if (isCertain)
                certain = new NumberSpan(AggregateExtreme(certain.Low, value.Low, Math.Max), AggregateExtreme(certain.High, value.High, Math.Min), false);
        }

        return function switch
        {
            AggregateFunction.Sum => NumberSpan.Of(sumLow, sumHigh, false).Widened(),
            AggregateFunction.Min when !certain.IsNeverKnown => new NumberSpan(all.Low, certain.High, false),
            AggregateFunction.Max when !certain.IsNeverKnown => new NumberSpan(certain.Low, all.High, false),
            _ => all,
        };
    }

    private static double AggregateExtreme(double sofar, double value, Func<double, double, double> pick) =>
        double.IsNaN(sofar) ? value : pick(sofar, value);

    private double Fold(double result, double value)
    {
        if (double.IsNaN(value))
            return result;
        if (double.IsNaN(result))
            return value;
        return function switch
        {
            AggregateFunction.Sum => result + value,
            AggregateFunction.Min => Math.Min(result, value),
            _ => Math.Max(result, value),
        };
    }
}

/// <summary><c>first(selector)</c> and <c>last(selector)</c>: the instant of the earliest or latest activity.</summary>
internal sealed class EdgeInstant(Node syntax, ActivityEdge edge) : TicksNode(syntax, FieldType.Instant)
{
    public ActivityEdge Edge => edge;

    public override string? Fault(ref Evaluation evaluation) => edge.Set.Fault(ref evaluation);

    public override long Eval(ref Evaluation evaluation) => edge.Find(ref evaluation)?.Ticks ?? Ticks.Missing;

    public override TicksSpan Over(SpanEvaluation span)
    {
        var (activity, varies) = edge.Over(span);
        if (!varies)
            return TicksSpan.Constant(activity?.Ticks ?? Ticks.Missing);
        return TicksSpan.Anything;
    }
}

/// <summary><c>first(property of selector)</c> and <c>last(property of selector)</c>, as a source of any type.</summary>
internal sealed class EdgeProperty(ActivityEdge edge) : ValueSource
{
    public ActivityEdge Edge => edge;

    public override string? Fault(ref Evaluation evaluation, FieldType type) =>
        edge.Set.Fault(ref evaluation) ?? Faults.OfValue("what the activity has there", Eval(ref evaluation), type);

    public override FieldValue Eval(ref Evaluation evaluation)
    {
        var activity = edge.Find(ref evaluation);
        return activity is null ? default : edge.ValueOf(activity);
    }

    public override bool TryConstant(SpanEvaluation span, out FieldValue value)
    {
        var (activity, varies) = edge.Over(span);
        value = activity is null ? default : edge.ValueOf(activity);
        return !varies;
    }
}

/// <summary>The earliest or latest activity of a selector, or the earliest or latest that has a property.</summary>
internal sealed class ActivityEdge(ActivitySet set, bool last, ActivityKey? key)
{
    public ActivitySet Set => set;

    public FieldValue ValueOf(Activity activity) => key!.Of(activity);

    public Activity? Find(ref Evaluation evaluation)
    {
        Activity? found = null;
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            var window = windows.Current;
            for (var i = 0; i < window.Length; i++)
            {
                var activity = last ? window[window.Length - 1 - i] : window[i];
                if ((key is not null && key.Of(activity).IsMissing) || !set.Admits(activity, ref evaluation))
                    continue;
                if (found is null || IsBeyond(activity, found))
                    found = activity;
                break;
            }
        }

        return found;
    }

    /// <summary>The activity when it is the same one throughout the span; else that it varies.</summary>
    public (Activity? Activity, bool Varies) Over(SpanEvaluation span)
    {
        Activity? certain = null;
        foreach (var (activity, always) in set.Over(span))
        {
            if (always && HasKey(activity) && (certain is null || IsBeyond(activity, certain)))
                certain = activity;
        }

        foreach (var (activity, always) in set.Over(span))
        {
            if (!always && HasKey(activity) && (certain is null || IsBeyond(activity, certain)))
                return (null, true);
        }

        return (certain, false);
    }

    private bool HasKey(Activity activity) => key is null || !key.Of(activity).IsMissing;

    private bool IsBeyond(Activity activity, Activity other)
    {
        if (activity.Ticks != other.Ticks)
            return activity.Ticks > other.Ticks == last;
        var order = Activity.Compare(activity, other);
        return last ? order > 0 : order < 0;
    }
}

/// <summary><c>distinct(selector)</c>: how many different subjects, or values of a property.</summary>
internal sealed class DistinctCount(Node syntax, ActivitySet set, ActivityKey key) : NumberNode(syntax)
{
    public ActivitySet Set => set;

    public override string? Fault(ref Evaluation evaluation) => set.Fault(ref evaluation);

    public override FieldType Type => FieldType.Integer;

    public override double Eval(ref Evaluation evaluation)
    {
        var keys = new KeySet(key, evaluation.Lead.Activities.Count);
        try
        {
            var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
            while (windows.MoveNext())
            {
                foreach (var activity in windows.Current)
                {
                    if (set.Admits(activity, ref evaluation) && !key.Of(activity).IsMissing)
                        keys.Add(activity);
                }
            }

            return keys.Count;
        }
        finally
        {
            keys.Dispose();
        }
    }

    public override NumberSpan Over(SpanEvaluation span)
    {
        var always = new HashSet<Activity>(key);
        var possible = new HashSet<Activity>(key);
        foreach (var (activity, isAlways) in set.Over(span))
        {
            if (key.Of(activity).IsMissing)
                continue;
            possible.Add(activity);
            if (isAlways)
                always.Add(activity);
        }

        return new NumberSpan(always.Count, possible.Count, MayBeUnknown: false);
    }
}
