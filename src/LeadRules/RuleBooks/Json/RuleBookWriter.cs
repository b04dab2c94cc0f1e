using System.Text;

namespace LeadRules.RuleBooks.Json;

/// <summary>Writes a rule book by building it again: the builder alone knows how the parts are written.</summary>
internal static class RuleBookWriter
{
    public static string Write(RuleBook book)
    {
        var builder = new RuleBookBuilder(book.Name, book.Version, book.Author, book.EffectiveFrom);
        if (book.TimeZone != "UTC")
            builder.TimeZone(book.TimeZone);
        foreach (var field in book.Fields)
            builder.Field(field.Name, field.Type);
        foreach (var list in book.Lists)
            builder.List(list.Name, list.Entries);
        foreach (var activity in book.Activities)
            builder.Activity(activity.Pattern, [.. activity.Properties.Select(static property => (property.Name, property.Type))]);
        foreach (var score in book.Scores)
            builder.Score(score.Name, draft => Score(score, draft));
        foreach (var bands in book.Bands)
            builder.Bands(bands);
        foreach (var grid in book.Grids)
            builder.Grid(grid.Name, grid.Rows, grid.Columns, grid.Separator);
        foreach (var threshold in book.Thresholds)
            builder.Threshold(threshold.Name, threshold.Score, threshold.Reach, threshold.Rearm);
        foreach (var segment in book.Segments)
            builder.Segment(segment.Name, segment.Enter, segment.Leave is { } leave ? leave : default(RuleText?));
        foreach (var classes in book.Classes)
            builder.Classes(classes.Name, [.. classes.Classes.Select(static item => (item.Name, (RuleText)item.When))]);
        return Encoding.UTF8.GetString(builder.ToUtf8());
    }

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
