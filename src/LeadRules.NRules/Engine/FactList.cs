using LeadRules.Conditions.Compiled;

namespace LeadRules.NRules.Engine;

/// <summary>A lead as facts: its fields, the instant, what happened to it, and what was noted of it.</summary>
internal sealed class FactList
{
    private readonly HashSet<Activity> _activities = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Activity> _byId = new(StringComparer.Ordinal);
    private readonly List<object> _all;

    public FactList(Lead lead, long at, Findings? inferred)
    {
        Moment = new Moment(at, inferred);

        // The lead without its activities, which are facts of their own.
        _all = [lead with { Activities = ActivityHistory.Empty }, Moment];
        foreach (ref readonly var group in lead.Activities.Groups)
        {
            foreach (var activity in group.Items)
                _all.Add(Add(activity));
        }

        if (lead.Activities.Notes is { } notes)
            _all.AddRange(notes.Select(static note => new Note(note)));
    }

    public IReadOnlyList<object> All => _all;

    public Moment Moment { get; }

    /// <summary>The fact of an activity. A fact counts once, so a history that holds one activity twice has another for the second.</summary>
    public Activity Add(Activity activity)
    {
        var fact = _activities.Add(activity) ? activity : new Activity(activity.Type, activity.Ticks, activity.Subject, activity.Number, activity.Id, activity.PropertyArray);
        if (fact.Id is { } id)
            _byId[id] = fact;
        return fact;
    }

    /// <summary>The activity of an id that is among the facts; null when there is none.</summary>
    public Activity? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);
}
