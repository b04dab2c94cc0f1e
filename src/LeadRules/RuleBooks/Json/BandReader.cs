using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads band sets: floors, <c>{ "cold": 0, "hot": 60 }</c>, or ranges, <c>{ "of": "employees", "ranges": { "A": "&lt; 10" } }</c>.</summary>
internal sealed class BandReader(Reading reading)
{
    private const string FloorExample = "\"hot\": 60";

    private static readonly MemberSet<BandsMember> Known = new();

    private enum BandsMember
    {
        Of,
        Ranges,
        Floors,
    }

    public BandSetDefinition? Read(string name, JsonItem item)
    {
        if (!item.IsObject)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object such as { \"cold\": 0, \"warm\": 30, \"hot\": 60 }"));
            return null;
        }

        if (IsShort(item))
            return new BandSetDefinition { Name = name, Bands = Bands(item, Floors, FloorExample) };
        reading.TryMembers(item, Known, "", out var members);
        var ranges = members[BandsMember.Ranges];
        var floors = members[BandsMember.Floors];
        if (ranges.Exists && floors.Exists)
            reading.Report(item, Problems.OneOf(reading.Path(item), ["ranges", "floors"], "A set of bands"));
        else if (!members.IsGiven(BandsMember.Ranges) && !members.IsGiven(BandsMember.Floors))
            reading.Report(item, Problems.MissingMember(reading.Path(item), "ranges", "\"ranges\": { \"A\": \"< 10\", \"B\": \">= 10\" }"));
        return new BandSetDefinition
        {
            Name = name,
            Of = reading.Word(members[BandsMember.Of], "the name of a score or field"),
            Bands = ranges.Exists ? Bands(ranges, Ranges, "\"A\": \"< 10\"") : floors.Exists ? Bands(floors, Floors, FloorExample) : [],
        };
    }

    /// <summary>Whether the members are bands with their floors. A band may be named 'of' or 'floors', as long as it has a number.</summary>
    private static bool IsShort(JsonItem item)
    {
        foreach (var (name, value) in item.Members())
        {
            if (value.IsObject || (!value.IsNumber && Known.Find(name) >= 0))
                return false;
        }

        return true;
    }

    private List<BandDefinition> Bands(JsonItem item, Func<JsonItem, List<(JsonItem Item, BandDefinition Band)>> read, string example)
    {
        if (!item.IsObject)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object of bands"));
            return [];
        }

        var before = reading.ProblemCount;
        var bands = read(item);
        if (bands.Count == 0 && reading.ProblemCount == before)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "There are no bands.", example));
        bands.Sort(static (left, right) => Compare(left.Band.Range, right.Band.Range));
        CheckOverlaps(bands);
        return [.. bands.Select(static band => band.Band)];
    }

    /// <summary>Each band goes from its floor to the next one's, the last to infinity.</summary>
    private List<(JsonItem Item, BandDefinition Band)> Floors(JsonItem item)
    {
        List<(JsonItem Item, string Name, double Floor)> floors = [];
        foreach (var (key, value) in Named(item))
        {
            if (!value.IsNumber)
                reading.Report(value, Problems.TextAmongFloors(reading.Path(value), Found.In(value)));
            else if (reading.Number(value) is { } floor)
                floors.Add((value, key, floor));
        }

        floors.Sort(static (left, right) => left.Floor.CompareTo(right.Floor));
        return [.. floors.Select((floor, i) =>
        {
            double? next = i + 1 < floors.Count && floors[i + 1].Floor > floor.Floor ? floors[i + 1].Floor : null;
            return (floor.Item, new BandDefinition(floor.Name, new NumberRange(floor.Floor, true, next, false)));
        })];
    }

    private List<(JsonItem Item, BandDefinition Band)> Ranges(JsonItem item)
    {
        List<(JsonItem, BandDefinition)> bands = [];
        foreach (var (name, value) in Named(item))
        {
            if (reading.Range(value) is { } range)
                bands.Add((value, new BandDefinition(name, range)));
        }

        return bands;
    }

    /// <summary>The members with a name that is possible and stands here once.</summary>
    private List<(string Name, JsonItem Value)> Named(JsonItem item)
    {
        List<(string, JsonItem)> named = [];
        Dictionary<string, JsonItem> seen = new(StringComparer.Ordinal);
        foreach (var (key, value) in item.Members())
        {
            if (reading.LabelOf(key) is not { } name)
                continue;
            if (seen.TryAdd(name, key))
                named.Add((name, value));
            else
                reading.ReportTwice(key, seen[name]);
        }

        return named;
    }

    private void CheckOverlaps(List<(JsonItem Item, BandDefinition Band)> bands)
    {
        for (var i = 1; i < bands.Count; i++)
        {
            var (lower, upper) = (bands[i - 1].Band, bands[i].Band);
            if (Shared(lower.Range, upper.Range) is { } shared)
                reading.Report(bands[i].Item, Problems.OverlappingBands(reading.Path(bands[i].Item), lower.Name, upper.Name, shared));
        }
    }

    /// <summary>A number in both ranges, of which the second does not begin before the first; or null.</summary>
    private static double? Shared(NumberRange lower, NumberRange upper)
    {
        var start = upper.From ?? lower.From ?? Math.Min(lower.To ?? 0, upper.To ?? 0) - 1;
        if (lower.Contains(start) && upper.Contains(start))
            return start;
        var end = Math.Min(lower.To ?? double.PositiveInfinity, upper.To ?? double.PositiveInfinity);
        var middle = double.IsPositiveInfinity(end) ? start + 1 : start + ((end - start) / 2);
        return lower.Contains(middle) && upper.Contains(middle) ? middle : null;
    }

    private static int Compare(NumberRange left, NumberRange right)
    {
        var order = (left.From ?? double.NegativeInfinity).CompareTo(right.From ?? double.NegativeInfinity);
        if (order == 0)
            order = right.FromIncluded.CompareTo(left.FromIncluded);
        return order != 0 ? order : (left.To ?? double.PositiveInfinity).CompareTo(right.To ?? double.PositiveInfinity);
    }
}
