using System.Globalization;

namespace LeadRules;

/// <summary>Reads ISO 8601 dates with times, strictly: what conditions, JSON and CSV files accept.</summary>
internal static class InstantParser
{
    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd' 'HH:mm:ss",
        "yyyy-MM-dd' 'HH:mm",
        "yyyy-MM-dd",
    ];

    /// <summary>Reads a date with an optional time and an optional offset; the offset is null where there is none.</summary>
    public static bool TryParse(string text, out DateTime local, out TimeSpan? offset)
    {
        offset = null;
        var end = text.Length;
        if (text.Length > 10 && text[^1] is 'Z' or 'z')
        {
            offset = TimeSpan.Zero;
            end--;
        }
        else if (text.Length > 16 && text[^6] is '+' or '-' && text[^3] == ':')
        {
            if (!TimeSpan.TryParseExact(text.AsSpan(text.Length - 5), @"hh\:mm", CultureInfo.InvariantCulture, out var size) || size.TotalHours > 14)
            {
                local = default;
                return false;
            }

            offset = text[^6] == '-' ? -size : size;
            end -= 6;
        }

        var hasTime = end > 10;
        if (!DateTime.TryParseExact(text.AsSpan(0, end), LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out local) || (offset is not null && !hasTime))
            return false;
        return offset is not { } shift || IsInRange(local, shift);
    }

    private static bool IsInRange(DateTime local, TimeSpan offset)
    {
        var utc = local.Ticks - offset.Ticks;
        return utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks;
    }
}
