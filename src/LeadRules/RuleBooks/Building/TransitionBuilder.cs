using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a transition: from which stages it leads, what moves a lead, and what the host is told then.</summary>
public sealed class TransitionBuilder
{
    private readonly List<JsonDraft> _do = [];

    internal TransitionBuilder(JsonDraft draft) => Draft = draft;

    internal JsonDraft Draft { get; }

    /// <summary>Says what it means, for people.</summary>
    public TransitionBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Names the stages it leads from; all but the final ones unless set.</summary>
    public TransitionBuilder From(params IEnumerable<string> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        Draft.SetOneOrMore("from", [.. stages]);
        return this;
    }

    /// <summary>Sets the activities that move the lead, such as <c>lead.accepted</c>.</summary>
    public TransitionBuilder On(params IReadOnlyList<RuleText> selectors)
    {
        Draft.SetSelectors("on", selectors);
        return this;
    }

    /// <summary>Names the target whose breach moves the lead, as <c>agreement.target</c>.</summary>
    public TransitionBuilder Breach(string target)
    {
        Draft.Add("breach", target);
        return this;
    }

    /// <summary>Says which leads it moves; where nothing else moves the lead, it does so by becoming true.</summary>
    public TransitionBuilder When(RuleText condition)
    {
        Draft.Add("when", condition.ToString());
        return this;
    }

    /// <summary>Adds what must be known before it moves a lead.</summary>
    /// <param name="name">What, in words for people.</param>
    /// <param name="condition">When it is known.</param>
    public TransitionBuilder Need(string name, RuleText condition)
    {
        Draft.Section("needs").Add(name, condition.ToString());
        return this;
    }

    /// <summary>Adds what the host is told to do when it has moved a lead.</summary>
    /// <param name="intent">What to do; not <see cref="IntentKind.Custom"/>.</param>
    /// <param name="to">To or with whom; <c>owner</c> is whoever has the lead. Or null.</param>
    /// <param name="about">What about, such as <c>call</c> for a task; or null.</param>
    /// <param name="when">Which leads it is done for; null for all.</param>
    /// <param name="expiresAfter">After what time it is too late to be useful; null for never.</param>
    public TransitionBuilder Do(IntentKind intent, string? to = null, string? about = null, RuleText? when = null, TimeSpan? expiresAfter = null) =>
        Do(DraftParts.WordOf(intent), to, about, when, expiresAfter);

    /// <summary>Adds what the host is told to do when it has moved a lead.</summary>
    /// <param name="intent">What to do, as rule books write it: the dotted name of an intent that a plug-in adds, such as <c>partner.invite</c>.</param>
    /// <param name="to">To or with whom; <c>owner</c> is whoever has the lead. Or null.</param>
    /// <param name="about">What about, such as <c>call</c> for a task; or null.</param>
    /// <param name="when">Which leads it is done for; null for all.</param>
    /// <param name="expiresAfter">After what time it is too late to be useful; null for never.</param>
    public TransitionBuilder Do(string intent, string? to = null, string? about = null, RuleText? when = null, TimeSpan? expiresAfter = null)
    {
        if (_do.Count == 0)
            Draft.Add("do", _do);
        _do.Add(DraftParts.Of(intent, to, about, when, expiresAfter));
        return this;
    }
}
