namespace LeadRules.NRules.Engine;

/// <summary>A lead as facts: its fields, the instant, what happened to it, and what was noted of it.</summary>
internal static class FactList
{
    public static List<object> Of(Lead lead, long at)
    {
        List<object> facts = [Bare(lead), new Moment(at)];
        HashSet<Activity> known = new(ReferenceEqualityComparer.Instance);
        foreach (ref readonly var group in lead.Activities.Groups)
        {
            foreach (var activity in group.Items)
                facts.Add(known.Add(activity) ? activity : Copy(activity));
        }

        if (lead.Activities.Notes is { } notes)
            facts.AddRange(notes.Select(static note => new Note(note)));
        return facts;
    }

    /// <summary>The lead without its activities, which are facts of their own.</summary>
    public static Lead Bare(Lead lead) => lead with { Activities = ActivityHistory.Empty };

    /// <summary>A fact counts once, so a history that holds one activity twice needs another for the second.</summary>
    private static Activity Copy(Activity activity) => new(activity.Type, activity.Ticks, activity.Subject, activity.Number, activity.Id, activity.PropertyArray);
}
