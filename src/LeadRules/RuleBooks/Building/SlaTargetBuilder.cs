using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>The settings of one target of an agreement that is being built. What is not set has the default of its kind.</summary>
public sealed class SlaTargetBuilder
{
    private readonly List<JsonDraft> _steps = [];
    private readonly List<JsonDraft> _then = [];

    internal SlaTargetBuilder(JsonDraft draft) => Draft = draft;

    internal JsonDraft Draft { get; }

    /// <summary>Says what the target means, for people.</summary>
    public SlaTargetBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Names the calendar of this target alone.</summary>
    public SlaTargetBuilder Calendar(string calendar)
    {
        Draft.Add("calendar", calendar);
        return this;
    }

    /// <summary>Sets what starts the clock.</summary>
    public SlaTargetBuilder Start(params IReadOnlyList<RuleText> selectors)
    {
        Draft.Add("start", Texts(selectors));
        return this;
    }

    /// <summary>Sets what stops the clock; none for a clock that no activity stops.</summary>
    public SlaTargetBuilder Stop(params IReadOnlyList<RuleText> selectors)
    {
        Draft.Add("stop", Texts(selectors));
        return this;
    }

    /// <summary>Sets how often the clock runs.</summary>
    public SlaTargetBuilder Repeat(SlaRepeat repeat)
    {
        Draft.Add("repeat", EnumWords<SlaRepeat>.Of(repeat));
        return this;
    }

    /// <summary>Adds a kind of touch and how many are agreed; only of <see cref="SlaTargetKind.Touches"/>.</summary>
    public SlaTargetBuilder Touch(RuleText of, int count)
    {
        Draft.Section("touches").Add(of.ToString(), count);
        return this;
    }

    /// <summary>Sets how long after a touch the next of the same kind counts, in real time; only of <see cref="SlaTargetKind.Touches"/>.</summary>
    public SlaTargetBuilder Apart(TimeSpan time)
    {
        Draft.Add("apart", DurationText.Format(time));
        return this;
    }

    /// <summary>Names the dispositions that may not be given before the touches are made; only of <see cref="SlaTargetKind.Touches"/>.</summary>
    public SlaTargetBuilder Guards(params IEnumerable<string> dispositions)
    {
        ArgumentNullException.ThrowIfNull(dispositions);
        Draft.Add("guards", [.. dispositions]);
        return this;
    }

    /// <summary>Adds a step: what happens at a point of the clock.</summary>
    /// <param name="at">The point, as rule books write it: <c>80%</c>, <c>15m before</c>, <c>due</c>, <c>2h after</c>. <see cref="SlaPoint"/> writes itself so.</param>
    /// <param name="intent">What the host should do; null for a mere warning.</param>
    /// <param name="to">To or with whom or what; or null.</param>
    /// <param name="when">Asked at the point; null for always.</param>
    /// <param name="every">After what time of the same clock it comes again; null for once.</param>
    /// <param name="times">How often it comes in all, 2 or more; null for once.</param>
    public SlaTargetBuilder Step(string at, IntentKind? intent = null, string? to = null, RuleText? when = null, TimeSpan? every = null, int? times = null) =>
        Step(at, intent is { } kind ? DraftParts.WordOf(kind) : null, to, when, every, times);

    /// <summary>Adds a step at which the host is asked for something that a plug-in adds.</summary>
    /// <param name="at">The point, as rule books write it: <c>80%</c>, <c>15m before</c>, <c>due</c>, <c>2h after</c>.</param>
    /// <param name="intent">What the host should do, as rule books write it, such as <c>partner.invite</c>; null for a mere warning.</param>
    /// <param name="to">To or with whom or what; or null.</param>
    /// <param name="when">Asked at the point; null for always.</param>
    /// <param name="every">After what time of the same clock it comes again; null for once.</param>
    /// <param name="times">How often it comes in all, 2 or more; null for once.</param>
    public SlaTargetBuilder Step(string at, string? intent, string? to = null, RuleText? when = null, TimeSpan? every = null, int? times = null)
    {
        if (_steps.Count == 0)
            Draft.Add("steps", _steps);
        _steps.Add(Doing(new JsonDraft().Add("at", at), intent, to, when)
            .Add("every", every is { } time ? DurationText.FormatInHours(time) : null)
            .Add("times", times));
        return this;
    }

    /// <summary>Adds what becomes of the lead when the time is up: the first whose condition is true.</summary>
    /// <param name="intent">What the host should do.</param>
    /// <param name="to">To or with whom or what; or null.</param>
    /// <param name="when">Asked at the due instant; null for always.</param>
    public SlaTargetBuilder Then(IntentKind intent, string? to = null, RuleText? when = null) => Then(DraftParts.WordOf(intent), to, when);

    /// <summary>Adds what becomes of the lead when the time is up, where it is something that a plug-in adds.</summary>
    /// <param name="intent">What the host should do, as rule books write it, such as <c>partner.invite</c>.</param>
    /// <param name="to">To or with whom or what; or null.</param>
    /// <param name="when">Asked at the due instant; null for always.</param>
    public SlaTargetBuilder Then(string intent, string? to = null, RuleText? when = null)
    {
        if (_then.Count == 0)
            Draft.Add("then", _then);
        _then.Add(Doing(new JsonDraft(), intent, to, when));
        return this;
    }

    internal static IReadOnlyList<object> Texts(IReadOnlyList<RuleText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(static text => text.ToString())];
    }

    private static JsonDraft Doing(JsonDraft draft, string? intent, string? to, RuleText? when) =>
        draft.Add("when", when?.ToString()).Add("do", intent).Add("to", to);
}
