namespace LeadRules.Cli.Scoring;

/// <summary>The activities of a file of their own, by the lead to which they belong.</summary>
internal sealed class ActivityIndex
{
    private readonly Dictionary<string, List<Activity>> _byLead = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public void Add(string leadId, Activity activity)
    {
        if (!_byLead.TryGetValue(leadId, out var activities))
            _byLead.Add(leadId, activities = []);
        activities.Add(activity);
    }

    /// <summary>The lead with its activities from this file besides those it has. May be called by many threads once all are added.</summary>
    public Lead AddTo(Lead lead) => _byLead.TryGetValue(lead.Id, out var activities)
        ? lead with { Activities = ActivityHistory.Of(lead.Activities.Concat(activities)) }
        : lead;

    /// <summary>Says that the activities of a lead were used. For one thread, which may be another than those of <see cref="AddTo"/>.</summary>
    public void Use(string leadId)
    {
        if (_byLead.ContainsKey(leadId))
            _used.Add(leadId);
    }

    /// <summary>How many activities were not used, and for which leads.</summary>
    public (int Activities, IReadOnlyCollection<string> Leads) Rest
    {
        get
        {
            var rest = _byLead.Where(entry => !_used.Contains(entry.Key)).ToList();
            return (rest.Sum(static entry => entry.Value.Count), [.. rest.Select(static entry => entry.Key)]);
        }
    }
}
