using LeadRules.Calendars;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a campaign: a series of content that leads are given over days.</summary>
public sealed class CampaignBuilder
{
    private readonly List<JsonDraft> _steps = [];

    internal CampaignBuilder(JsonDraft draft) => Draft = draft;

    internal JsonDraft Draft { get; }

    /// <summary>Says what it is for, for people.</summary>
    public CampaignBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Says when a lead that is enrolled leaves; when the steps are done unless set.</summary>
    public CampaignBuilder Leave(RuleText condition)
    {
        Draft.Add("leave", condition.ToString());
        return this;
    }

    /// <summary>Says how long after it left a lead can be enrolled again; never unless set.</summary>
    public CampaignBuilder Again(TimeSpan time)
    {
        Draft.Add("again", DurationText.Format(time));
        return this;
    }

    /// <summary>Sets at which time of the day steps are due, in the time zone of the rule book; the time of the enrolment unless set.</summary>
    public CampaignBuilder Time(TimeOnly time)
    {
        Draft.Add("time", DateText.Format(time.ToTimeSpan()));
        return this;
    }

    /// <summary>Adds a step that sends one piece of content; steps are added in the order of their days.</summary>
    /// <param name="day">How many days after the day of the enrolment it is due; 0 for the same day.</param>
    /// <param name="content">The key of the content.</param>
    /// <param name="when">For which leads; null for all.</param>
    public CampaignBuilder Step(int day, string content, RuleText? when = null) => Step(day, [new ContentChoice(content, null)], when);

    /// <summary>Adds a step that sends the first of several pieces of content that is for the lead and that it has not been given yet.</summary>
    /// <param name="day">How many days after the day of the enrolment it is due; 0 for the same day.</param>
    /// <param name="contents">The content.</param>
    /// <param name="when">For which leads; null for all.</param>
    public CampaignBuilder Step(int day, IReadOnlyList<ContentChoice> contents, RuleText? when = null)
    {
        ArgumentNullException.ThrowIfNull(contents);
        if (_steps.Count == 0)
            Draft.Add("steps", _steps);
        var step = new JsonDraft().Add("day", day);
        step.SetOneOrMore("content", [.. contents.Select(static content => DraftParts.Of(content.Key, RuleText.Of(content.When)))]);
        _steps.Add(step.Add("when", when?.ToString()));
        return this;
    }
}
