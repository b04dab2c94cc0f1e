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

    /// <summary>The activities that were left out of used leads, with the first of these leads and its line; null when there are none.</summary>
    public (DifferingActivities Activities, string LeadId, long Line)? Differing { get; private set; }

    /// <summary>The lead with its activities from this file besides those it has. May be called by many threads once all are added.</summary>
    public Lead AddTo(Lead lead, out DifferingActivities? differing)
    {
        differing = lead.Activities.Differing;
        if (!_byLead.TryGetValue(lead.Id, out var activities))
            return lead;
        var history = ActivityHistory.Of(lead.Activities.Concat(activities));
        differing = DifferingActivities.Sum(differing, history.Differing);
        return lead with { Activities = history };
    }

    /// <summary>Says that the activities of a lead were used. For one thread, which may be another than those of <see cref="AddTo"/>.</summary>
    public void Use(string leadId, long line, DifferingActivities? differing)
    {
        if (_byLead.ContainsKey(leadId))
            _used.Add(leadId);
        if (differing is not null)
            Differing = Differing is { } before ? before with { Activities = DifferingActivities.Sum(before.Activities, differing)! } : (differing, leadId, line);
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
