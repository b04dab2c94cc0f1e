using System.Buffers;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Scoring;

/// <summary>
/// Points for each activity of a set. Which activities count is settled newest first: <c>distinct</c> keeps the newest
/// of each key, then <c>limit</c> keeps the newest few. What counts is summed in that order as well.
/// </summary>
internal sealed class ActivityPoints(RuleDefinition rule, ActivitySet set, DecayCurve? decay, ActivityKey? distinct)
{
    /// <summary>Up to this many types are merged with memory of the stack; leads with more rent it.</summary>
    private const int StackTypes = 32;

    private readonly double _points = rule.Points;
    private readonly int _limit = rule.Limit ?? int.MaxValue;
    private readonly double _min = rule.Min ?? double.NegativeInfinity;
    private readonly double _max = rule.Max ?? double.PositiveInfinity;

    /// <summary>Whether there is nothing to ask of the single activity: each counts one.</summary>
    private readonly bool _isPlain = decay is null && distinct is null && set.Where is null && rule.Limit is null;

    /// <summary>Whether the activities must be seen newest first across all types of a family.</summary>
    private readonly bool _mergesTypes = set.IsFamily && (rule.Limit is not null || distinct is not null);

    /// <summary>Whether types can be weighed one after another and no keys be kept, as in most rules.</summary>
    private readonly bool _isSimple = distinct is null && !(set.IsFamily && rule.Limit is not null);

    public ActivitySet Set => set;

    /// <summary>The points; none when no activity counts, whatever <c>min</c> says.</summary>
    public double Points(ref Evaluation evaluation)
    {
        var (weight, count) = _isSimple ? WeighEach(ref evaluation) : Weigh(ref evaluation, null);
        return count == 0 ? 0 : Clamp(_points * weight);
    }

    /// <summary>Clamps the points of the rule to its own <c>min</c> and <c>max</c>.</summary>
    public double Clamp(double points) => points < _min ? _min : points > _max ? _max : points;

    /// <summary>The sum of the factors of the activities that count, and their number; each is also put into the evidence, where there is one.</summary>
    public (double Weight, int Count) Weigh(ref Evaluation evaluation, List<(Activity Activity, double Factor)>? evidence)
    {
        // What a node throws loses the rented memory of the keys to the collector, and nothing else: no try is needed.
        var keys = distinct is null ? default : new KeySet(distinct, evaluation.Lead.Activities.Count);
        var tally = _mergesTypes ? WeighMerged(ref evaluation, ref keys, evidence) : WeighByType(ref evaluation, ref keys, evidence);
        if (distinct is not null)
            keys.Dispose();
        return tally;
    }

    /// <summary>How many activities the selector admits, before <c>distinct</c> and <c>limit</c>.</summary>
    public int CountMatching(ref Evaluation evaluation)
    {
        var count = 0;
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            foreach (var activity in windows.Current)
            {
                if (set.Admits(activity, ref evaluation))
                    count++;
            }
        }

        return count;
    }

    public NumberSpan Over(SpanEvaluation span)
    {
        double low = 0, high = 0;
        var certain = true;
        var possible = new List<Activity>();
        foreach (var (activity, always) in set.Over(span))
        {
            certain &= always;
            possible.Add(activity);
        }

        possible.Sort(static (left, right) => Activity.Compare(right, left));
        var keys = distinct is null || !certain ? null : new HashSet<Activity>(distinct);
        var count = 0;
        foreach (var activity in possible)
        {
            if (certain && (count >= _limit || keys?.Add(activity) == false))
                continue;
            count++;
            // Which of them count is not certain: any of them may, and none need.
            low += certain ? Factor(activity, span.To) : 0;
            high += Factor(activity, span.From);
        }

        var weight = NumberSpan.Of(low, high, mayBeUnknown: false).Widened();
        var one = _points * weight.Low;
        var other = _points * weight.High;
        var (least, most) = (Clamp(Math.Min(one, other)), Clamp(Math.Max(one, other)));
        if (possible.Count == 0)
            return NumberSpan.Constant(0);
        return certain ? new NumberSpan(least, most, false) : new NumberSpan(Math.Min(0, least), Math.Max(0, most), false);
    }

    private double Factor(Activity activity, long at) => decay?.Factor(activity.Ticks, at) ?? 1;

    /// <summary>Does as <see cref="Weigh"/> for rules that are simple, when no evidence is asked for.</summary>
    private (double Weight, int Count) WeighEach(ref Evaluation evaluation)
    {
        double weight = 0;
        var count = 0;
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            var window = windows.Current;
            if (_isPlain)
            {
                weight += window.Length;
                count += window.Length;
                continue;
            }

            for (var i = window.Length - 1; i >= 0 && count < _limit; i--)
            {
                if (set.Admits(window[i], ref evaluation))
                {
                    weight += Factor(window[i], evaluation.At);
                    count++;
                }
            }
        }

        return (weight, count);
    }

    private (double Weight, int Count) WeighByType(ref Evaluation evaluation, ref KeySet keys, List<(Activity Activity, double Factor)>? evidence)
    {
        double weight = 0;
        var count = 0;
        var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
        while (windows.MoveNext())
        {
            var window = windows.Current;
            for (var i = window.Length - 1; i >= 0 && count < _limit; i--)
            {
                if (Counts(window[i], ref evaluation, ref keys))
                {
                    weight += Factor(window[i], evaluation.At, evidence);
                    count++;
                }
            }
        }

        return (weight, count);
    }

    private (double Weight, int Count) WeighMerged(ref Evaluation evaluation, ref KeySet keys, List<(Activity Activity, double Factor)>? evidence)
    {
        var types = evaluation.Lead.Activities.Groups.Length + (evaluation.Lead.Activities.Notes?.Groups.Length ?? 0);
        if (types <= StackTypes)
            return WeighMerged(ref evaluation, ref keys, evidence, stackalloc int[types]);
        var left = ArrayPool<int>.Shared.Rent(types);
        try
        {
            return WeighMerged(ref evaluation, ref keys, evidence, left);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(left);
        }
    }

    private (double Weight, int Count) WeighMerged(ref Evaluation evaluation, ref KeySet keys, List<(Activity Activity, double Factor)>? evidence, scoped Span<int> left)
    {
        double weight = 0;
        var count = 0;
        var newestFirst = new NewestFirst(set, evaluation.Lead.Activities, evaluation.At, left);
        while (count < _limit && newestFirst.TryNext(out var activity))
        {
            if (Counts(activity, ref evaluation, ref keys))
            {
                weight += Factor(activity, evaluation.At, evidence);
                count++;
            }
        }

        return (weight, count);
    }

    private bool Counts(Activity activity, ref Evaluation evaluation, ref KeySet keys) =>
        set.Admits(activity, ref evaluation) && (distinct is null || keys.Add(activity));

    private double Factor(Activity activity, long at, List<(Activity Activity, double Factor)>? evidence)
    {
        var factor = Factor(activity, at);
        evidence?.Add((activity, factor));
        return factor;
    }
}
