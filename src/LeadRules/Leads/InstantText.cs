using System.Globalization;

namespace LeadRules;

/// <summary>The one spelling of instants: ISO 8601 in UTC, seconds' decimals only where there are any.</summary>
internal static class InstantText
{
    /// <summary>With the offset that the instant carries, as people there read it.</summary>
    public static string FormatLocal(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Format(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return utc.Ticks % TimeSpan.TicksPerSecond == 0
            ? utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
