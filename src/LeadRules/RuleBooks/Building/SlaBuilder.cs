using LeadRules.Calendars;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds one version of a service-level agreement. What is not set has the default of <c>docs/sla.md</c>.</summary>
public sealed class SlaBuilder
{
    private readonly List<JsonDraft> _pauses = [];

    internal SlaBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what the agreement means, for people.</summary>
    public SlaBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Names this version, and says from which date on clocks start under it.</summary>
    /// <param name="version">The version, in the authors' own numbering.</param>
    /// <param name="effectiveFrom">The date, in the time zone of the rule book; null for ever. Each version but the first needs one.</param>
    public SlaBuilder Version(string version, DateOnly? effectiveFrom = null)
    {
        Draft.Add("version", version);
        return effectiveFrom is { } from ? EffectiveFrom(from) : this;
    }

    /// <summary>Says who agreed to it.</summary>
    public SlaBuilder Parties(params IEnumerable<string> parties)
    {
        ArgumentNullException.ThrowIfNull(parties);
        Draft.Add("parties", [.. parties]);
        return this;
    }

    /// <summary>Says to which leads it applies, asked at the instant at which a clock would start; to all unless set.</summary>
    public SlaBuilder When(RuleText condition)
    {
        Draft.Add("when", condition.ToString());
        return this;
    }

    /// <summary>Names the calendar of its targets; unless set, that of the lead's owner counts, else that of the rule book.</summary>
    public SlaBuilder Calendar(string calendar)
    {
        Draft.Add("calendar", calendar);
        return this;
    }

    /// <summary>Sets the activities that end every clock without judging it; none of them for clocks that nothing ends.</summary>
    public SlaBuilder Until(params IReadOnlyList<RuleText> selectors)
    {
        Draft.Add("until", SlaTargetBuilder.Texts(selectors));
        return this;
    }

    /// <summary>Adds a pause: from one activity to the next of another kind no time counts.</summary>
    public SlaBuilder Pause(RuleText from, RuleText to)
    {
        if (_pauses.Count == 0)
            Draft.Add("pauses", _pauses);
        _pauses.Add(new JsonDraft().Add("from", from.ToString()).Add("to", to.ToString()));
        return this;
    }

    /// <summary>Adds a target: one clock of the agreement.</summary>
    /// <param name="name">Its name, unique in the agreement.</param>
    /// <param name="kind">What it measures; gives the usual start, stop and repetition.</param>
    /// <param name="within">How long the clock may run, as rule books write it: <c>1h</c>, <c>10 business days</c>, <c>24h around the clock</c>. <see cref="SlaBudget"/> writes itself so.</param>
    /// <param name="build">Sets the rest; or null.</param>
    public SlaBuilder Target(string name, SlaTargetKind kind, string within, Action<SlaTargetBuilder>? build = null)
    {
        var target = new SlaTargetBuilder(new JsonDraft().Add("kind", EnumWords<SlaTargetKind>.Of(kind)).Add("within", within));
        build?.Invoke(target);
        Draft.Section("targets").Add(name, target.Draft);
        return this;
    }

    internal SlaBuilder EffectiveFrom(DateOnly date)
    {
        Draft.Add("effectiveFrom", DateText.Format(date));
        return this;
    }
}
