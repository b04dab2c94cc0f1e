using LeadRules.Calendars;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a route: the leads it takes, and what happens on the way.</summary>
public sealed class RouteBuilder
{
    private readonly List<JsonDraft> _then = [];
    private readonly List<JsonDraft> _do = [];

    internal RouteBuilder(JsonDraft draft) => Draft = draft;

    internal JsonDraft Draft { get; }

    /// <summary>Says what the route is for, for people.</summary>
    public RouteBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Says which leads it takes; all unless set.</summary>
    public RouteBuilder When(RuleText condition)
    {
        Draft.Add("when", condition.ToString());
        return this;
    }

    /// <summary>Adds a later step, such as from the qualifier to the rep once a meeting is set: the last whose condition is true counts.</summary>
    /// <param name="when">When a lead has come so far.</param>
    /// <param name="to">Where it goes then.</param>
    public RouteBuilder Then(RuleText when, Destination to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (_then.Count == 0)
            Draft.Add("then", _then);
        _then.Add(new JsonDraft().Add("when", when.ToString()).Add("to", to.ToString()));
        return this;
    }

    /// <summary>Adds what the host is told to do besides assigning the lead; to notify the new owner unless something is set.</summary>
    /// <param name="intent">What to do; not <see cref="IntentKind.Custom"/>.</param>
    /// <param name="to">To or with whom; <c>owner</c> is whoever receives the lead. Or null.</param>
    /// <param name="about">What about, such as <c>call</c> for a task; or null.</param>
    /// <param name="when">Which leads it is done for; null for all.</param>
    public RouteBuilder Do(IntentKind intent, string? to = null, string? about = null, RuleText? when = null) =>
        Do(DraftParts.WordOf(intent), to, about, when);

    /// <summary>Adds what the host is told to do besides assigning the lead; to notify the new owner unless something is set.</summary>
    /// <param name="intent">What to do, as rule books write it: the dotted name of an intent that a plug-in adds, such as <c>partner.invite</c>.</param>
    /// <param name="to">To or with whom; <c>owner</c> is whoever receives the lead. Or null.</param>
    /// <param name="about">What about, such as <c>call</c> for a task; or null.</param>
    /// <param name="when">Which leads it is done for; null for all.</param>
    public RouteBuilder Do(string intent, string? to = null, string? about = null, RuleText? when = null)
    {
        if (_do.Count == 0)
            DoNothing();
        _do.Add(DraftParts.Of(intent, to, about, when));
        return this;
    }

    /// <summary>Tells the host nothing besides assigning the lead, unless <see cref="Do(IntentKind, string?, string?, RuleText?)"/> adds something.</summary>
    public RouteBuilder DoNothing()
    {
        Draft.Set("do", _do);
        return this;
    }

    /// <summary>Sets what happens when a rep cannot receive, in order; <see cref="NobodyPolicy.NextRoute"/> unless set. A pool has its own.</summary>
    public RouteBuilder WhenNobody(params IEnumerable<NobodyPolicy> policies)
    {
        Draft.Add("whenNobody", RoutingBuilder.Texts(policies));
        return this;
    }

    /// <summary>Sets the first date on which the route is used, in the time zone of the rule book.</summary>
    public RouteBuilder From(DateOnly date)
    {
        Draft.Add("from", DateText.Format(date));
        return this;
    }

    /// <summary>Sets the last date on which the route is used.</summary>
    public RouteBuilder Until(DateOnly date)
    {
        Draft.Add("until", DateText.Format(date));
        return this;
    }
}
