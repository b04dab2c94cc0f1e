using LeadRules.Calendars;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a person who receives leads.</summary>
public sealed class RepBuilder
{
    private readonly List<JsonDraft> _absences = [];

    internal RepBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what people call the rep.</summary>
    public RepBuilder Name(string name)
    {
        Draft.Add("name", name);
        return this;
    }

    /// <summary>Sets how much of a pool's leads the rep takes beside the others, 0 to 1,000,000; 1 unless set.</summary>
    public RepBuilder Weight(int weight)
    {
        Draft.Add("weight", weight);
        return this;
    }

    /// <summary>Says what the rep knows.</summary>
    public RepBuilder Skills(params IEnumerable<string> skills)
    {
        ArgumentNullException.ThrowIfNull(skills);
        Draft.Add("skills", [.. skills]);
        return this;
    }

    /// <summary>Says which languages the rep speaks, best as IETF tags.</summary>
    public RepBuilder Languages(params IEnumerable<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        Draft.Add("languages", [.. languages]);
        return this;
    }

    /// <summary>Names the calendar of working hours; that of the rule book unless set.</summary>
    public RepBuilder Calendar(string calendar)
    {
        Draft.Add("calendar", calendar);
        return this;
    }

    /// <summary>Sets how many open leads the rep can have, over all pools.</summary>
    public RepBuilder Capacity(int open)
    {
        Draft.Add("capacity", open);
        return this;
    }

    /// <summary>Sets how many leads the rep is given in a day, a week and a month at most; null for no limit.</summary>
    public RepBuilder Quotas(int? day = null, int? week = null, int? month = null)
    {
        Draft.Add("quotas", new JsonDraft().Add("day", day).Add("week", week).Add("month", month));
        return this;
    }

    /// <summary>Sets how many open leads of a category (<see cref="RoutingBuilder.Category"/>) the rep can have at most.</summary>
    public RepBuilder Cap(string category, int open)
    {
        Draft.Section("caps").Add(category, open);
        return this;
    }

    /// <summary>Adds an absence of whole days in the time zone of the rule book, both dates included.</summary>
    public RepBuilder Absence(DateOnly from, DateOnly to, string? reason = null) => Absence(DateText.Format(from), DateText.Format(to), reason);

    /// <summary>Adds an absence from one instant to another, the end not included.</summary>
    public RepBuilder Absence(DateTimeOffset from, DateTimeOffset to, string? reason = null) => Absence(InstantText.Format(from), InstantText.Format(to), reason);

    /// <summary>Sets the first date on which the rep receives leads, in the time zone of the rule book.</summary>
    public RepBuilder From(DateOnly date)
    {
        Draft.Add("from", DateText.Format(date));
        return this;
    }

    /// <summary>Sets the last date on which the rep receives leads.</summary>
    public RepBuilder Until(DateOnly date)
    {
        Draft.Add("until", DateText.Format(date));
        return this;
    }

    /// <summary>Says that the rep receives no leads, having paused or left.</summary>
    public RepBuilder Inactive()
    {
        Draft.Add("active", false);
        return this;
    }

    private RepBuilder Absence(string from, string to, string? reason)
    {
        if (_absences.Count == 0)
            Draft.Add("absences", _absences);
        _absences.Add(new JsonDraft().Add("from", from).Add("to", to).Add("reason", reason));
        return this;
    }
}
