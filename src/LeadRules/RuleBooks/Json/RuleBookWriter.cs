using System.Text;
using LeadRules.Calendars;

namespace LeadRules.RuleBooks.Json;

/// <summary>Writes a rule book by building it again: the builder alone knows how the parts are written.</summary>
internal static class RuleBookWriter
{
    public static string Write(RuleBook book)
    {
        var builder = new RuleBookBuilder(book.Name, book.Version, book.Author, book.EffectiveFrom);
        if (book.TimeZone != "UTC")
            builder.TimeZone(book.TimeZone);
        Sections(book, new RuleBook(), builder);
        foreach (var challenger in book.Challengers)
            builder.Challenger(challenger.Name, challenger.Share, draft => Sections(challenger.Book, book, draft));
        return Encoding.UTF8.GetString(builder.ToUtf8());
    }

    /// <summary>Adds what a rule book says beyond another, or otherwise.</summary>
    private static void Sections(RuleBook book, RuleBook other, RuleBookBuilder builder)
    {
        foreach (var field in Beyond(book.Fields, other.Fields))
            builder.Field(field.Name, field.Type);
        foreach (var list in Beyond(book.Lists, other.Lists))
            builder.List(list.Name, list.Entries);
        foreach (var activity in Beyond(book.Activities, other.Activities))
            builder.Activity(activity.Pattern, [.. activity.Properties.Select(static property => (property.Name, property.Type))]);
        foreach (var score in Beyond(book.Scores, other.Scores))
            builder.Score(score.Name, draft => Score(score, draft));
        foreach (var bands in Beyond(book.Bands, other.Bands))
            builder.Bands(bands);
        foreach (var grid in Beyond(book.Grids, other.Grids))
            builder.Grid(grid.Name, grid.Rows, grid.Columns, grid.Separator);
        foreach (var threshold in Beyond(book.Thresholds, other.Thresholds))
            builder.Threshold(threshold.Name, threshold.Score, threshold.Reach, threshold.Rearm);
        foreach (var segment in Beyond(book.Segments, other.Segments))
            builder.Segment(segment.Name, segment.Enter, RuleText.Of(segment.Leave), segment.Suppresses);
        foreach (var classes in Beyond(book.Classes, other.Classes))
            builder.Classes(classes.Name, [.. classes.Classes.Select(static item => (item.Name, (RuleText)item.When))]);
        foreach (var calendar in Beyond(book.Calendars, other.Calendars))
            Calendar(calendar, builder, book.TimeZone);
        if (book.Calendar is { } name && name != other.Calendar)
            builder.Calendar(name);
        foreach (var sla in Beyond(book.Slas, other.Slas))
            SlaWriter.Write(sla, builder);
        if (!book.Routing.Equals(other.Routing))
            builder.Routing(draft => RoutingWriter.Write(book.Routing, draft, Zone.Of(book.TimeZone)));
        if (!book.Lifecycle.Equals(other.Lifecycle))
            builder.Lifecycle(draft => LifecycleWriter.Write(book.Lifecycle, draft));
        foreach (var trigger in Beyond(book.Triggers, other.Triggers))
            builder.Trigger(trigger.Name, draft => TriggerWriter.Write(trigger, draft));
        foreach (var campaign in Beyond(book.Campaigns, other.Campaigns))
            builder.Campaign(campaign.Name, campaign.Enroll, draft => CampaignWriter.Write(campaign, draft));
    }

    private static IEnumerable<T> Beyond<T>(IReadOnlyList<T> items, IReadOnlyList<T> others) => others.Count == 0 ? items : items.Except(others);

    private static void Calendar(CalendarDefinition calendar, RuleBookBuilder builder, string timeZone)
    {
        if (calendar.Both.Count > 0)
            builder.CalendarOfBoth(calendar.Name, calendar.Both);
        else if (calendar.Either.Count > 0)
            builder.CalendarOfEither(calendar.Name, calendar.Either);
        else if (calendar.TimeZone == timeZone)
            builder.Calendar(calendar.Name, draft => Calendar(calendar, draft));
        else
            builder.Calendar(calendar.Name, calendar.TimeZone, draft => Calendar(calendar, draft));
    }

    private static void Calendar(CalendarDefinition calendar, BusinessCalendarBuilder draft)
    {
        foreach (var day in calendar.Hours)
            draft.Hours(day.Day, Texts(day.Windows));
        foreach (var day in calendar.Breaks)
            draft.Breaks(day.Day, Texts(day.Windows));
        draft.Holidays(calendar.Holidays);
        foreach (var worked in calendar.WorkedHolidays)
            draft.WorkedHoliday(worked);
        foreach (var special in calendar.Overrides)
            draft.Override(special.Date, special.Name, Texts(special.Windows));
        foreach (var closure in calendar.Closures)
            draft.Closure(closure.From, closure.To, closure.Name);
    }

    private static IReadOnlyList<(string From, string To)> Texts(IReadOnlyList<DayWindow> windows) =>
        [.. windows.Select(static window => (DateText.Format(window.From), DateText.Format(window.To)))];

    private static void Score(ScoreDefinition score, ScoreBuilder draft)
    {
        if (score.Description is not null)
            draft.Description(score.Description);
        draft.Clamp(score.Min, score.Max);
        if (score.Decimals != 0)
            draft.Decimals(score.Decimals);
        if (score.Decay.Kind != DecayKind.None)
            draft.Decay(score.Decay);
        if (score.Formula is not null)
            draft.Formula(score.Formula);
        foreach (var group in score.Groups)
            draft.Group(group.Name, group.Min, group.Max);
        foreach (var rule in score.Rules)
        {
            if (rule.Per is { } per)
                draft.Per(rule.Id, rule.Points, per, settings => Rule(rule, settings));
            else
                draft.When(rule.Id, rule.Points, rule.When!, settings => Rule(rule, settings));
        }
    }

    private static void Rule(RuleDefinition rule, RuleBuilder settings)
    {
        if (rule.Description is not null)
            settings.Description(rule.Description);
        if (rule.Limit is { } limit)
            settings.Limit(limit);
        if (rule.Distinct is not null)
            settings.Distinct(rule.Distinct);
        if (rule.Within is { } within)
            settings.Within(within);
        if (rule.Decay is not null)
            settings.Decay(rule.Decay);
        settings.Clamp(rule.Min, rule.Max);
        if (rule.Group is not null)
            settings.Group(rule.Group);
    }
}
