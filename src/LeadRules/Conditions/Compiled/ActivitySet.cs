namespace LeadRules.Conditions.Compiled;

/// <summary>A compiled selector: which activities of a lead are meant.</summary>
internal sealed class ActivitySet
{
    private readonly int _hash;
    private readonly long _within;

    /// <param name="pattern">A type, a family such as <c>email.*</c>, or <c>*</c>.</param>
    /// <param name="where">The condition on each activity, or null.</param>
    /// <param name="within">The length of the window in ticks, or null for no window.</param>
    public ActivitySet(string pattern, BoolNode? where, long? within)
    {
        Pattern = pattern;
        Where = where;
        _within = within ?? long.MaxValue;
        IsFamily = pattern.EndsWith('*');
        Prefix = IsFamily ? pattern[..^1] : pattern;
        _hash = ActivityType.Hash(pattern);
    }

    public string Pattern { get; }

    /// <summary>Whether it spans several types.</summary>
    public bool IsFamily { get; }

    /// <summary>The type, or what all types of the family start with.</summary>
    public string Prefix { get; }

    public BoolNode? Where { get; }

    /// <summary>The stretches of activities in the window, one a type, each oldest first.</summary>
    public Windows WindowsOf(Lead lead, long at) => new(this, lead.Activities, at);

    /// <summary>Whether an activity's <c>where</c> is true.</summary>
    public bool Admits(Activity activity, ref Evaluation evaluation)
    {
        if (Where is null)
            return true;
        evaluation.Activity = activity;
        return Where.Eval(ref evaluation) == Ternary.True;
    }

    /// <summary>Every activity that may count at some instant of the span, and whether it counts at each.</summary>
    public IEnumerable<(Activity Activity, bool Always)> Over(SpanEvaluation span)
    {
        var history = span.Lead.Activities;
        if (!IsFamily)
            return Over(span, history.FindGroup(_hash, Pattern));
        return Enumerable.Range(0, history.Groups.Length)
            .Where(index => Covers(history.Groups[index].Type))
            .SelectMany(index => Over(span, index));
    }

    public bool Covers(string type) =>
        IsFamily ? type.StartsWith(Prefix, StringComparison.Ordinal) : string.Equals(type, Pattern, StringComparison.Ordinal);

    private IEnumerable<(Activity Activity, bool Always)> Over(SpanEvaluation span, int group)
    {
        for (var i = 0; group >= 0 && i < span.Lead.Activities.Groups[group].Count; i++)
        {
            var activity = span.Lead.Activities.Groups[group].Items[i];
            if (activity.Ticks > span.To)
                yield break;
            if (HasLeft(activity, span.From))
                continue;
            var always = activity.Ticks <= span.From && !HasLeft(activity, span.To);
            if (Where is not null)
            {
                span.Activity = activity;
                var answers = Where.Over(span);
                if ((answers & TernarySet.True) == 0)
                    continue;
                always &= answers == TernarySet.True;
            }

            yield return (activity, always);
        }
    }

    private bool HasLeft(Activity activity, long at) => at - activity.Ticks >= _within;

    private ReadOnlySpan<Activity> Window(ReadOnlySpan<Activity> oldestFirst, long at)
    {
        var end = oldestFirst.Length;
        if (end > 0 && oldestFirst[end - 1].Ticks > at)
            end = FirstAfter(oldestFirst, at);
        var window = oldestFirst[..end];
        return _within == long.MaxValue || window.IsEmpty || !HasLeft(window[0], at) ? window : window[FirstAfter(window, at - _within)..];
    }

    private static int FirstAfter(ReadOnlySpan<Activity> oldestFirst, long ticks)
    {
        int low = 0, high = oldestFirst.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (oldestFirst[middle].Ticks <= ticks)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Walks the types that the selector covers, in ordinal order.</summary>
    public ref struct Windows(ActivitySet set, ActivityHistory history, long at)
    {
        private int _next;

        public ReadOnlySpan<Activity> Current { get; private set; }

        public bool MoveNext()
        {
            if (!set.IsFamily)
            {
                if (_next++ > 0)
                    return false;
                Current = set.Window(history.Find(set._hash, set.Pattern), at);
                return !Current.IsEmpty;
            }

            var groups = history.Groups;
            while (_next < groups.Length)
            {
                ref readonly var group = ref groups[_next++];
                if (!set.Covers(group.Type))
                    continue;
                Current = set.Window(group.Items, at);
                if (!Current.IsEmpty)
                    return true;
            }

            return false;
        }
    }
}
