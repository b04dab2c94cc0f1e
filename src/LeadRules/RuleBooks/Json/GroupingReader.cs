using LeadRules.Conditions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads what groups leads by their scores and conditions: grids, thresholds, segments and classes.</summary>
internal sealed class GroupingReader(Reading reading)
{
    private static readonly MemberSet<GridMember> KnownOfGrids = new();
    private static readonly MemberSet<ThresholdMember> KnownOfThresholds = new();
    private static readonly MemberSet<SegmentMember> KnownOfSegments = new();
    private readonly SuppressionReader _suppressions = new(reading);

    private enum GridMember
    {
        Rows,
        Columns,
        Separator,
    }

    private enum ThresholdMember
    {
        Score,
        Reach,
        Rearm,
    }

    private enum SegmentMember
    {
        Enter,
        Leave,
        Suppresses,
    }

    public GridDefinition? Grid(string name, JsonItem item)
    {
        const string what = "the name of a set of bands";
        if (!reading.TryMembers(item, KnownOfGrids, "an object such as { \"rows\": \"fit\", \"columns\": \"engagement\" }", out var members))
            return null;
        reading.Require(members, GridMember.Rows, "rows", "\"rows\": \"fit\"");
        reading.Require(members, GridMember.Columns, "columns", "\"columns\": \"engagement\"");
        var rows = reading.Id(members[GridMember.Rows], what);
        var columns = reading.Id(members[GridMember.Columns], what);
        var separator = reading.Text(members[GridMember.Separator], "a text", reading.Limits.MaxNameLength, mayBeEmpty: true) ?? "";
        return rows is null || columns is null ? null : new GridDefinition { Name = name, Rows = rows, Columns = columns, Separator = separator };
    }

    public ThresholdDefinition? Threshold(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfThresholds, "an object such as { \"score\": \"engagement\", \"reach\": 50 }", out var members))
            return null;
        reading.Require(members, ThresholdMember.Score, "score", "\"score\": \"engagement\"");
        reading.Require(members, ThresholdMember.Reach, "reach", "\"reach\": 50");
        var score = reading.Id(members[ThresholdMember.Score], "the name of a score");
        var reach = reading.Number(members[ThresholdMember.Reach]);
        var rearm = reading.Number(members[ThresholdMember.Rearm]);
        if (rearm > reach)
            reading.Report(members[ThresholdMember.Rearm], Problems.RearmAboveReach(reading.Path(members[ThresholdMember.Rearm]), rearm.Value, reach.Value));
        return score is null || reach is not { } height ? null : new ThresholdDefinition { Name = name, Score = score, Reach = height, Rearm = rearm ?? height };
    }

    public SegmentDefinition? Segment(string name, JsonItem item)
    {
        if (item.IsText)
            return reading.Condition(item) is { } condition ? new SegmentDefinition { Name = name, Enter = condition } : null;
        if (!reading.TryMembers(item, KnownOfSegments, "a condition, or an object with \"enter\" and \"leave\"", out var members))
            return null;
        reading.Require(members, SegmentMember.Enter, "enter", "\"enter\": \"score.engagement >= 60\"");
        var enter = reading.Condition(members[SegmentMember.Enter]);
        var leave = reading.Condition(members[SegmentMember.Leave]);
        var suppresses = _suppressions.Read(members[SegmentMember.Suppresses]);
        return enter is null ? null : new SegmentDefinition { Name = name, Enter = enter, Leave = leave, Suppresses = suppresses };
    }

    public ClassSetDefinition? ClassSet(string name, JsonItem item)
    {
        if (!item.IsArray)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "a list such as [{ \"zombie\": \"age(last(*)) > 180d\" }]"));
            return null;
        }

        if (item.Count == 0)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "There are no classes.", "{ \"could-close\": \"true\" }"));
        Dictionary<string, JsonItem> names = new(StringComparer.Ordinal);
        return new ClassSetDefinition { Name = name, Classes = [.. item.Items().Select(entry => Class(entry, names))] };
    }

    /// <summary>One class. A broken one keeps its place; see <see cref="RuleBookReadResult"/>.</summary>
    private ClassDefinition Class(JsonItem item, Dictionary<string, JsonItem> names)
    {
        var name = "";
        Condition? condition = null;
        var members = 0;
        if (!item.IsObject)
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object such as { \"zombie\": \"age(last(*)) > 180d\" }"));
        foreach (var (key, value) in item.Members())
        {
            members++;
            var label = reading.LabelOf(key);
            if (label is not null && !names.TryAdd(label, key))
                reading.Report(key, Problems.DuplicateClass(reading.Path(key), label, reading.LineOf(names[label])));
            name = label ?? name;
            condition = reading.Condition(value);
        }

        if (item.IsObject && members != 1)
            reading.Report(item, Problems.NotOneMember(reading.Path(item), members));
        return new ClassDefinition(name, condition ?? Condition.Parse("true"));
    }
}
