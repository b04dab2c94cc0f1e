using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Scoring;

/// <summary>
/// Points for each activity of a set. Which activities count is settled newest first: <c>distinct</c> keeps the newest
/// of each key, then <c>limit</c> keeps the newest few. What counts is summed in that order as well.
/// </summary>
internal sealed class ActivityPoints(RuleDefinition rule, ActivitySet set, DecayCurve? decay, ActivityKey? distinct)
{
    private readonly double _points = rule.Points;
    private readonly int _limit = rule.Limit ?? int.MaxValue;
    private readonly double _min = rule.Min ?? double.NegativeInfinity;
    private readonly double _max = rule.Max ?? double.PositiveInfinity;

    /// <summary>Whether the activities must be seen newest first across all types of a family.</summary>
    private readonly bool _mergesTypes = set.IsFamily && (rule.Limit is not null || distinct is not null);

    public ActivitySet Set => set;

    /// <summary>The points; none when no activity counts, whatever <c>min</c> says.</summary>
    public double Points(ref Evaluation evaluation)
    {
        var (weight, count) = Weigh(ref evaluation, null);
        return count == 0 ? 0 : Clamp(_points * weight);
    }

    /// <summary>Clamps the points of the rule to its own <c>min</c> and <c>max</c>.</summary>
    public double Clamp(double points) => points < _min ? _min : points > _max ? _max : points;

    /// <summary>The sum of the factors of the activities that count, and their number; each is also put into the evidence, where there is one.</summary>
    public (double Weight, int Count) Weigh(ref Evaluation evaluation, List<(Activity Activity, double Factor)>? evidence)
    {
        if (_mergesTypes)
            return WeighMerged(ref evaluation, evidence);
        var tally = new Tally(this, evaluation.Lead, evidence);
        try
        {
            var windows = set.WindowsOf(evaluation.Lead, evaluation.At);
            while (windows.MoveNext())
            {
                if (IsPlain && evidence is null)
                {
                    tally.Add(windows.Current.Length);
                    continue;
                }

                var window = windows.Current;
                for (var i = window.Length - 1; i >= 0 && !tally.IsFull; i--)
                    tally.Add(window[i], ref evaluation);
            }

            return (tally.Weight, tally.Count);
        }
        finally
        {
            tally.Dispose();
        }
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

    /// <summary>Nothing to ask of the single activity: each counts one.</summary>
    private bool IsPlain => decay is null && distinct is null && set.Where is null && _limit == int.MaxValue;

    private double Factor(Activity activity, long at) => decay?.Factor(activity.Ticks, at) ?? 1;

    private (double Weight, int Count) WeighMerged(ref Evaluation evaluation, List<(Activity Activity, double Factor)>? evidence)
    {
        var tally = new Tally(this, evaluation.Lead, evidence);
        try
        {
            var groups = evaluation.Lead.Activities.Groups.Length;
            var newestFirst = new NewestFirst(set, evaluation.Lead, evaluation.At, groups <= 32 ? stackalloc int[groups] : new int[groups]);
            while (!tally.IsFull && newestFirst.TryNext(out var activity))
                tally.Add(activity, ref evaluation);
            return (tally.Weight, tally.Count);
        }
        finally
        {
            tally.Dispose();
        }
    }

    /// <summary>Counts activities that come newest first.</summary>
    private ref struct Tally
    {
        private readonly ActivityPoints _rule;
        private readonly List<(Activity Activity, double Factor)>? _evidence;
        private readonly bool _isDistinct;
        private KeySet _keys;

        public Tally(ActivityPoints rule, Lead lead, List<(Activity, double)>? evidence)
        {
            _rule = rule;
            _evidence = evidence;
            _isDistinct = rule.Key is not null;
            if (_isDistinct)
                _keys = new KeySet(rule.Key!, lead.Activities.Count);
        }

        public double Weight { get; private set; }

        public int Count { get; private set; }

        public readonly bool IsFull => Count >= _rule._limit;

        public void Add(int plain)
        {
            Weight += plain;
            Count += plain;
        }

        public void Add(Activity activity, ref Evaluation evaluation)
        {
            if (!_rule.Set.Admits(activity, ref evaluation) || (_isDistinct && !_keys.Add(activity)))
                return;
            var factor = _rule.Factor(activity, evaluation.At);
            Count++;
            Weight += factor;
            _evidence?.Add((activity, factor));
        }

        public readonly void Dispose()
        {
            if (_isDistinct)
                _keys.Dispose();
        }
    }

    private ActivityKey? Key => distinct;
}
