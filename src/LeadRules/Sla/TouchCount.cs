using LeadRules.RuleBooks;

namespace LeadRules.Sla;

/// <summary>Counts the touches of one clock: of each kind those that are far enough apart, the earliest first.</summary>
internal sealed class TouchCount
{
    private readonly LeadFacts _facts;
    private readonly CompiledTarget _target;
    private readonly long _from;
    private readonly long _to;
    private readonly int[] _counts;

    /// <param name="facts">The lead.</param>
    /// <param name="target">The target.</param>
    /// <param name="from">When the clock started.</param>
    /// <param name="to">When something other than the touches ended it, or the instant of the decision; included.</param>
    public TouchCount(LeadFacts facts, CompiledTarget target, long from, long to)
    {
        (_facts, _target, _from, _to) = (facts, target, from, to);
        _counts = new int[target.Touches.Length];
        Met = Count();
        if (Met is not { } met)
            return;

        // What comes after the touch that completed them is no matter of this clock any more.
        _to = met.Ticks;
        Count();
    }

    /// <summary>The touch that completed what is agreed; null when touches are missing.</summary>
    public Event? Met { get; }

    public IReadOnlyList<TouchProgress> Progress => [.. _target.Definition.Touches.Select((requirement, i) => new TouchProgress(requirement, _counts[i]))];

    /// <summary>Every touch and claim, in order.</summary>
    public IReadOnlyList<TouchEvidence> Evidence()
    {
        var asked = new Dictionary<Activity, TouchVerdict>();
        for (var i = 0; i < _target.Touches.Length; i++)
            Tally(i, asked);
        var claims = _facts.Lead.Activities.Where(activity => IsIn(activity) && activity.Type == SlaDefaults.ClaimType);
        var others = _facts.Lead.Activities.Where(activity => IsIn(activity) && SlaDefaults.TouchTypes.Contains(activity.Type, StringComparer.Ordinal) && !asked.ContainsKey(activity));
        return [.. asked.Select(static touch => new TouchEvidence(touch.Key, touch.Value))
            .Concat(others.Select(static activity => new TouchEvidence(activity, TouchVerdict.WrongKind)))
            .Concat(claims.Select(claim => new TouchEvidence(claim, VerdictOf(claim, asked))))
            .OrderBy(static evidence => evidence.Activity, Comparer<Activity>.Create(Activity.Compare))];
    }

    private TouchVerdict VerdictOf(Activity claim, Dictionary<Activity, TouchVerdict> asked)
    {
        var shown = claim.Subject is not { } id ? null : _facts.Lead.Activities.FirstOrDefault(activity => IsIn(activity) && activity.Id == id && activity.Type != SlaDefaults.ClaimType);
        if (shown is null)
            return TouchVerdict.NoActivity;
        return asked.ContainsKey(shown) ? TouchVerdict.Shown : TouchVerdict.WrongKind;
    }

    private bool IsIn(Activity activity) => activity.Ticks >= _from && activity.Ticks <= _to;

    private Event? Count()
    {
        var met = new Event(long.MinValue, null);
        var isMet = true;
        for (var i = 0; i < _counts.Length; i++)
        {
            var completed = Tally(i, verdicts: null);
            isMet &= completed is not null;
            if (completed is { } last && last.Ticks >= met.Ticks)
                met = last;
        }

        return isMet ? met : null;
    }

    /// <summary>Counts the touches of one kind that are far enough from the last one that counts; gives the one that completes them.</summary>
    private Event? Tally(int kind, Dictionary<Activity, TouchVerdict>? verdicts)
    {
        var apart = _target.Definition.Apart?.Ticks ?? 0;
        var agreed = _target.Definition.Touches[kind].Count;
        var anchor = _target.Touches[kind];
        Event? completed = null;
        long? last = null;
        _counts[kind] = 0;
        foreach (var activity in _facts.Window(anchor, _from, _to))
        {
            if (!_facts.Admits(anchor, activity))
                continue;
            var counts = last is not { } before || activity.Ticks - before >= apart;
            verdicts?.TryAdd(activity, counts ? TouchVerdict.Counts : TouchVerdict.TooClose);
            if (!counts)
                continue;
            last = activity.Ticks;
            if (++_counts[kind] == agreed)
                completed = new Event(activity.Ticks, activity);
        }

        return completed;
    }
}
