using System.Runtime.CompilerServices;

namespace LeadRules.Conditions.Compiled;

/// <summary>A compiled selector: which activities of a lead are meant.</summary>
internal sealed class ActivitySet
{
    private readonly int _hash;
    private readonly long _within;
    private readonly SubjectGuard _guard;
    private readonly bool _meansNotes;
    private readonly bool _meansBoth;

    /// <param name="pattern">A type, a family such as <c>email.*</c>, or <c>*</c>.</param>
    /// <param name="where">The condition on each activity, or null.</param>
    /// <param name="within">The length of the window in ticks, or null for no window.</param>
    public ActivitySet(string pattern, BoolNode? where, long? within)
    {
        Pattern = pattern;
        Where = where;
        _guard = SubjectGuard.Of(where);
        _within = within ?? long.MaxValue;
        IsFamily = pattern.EndsWith('*');
        Prefix = IsFamily ? pattern[..^1] : pattern;
        _hash = ActivityType.Hash(pattern);
        var notes = LeadNoteTypes.All.Count(type => IsFamily ? Covers(type) : type == pattern);
        _meansNotes = notes > 0 && Prefix.Length > 0;
        _meansBoth = _meansNotes && IsFamily && !LeadNoteTypes.IsFamily(Prefix);
    }

    public string Pattern { get; }

    /// <summary>Whether it spans several types.</summary>
    public bool IsFamily { get; }

    /// <summary>The type, or what all types of the family start with.</summary>
    public string Prefix { get; }

    public BoolNode? Where { get; }

    /// <summary>The stretches of activities in the window, one a type, each oldest first.</summary>
    public Windows WindowsOf(Lead lead, long at) => new(this, In(lead.Activities), at);

    /// <summary>Whether an activity's <c>where</c> is true.</summary>
    public bool Admits(Activity activity, ref Evaluation evaluation)
    {
        if (Where is null)
            return true;
        if (!_guard.MayAdmit(activity))
            return false;
        evaluation.Activity = activity;
        return Where.Eval(ref evaluation) == Ternary.True;
    }

    /// <summary>What went wrong when the <c>where</c>, or a value that is taken of what it admits, was worked out: the first of it; else null.</summary>
    public string? Fault(ref Evaluation evaluation, CompiledNode? of = null)
    {
        var asked = evaluation.Activity;
        string? fault = null;
        var windows = WindowsOf(evaluation.Lead, evaluation.At);
        while (fault is null && windows.MoveNext())
        {
            for (var i = 0; fault is null && i < windows.Current.Length; i++)
            {
                evaluation.Activity = windows.Current[i];
                var answer = Where?.Eval(ref evaluation) ?? Ternary.True;
                evaluation.Activity = windows.Current[i];
                fault = answer switch
                {
                    Ternary.Unknown => Where!.Fault(ref evaluation),
                    Ternary.True => of?.Fault(ref evaluation),
                    _ => null,
                };
            }
        }

        evaluation.Activity = asked;
        return fault;
    }

    /// <summary>Every activity that may count at some instant of the span, and whether it counts at each.</summary>
    public IEnumerable<(Activity Activity, bool Always)> Over(SpanEvaluation span)
    {
        var history = In(span.Lead.Activities);
        var (first, end) = GroupsIn(history);
        return Enumerable.Range(first, end - first).SelectMany(group => Over(span, history, group));
    }

    private IEnumerable<(Activity Activity, bool Always)> Over(SpanEvaluation span, ActivityHistory history, int group)
    {
        if (PassesOver(history.Groups[group]))
            yield break;
        for (var i = 0; i < history.Groups[group].Count; i++)
        {
            var activity = history.Groups[group].Items[i];
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

    /// <summary>Whether a group that it covers is left out: <c>*</c> means what happened to the lead, not what was noted of it.</summary>
    public bool PassesOver(in ActivityGroup group) => group.IsNotes && Prefix.Length == 0;

    /// <summary>Whether it names the type of an activity; whether it <see cref="Admits"/> it is another question.</summary>
    public bool Covers(Activity activity) =>
        IsFamily ? Covers(activity.Type) && !(Prefix.Length == 0 && ActivityType.IsNote(activity.Type)) : string.Equals(activity.Type, Pattern, StringComparison.Ordinal);

    /// <summary>Where the activities that are meant stand.</summary>
    private ActivityHistory In(ActivityHistory history) => !_meansNotes ? history : _meansBoth ? history.Merged : history.WithNotes;

    private bool Covers(string type) => type.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The groups that the selector covers.</summary>
    public ReadOnlySpan<ActivityGroup> GroupsOf(ActivityHistory history)
    {
        history = In(history);
        var (first, end) = GroupsIn(history);
        return history.Groups[first..end];
    }

    /// <summary>Whether an activity is so old that it does not count any more.</summary>
    public bool HasLeft(Activity activity, long at) => at - activity.Ticks >= _within;

    /// <summary>The groups that the selector covers. The types of a family stand next to each other, since groups are in ordinal order.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined into each aggregate, this and Window made their loops slower, not faster.
    private (int First, int End) GroupsIn(ActivityHistory history)
    {
        if (!IsFamily)
        {
            var group = history.FindGroup(_hash, Pattern);
            return (Math.Max(group, 0), group + 1);
        }

        var groups = history.Groups;
        var first = 0;
        while (first < groups.Length && !Covers(groups[first].Type))
            first++;
        var end = first;
        while (end < groups.Length && Covers(groups[end].Type))
            end++;
        return (first, end);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySpan<Activity> Window(ReadOnlySpan<Activity> oldestFirst, long at)
    {
        var window = oldestFirst[..ActivityGroup.CountUntil(oldestFirst, at)];
        return _within == long.MaxValue || window.IsEmpty || !HasLeft(window[0], at) ? window : window[ActivityGroup.FirstAt(window, at - _within + 1)..];
    }

    /// <summary>Walks the types that the selector covers, in ordinal order, passing over those with nothing in the window.</summary>
    public ref struct Windows
    {
        private readonly ActivitySet _set;
        private readonly ActivityHistory _history;
        private readonly long _at;
        private readonly int _end;
        private int _next;

        public Windows(ActivitySet set, ActivityHistory history, long at)
        {
            _set = set;
            _history = history;
            _at = at;
            (_next, _end) = set.GroupsIn(history);
        }

        public ReadOnlySpan<Activity> Current { get; private set; }

        public bool MoveNext()
        {
            while (_next < _end)
            {
                ref readonly var group = ref _history.Groups[_next++];
                if (_set.PassesOver(group))
                    continue;
                Current = _set.Window(group.Items, _at);
                if (!Current.IsEmpty)
                    return true;
            }

            return false;
        }
    }
}
