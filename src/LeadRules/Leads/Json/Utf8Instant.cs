using System.Runtime.CompilerServices;
using System.Text;

namespace LeadRules.Leads.Json;

/// <summary>
/// Reads ISO 8601 instants from UTF-8: the usual spellings here, without a string; everything else by
/// <see cref="InstantParser"/>, which alone says what is accepted.
/// </summary>
internal static class Utf8Instant
{
    private const int SecondsLength = 19;

    /// <summary>Reads an instant as UTC ticks; without an offset it is a local time of the zone.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, Zone zone, out long utcTicks)
    {
        if (TryParseUsual(text, out utcTicks, out var offset))
        {
            if (offset is { } ticks)
                utcTicks -= ticks;
            else
                utcTicks = zone.ToUtcTicks(new DateTime(utcTicks));
            if (utcTicks >= 0 && utcTicks <= DateTime.MaxValue.Ticks)
                return true;
        }

        return TryParse(Encoding.UTF8.GetString(text), zone, out utcTicks);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, Zone, out long)"/>
    public static bool TryParse(string text, Zone zone, out long utcTicks)
    {
        utcTicks = 0;
        if (!InstantParser.TryParse(text, out var local, out var offset))
            return false;
        utcTicks = offset is { } shift ? local.Ticks - shift.Ticks : zone.ToUtcTicks(local);
        return true;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        var (century, ofCentury, month, day) = (Two(text, 0), Two(text, 2), Two(text, 5), Two(text, 8));
        var year = (century * 100) + ofCentury;
        if (century < 0 || ofCentury < 0 || year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss</c>, then up to seven decimals, then <c>Z</c>, an offset or nothing.</summary>
    private static bool TryParseUsual(ReadOnlySpan<byte> text, out long localTicks, out long? offset)
    {
        localTicks = 0;
        offset = null;
        if (text.Length < SecondsLength || text[10] != 'T' || text[13] != ':' || text[16] != ':' || !TryParseDate(text[..10], out var date))
            return false;
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;

        localTicks = (date.DayNumber * TimeSpan.TicksPerDay) + (((((hour * 60) + minute) * 60) + second) * TimeSpan.TicksPerSecond);
        return TryFraction(text[SecondsLength..], ref localTicks, out var rest) && TryOffset(rest, out offset);
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref long ticks, out ReadOnlySpan<byte> rest)
    {
        rest = text;
        if (text.IsEmpty || text[0] != '.')
            return true;
        var unit = TimeSpan.TicksPerSecond;
        var length = 1;
        for (; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            unit /= 10;
            ticks += (text[length] - '0') * unit;
        }

        rest = text[length..];
        return length is > 1 and <= 8;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long? offset)
    {
        offset = null;
        if (text.IsEmpty)
            return true;
        if (text.Length == 1 && text[0] == 'Z')
        {
            offset = 0;
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var (hours, minutes) = (Two(text, 1), Two(text, 4));
        if (hours is < 0 or > 13 || minutes is < 0 or > 59)
            return false;

        var ticks = ((hours * 60) + minutes) * TimeSpan.TicksPerMinute;
        offset = text[0] == '-' ? -ticks : ticks;
        return true;
    }

    /// <summary>The number that two digits make, or a negative one when they are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> text, int start)
    {
        var (tens, ones) = ((uint)(text[start] - '0'), (uint)(text[start + 1] - '0'));
        return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
    }
}
