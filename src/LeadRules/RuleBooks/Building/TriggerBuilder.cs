using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a trigger: what the host is told to do when something happens or becomes true.</summary>
public sealed class TriggerBuilder
{
    private readonly List<JsonDraft> _do = [];

    internal TriggerBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what it is for, for people.</summary>
    public TriggerBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Sets the activities that fire it, each once, such as <c>meeting.booked</c>.</summary>
    public TriggerBuilder On(params IReadOnlyList<RuleText> selectors)
    {
        Draft.SetSelectors("on", selectors);
        return this;
    }

    /// <summary>Says for which leads; without <see cref="On"/> it fires when this becomes true.</summary>
    public TriggerBuilder When(RuleText condition)
    {
        Draft.Add("when", condition.ToString());
        return this;
    }

    /// <summary>Says when it can fire again; unless set, when the condition is not true any more. Only without <see cref="On"/>.</summary>
    public TriggerBuilder Rearm(RuleText condition)
    {
        Draft.Add("rearm", condition.ToString());
        return this;
    }

    /// <summary>Has it fire once in the life of a lead.</summary>
    public TriggerBuilder Once()
    {
        Draft.Set("once", true);
        return this;
    }

    /// <summary>Adds what the host is told to do.</summary>
    /// <param name="intent">What to do; not <see cref="IntentKind.Custom"/>.</param>
    /// <param name="to">To or with whom; <c>owner</c> is whoever has the lead. Or null.</param>
    /// <param name="about">What about, such as <c>call</c> for a task; or null.</param>
    /// <param name="when">Which leads it is done for; null for all.</param>
    /// <param name="expiresAfter">After what time it is too late to be useful; null for never.</param>
    public TriggerBuilder Do(IntentKind intent, string? to = null, string? about = null, RuleText? when = null, TimeSpan? expiresAfter = null) =>
        Do(DraftParts.WordOf(intent), to, about, when, expiresAfter);

    /// <summary>Adds what the host is told to do.</summary>
    /// <param name="intent">What to do, as rule books write it: the dotted name of an intent that a plug-in adds, such as <c>partner.invite</c>.</param>
    /// <param name="to">To or with whom; <c>owner</c> is whoever has the lead. Or null.</param>
    /// <param name="about">What about, such as <c>call</c> for a task; or null.</param>
    /// <param name="when">Which leads it is done for; null for all.</param>
    /// <param name="expiresAfter">After what time it is too late to be useful; null for never.</param>
    public TriggerBuilder Do(string intent, string? to = null, string? about = null, RuleText? when = null, TimeSpan? expiresAfter = null)
    {
        if (_do.Count == 0)
            Draft.Add("do", _do);
        _do.Add(DraftParts.Of(intent, to, about, when, expiresAfter));
        return this;
    }
}
