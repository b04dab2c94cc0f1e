using FsCheck;
using FsCheck.Fluent;

namespace LeadRules.Tests.Leads;

public sealed class ZoneTests
{
    [Theory]
    [InlineData("UTC", "2026-03-29T02:30", "2026-03-29T02:30:00Z")]
    [InlineData("Europe/Madrid", "2026-01-15T12:00", "2026-01-15T11:00:00Z")]
    [InlineData("Europe/Madrid", "2026-07-15T12:00", "2026-07-15T10:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-07-15T12:00", "2026-07-15T06:15:00Z")]
    public void A_plain_local_time_is_shifted_by_the_offset(string id, string local, string utc) => ToUtc(id, local).ShouldBe(utc);

    [Theory]
    [InlineData("America/New_York", "2025-03-09T02:30", "2025-03-09T07:00:00Z")]
    [InlineData("Europe/Dublin", "2025-03-30T01:30", "2025-03-30T01:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2025-10-05T02:15", "2025-10-04T15:30:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z")]
    public void A_local_time_that_was_skipped_is_the_instant_of_the_change(string id, string local, string utc) => ToUtc(id, local).ShouldBe(utc);

    [Theory]
    [InlineData("America/New_York", "2025-11-02T01:30", "2025-11-02T05:30:00Z")]
    [InlineData("Europe/Dublin", "2025-10-26T01:30", "2025-10-26T00:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z")]
    public void A_local_time_that_occurs_twice_is_the_first_of_the_two(string id, string local, string utc) => ToUtc(id, local).ShouldBe(utc);

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Kwajalein", "1993-08-21", "1993-08-21T12:00:00Z")]
    [InlineData("Pacific/Kiritimati", "1994-12-31", "1994-12-31T10:00:00Z")]
    [InlineData("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z")]
    public void A_day_starts_at_its_first_instant_or_where_it_was_skipped(string id, string date, string utc) =>
        Format(Of(id).StartOfDay(DateOnly.Parse(date, null))).ShouldBe(utc);

    [Theory]
    [InlineData("Europe/Madrid", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00")]
    [InlineData("Europe/Madrid", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00")]
    [InlineData("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00")]
    public void Local_time_is_what_the_clock_on_the_wall_shows(string id, string utc, string local) =>
        Of(id).ToLocal(DateTimeOffset.Parse(utc, null).UtcTicks).ToString("s").ShouldBe(local);

    [Theory]
    [InlineData("Asia/Tokyo", "0001-01-01T00:00")]
    [InlineData("Asia/Tokyo", "9999-12-31T23:59")]
    [InlineData("America/New_York", "0001-01-01T00:00")]
    [InlineData("America/New_York", "9999-12-31T23:59")]
    public void The_ends_of_the_calendar_stay_inside_it(string id, string local)
    {
        var zone = Of(id);
        var utc = zone.ToUtcTicks(DateTime.Parse(local, null));

        utc.ShouldBeInRange(0, DateTime.MaxValue.Ticks);
        zone.ToLocal(utc).Year.ShouldBe(DateTime.Parse(local, null).Year);
    }

    /// <summary>Steps the minutes of three days around the local time and takes the first whose clock reads at least it.</summary>
    [Fact]
    public void A_local_time_is_the_earliest_minute_whose_clock_reads_at_least_it()
    {
        string[] ids = ["Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Antarctica/Troll", "Pacific/Apia", "America/St_Johns", "Asia/Gaza"];
        var changes = ids.SelectMany(id => ChangesOf(id).Select(local => (Id: id, Local: local))).ToArray();
        var cases =
            from change in Gen.Elements(changes)
            from minutes in Gen.Choose(-180, 180)
            select (change.Id, Local: change.Local.AddMinutes(minutes));

        Prop.ForAll(cases.ToArbitrary(), @case => ToUtc(@case.Id, @case.Local) == BySteps(@case.Id, @case.Local)).QuickCheckThrowOnFailure();
    }

    private static DateTime[] ChangesOf(string id)
    {
        var zone = Of(id);
        List<DateTime> changes = [];
        var first = new DateTime(2008, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var hour = 0; hour < 20 * 366 * 24; hour++)
        {
            var utc = first.AddHours(hour);
            if (zone.ToLocal(utc.Ticks) - utc != zone.ToLocal(utc.Ticks - TimeSpan.TicksPerHour) - utc.AddHours(-1))
                changes.Add(zone.ToLocal(utc.Ticks));
        }

        return [.. changes];
    }

    private static string BySteps(string id, DateTime local)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(id);
        var utc = new DateTimeOffset(local.AddHours(-36), TimeSpan.Zero);
        while (utc.DateTime + info.GetUtcOffset(utc) < local)
            utc = utc.AddMinutes(1);
        return Format(utc.UtcTicks);
    }

    private static string ToUtc(string id, string local) => ToUtc(id, DateTime.Parse(local, null));

    private static string ToUtc(string id, DateTime local) => Format(Of(id).ToUtcTicks(local));

    private static string Format(long utcTicks) => InstantText.Format(new DateTimeOffset(utcTicks, TimeSpan.Zero));

    private static Zone Of(string id) => new(TimeZoneInfo.FindSystemTimeZoneById(id));
}
