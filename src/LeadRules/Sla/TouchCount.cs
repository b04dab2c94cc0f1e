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
    }

    /// <summary>The touch that completed what is agreed; null when touches are missing.</summary>
    public Event? Met { get; }

    public IReadOnlyList<TouchProgress> Progress => [.. _target.Definition.Touches.Select((requirement, i) => new TouchProgress(requirement, _counts[i]))];

    /// <summary>Every touch and claim, in order.</summary>
    public IReadOnlyList<TouchEvidence> Evidence()
    {
        var counting = new HashSet<Activity>(ReferenceEqualityComparer.Instance);
        var asked = new HashSet<Activity>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _target.Touches.Length; i++)
        {
            foreach (var (activity, counts) in OfKind(i))
            {
                asked.Add(activity);
                if (counts)
                    counting.Add(activity);
            }
        }

        var claims = _facts.Lead.Activities.Where(activity => IsIn(activity) && activity.Type == SlaDefaults.ClaimType);
        var others = _facts.Lead.Activities.Where(activity => IsIn(activity) && SlaDefaults.TouchTypes.Contains(activity.Type, StringComparer.Ordinal) && !asked.Contains(activity));
        return [.. asked.Select(activity => new TouchEvidence(activity, counting.Contains(activity) ? TouchVerdict.Counts : TouchVerdict.TooClose))
            .Concat(others.Select(static activity => new TouchEvidence(activity, TouchVerdict.WrongKind)))
            .Concat(claims.Select(claim => new TouchEvidence(claim, VerdictOf(claim, asked))))
            .OrderBy(static evidence => evidence.Activity, Comparer<Activity>.Create(Activity.Compare))];
    }

    private TouchVerdict VerdictOf(Activity claim, HashSet<Activity> asked)
    {
        var shown = claim.Subject is not { } id ? null : _facts.Lead.Activities.FirstOrDefault(activity => IsIn(activity) && activity.Id == id && activity.Type != SlaDefaults.ClaimType);
        if (shown is null)
            return TouchVerdict.NoActivity;
        return asked.Contains(shown) ? TouchVerdict.Shown : TouchVerdict.WrongKind;
    }

    private bool IsIn(Activity activity) => activity.Ticks >= _from && activity.Ticks <= _to;

    private Event? Count()
    {
        var met = new Event(long.MinValue, null);
        var isMet = true;
        for (var i = 0; i < _counts.Length; i++)
        {
            Event? last = null;
            foreach (var (activity, counts) in OfKind(i))
            {
                if (counts && ++_counts[i] == _target.Definition.Touches[i].Count)
                    last = new Event(activity.Ticks, activity);
            }

            isMet &= last is not null;
            if (last is { } completed && completed.Ticks >= met.Ticks)
                met = completed;
        }

        return isMet ? met : null;
    }

    /// <summary>The activities of one kind, the earliest first, and whether each is far enough from the last one that counts.</summary>
    private IEnumerable<(Activity Activity, bool Counts)> OfKind(int kind)
    {
        var apart = _target.Definition.Apart?.Ticks ?? 0;
        long? last = null;
        foreach (var activity in InOrder(_target.Touches[kind]))
        {
            var counts = last is not { } before || activity.Ticks - before >= apart;
            if (counts)
                last = activity.Ticks;
            yield return (activity, counts);
        }
    }

    /// <summary>The activities of one type are in order already; those of a family have to be sorted.</summary>
    private IEnumerable<Activity> InOrder(CompiledAnchor anchor)
    {
        var all = _facts.All(anchor, _from, _to);
        return anchor.Set.IsFamily ? all.Order(Comparer<Activity>.Create(Activity.Compare)) : all;
    }
}
