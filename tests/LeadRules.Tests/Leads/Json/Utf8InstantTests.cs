using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadRules.Leads.Json;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Leads.Json;

/// <summary>The fast way to read instants accepts and gives what the plain way does.</summary>
public sealed class Utf8InstantTests
{
    private static readonly Zone[] Zones = [.. new[] { "UTC", "Europe/Madrid", "America/Sao_Paulo", "Pacific/Apia" }.Select(static id => new Zone(TimeZoneInfo.FindSystemTimeZoneById(id)))];

    [Fact]
    public void An_instant_in_bytes_is_read_as_the_same_text_is()
    {
        var accepted = 0;
        Properties.ForAll(
            from text in Texts
            from zone in Pick.From(Zones)
            select (Text: text, Zone: zone),
            one =>
            {
                var expected = Utf8Instant.TryParse(one.Text, one.Zone, out var ticks);
                Utf8Instant.TryParse(Encoding.UTF8.GetBytes(one.Text), one.Zone, out var fast).ShouldBe(expected, $"'{one.Text}' in {one.Zone.Id}");
                if (!expected)
                    return;
                fast.ShouldBe(ticks, $"'{one.Text}' in {one.Zone.Id}");
                accepted++;
            },
            tests: 5000);
        accepted.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_date_in_bytes_is_read_as_the_framework_reads_it() =>
        Properties.ForAll(
            Mutated(Dates),
            static text =>
            {
                var expected = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
                Utf8Instant.TryParseDate(Encoding.UTF8.GetBytes(text), out var fast).ShouldBe(expected, text);
                fast.ShouldBe(date, text);
            },
            tests: 2000);

    [Theory]
    [InlineData("2026-11-22T09:00:00Z", "2026-11-22T09:00:00.0000000")]
    [InlineData("2026-11-22T09:00:00.1234567+01:30", "2026-11-22T07:30:00.1234567")]
    [InlineData("2026-11-22T09:00:00-14:00", "2026-11-22T23:00:00.0000000")]
    [InlineData("2026-11-22T09:00:00", "2026-11-22T08:00:00.0000000")]
    [InlineData("2026-11-22 09:00", "2026-11-22T08:00:00.0000000")]
    [InlineData("2026-11-22", "2026-11-21T23:00:00.0000000")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000")]
    public void An_instant_is_read(string text, string utc)
    {
        Utf8Instant.TryParse(Encoding.UTF8.GetBytes(text), Zones[1], out var ticks).ShouldBeTrue();

        new DateTime(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture).ShouldBe(utc);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-11-22T24:00:00Z")]
    [InlineData("2026-11-22T09:60:00Z")]
    [InlineData("2026-11-22T09:00:60Z")]
    [InlineData("2026-13-01T09:00:00Z")]
    [InlineData("2026-00-01T09:00:00Z")]
    [InlineData("2026-11-00T09:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-11-22T09:00:00.12345678Z")]
    [InlineData("2026-11-22T09:00:00+14:01")]
    [InlineData("2026-11-22T09:00:00+1:00")]
    [InlineData("2026-11-22T09:00:00 Z")]
    [InlineData("2026-11-22Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("22.11.2026")]
    [InlineData("２026-11-22T09:00:00Z")]
    public void What_is_no_instant_is_refused(string text) => Utf8Instant.TryParse(Encoding.UTF8.GetBytes(text), Zones[1], out _).ShouldBeFalse();

    private static Gen<string> Dates =>
        from year in Often([1, 2, 1900, 2011, 2018, 2024, 2026, 9998, 9999], [0])
        from month in Often([1, 2, 3, 10, 11, 12], [0, 13])
        from day in Often([1, 2, 4, 25, 28, 29, 30, 31], [0, 32])
        select string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private static Gen<string> Texts => Mutated(
        from date in Dates
        from separator in Often(["T"], [" ", "t"])
        from hour in Often([0, 1, 2, 9, 23], [24])
        from minute in Often([0, 30, 59], [60])
        from seconds in Often([":00", ":59"], ["", ":60"])
        from digits in Often([0, 1, 3, 7], [8, 9])
        from offset in Often(["", "Z", "z", "+01:00", "-03:00", "+14:00", "-14:00", "+13:59"], ["+14:01", "+00:60", "+1:00", "-0100"])
        select string.Create(CultureInfo.InvariantCulture, $"{date}{separator}{hour:00}:{minute:00}{seconds}{(digits == 0 ? "" : "." + "987654321"[..digits])}{offset}"));

    /// <summary>Mostly the usual, now and then what is odd or wrong.</summary>
    private static Gen<T> Often<T>(T[] usual, T[] odd) => Pick.Weighted((9, () => Pick.From(usual)), (1, () => Pick.From(odd)));

    /// <summary>Half of the texts as they are, the others with a character replaced, added or taken away.</summary>
    private static Gen<string> Mutated(Gen<string> texts) =>
        from text in texts
        from kind in Gen.Choose(0, 5)
        from place in Gen.Choose(0, text.Length - 1)
        from letter in Pick.From("09-:TZ+ .x９é")
        select kind switch
        {
            0 => text[..place] + letter + text[(place + 1)..],
            1 => text[..place] + letter + text[place..],
            2 => text.Remove(place, 1),
            _ => text,
        };
}
