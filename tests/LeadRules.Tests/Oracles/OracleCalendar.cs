namespace LeadRules.Tests.Oracles;

/// <summary>Dates and times of a place, as instants.</summary>
internal static class OracleCalendar
{
    /// <summary>The earliest instant at which the clocks of the zone show the given time or a later one.</summary>
    public static DateTimeOffset FirstInstantOf(DateTime local, string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        var starts = new List<DateTimeOffset> { asUtc.AddHours(-30) };
        for (var probe = starts[0]; probe < asUtc.AddHours(30); probe = probe.AddMinutes(15))
        {
            if (info.GetUtcOffset(probe) != info.GetUtcOffset(probe.AddMinutes(15)))
                starts.Add(ChangeAfter(info, probe));
        }

        // Between two changes of the clocks, the time that they show goes with the instant.
        for (var i = 0; ; i++)
        {
            var offset = info.GetUtcOffset(starts[i]);
            var reached = asUtc - offset > starts[i] ? asUtc - offset : starts[i];
            if (i == starts.Count - 1 || reached < starts[i + 1])
                return reached;
        }
    }

    private static DateTimeOffset ChangeAfter(TimeZoneInfo zone, DateTimeOffset from)
    {
        var (before, after) = (from, from.AddMinutes(15));
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            if (zone.GetUtcOffset(middle) == zone.GetUtcOffset(from))
                before = middle;
            else
                after = middle;
        }

        return after;
    }
}
