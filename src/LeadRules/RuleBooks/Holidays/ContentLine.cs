using System.Globalization;
using System.Text;

namespace LeadRules.RuleBooks.Holidays;

/// <summary>A line of an iCalendar text, after lines that were folded have been joined (RFC 5545, 3.1): <c>DTSTART;VALUE=DATE:20261225</c>.</summary>
/// <param name="Number">The number of its first line in the text.</param>
/// <param name="Name">The name in capitals; empty when the line has no colon.</param>
/// <param name="Parameters">What stands between the name and the colon.</param>
/// <param name="Value">What stands after the colon; the whole line when it has none.</param>
internal readonly record struct ContentLine(int Number, string Name, string Parameters, string Value)
{
    public static IEnumerable<ContentLine> Of(string text)
    {
        var joined = new StringBuilder();
        var (number, first) = (0, 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.TrimEnd('\r');
            if (content is [' ' or '\t', ..] && joined.Length > 0)
            {
                joined.Append(content, 1, content.Length - 1);
                continue;
            }

            if (joined.Length > 0)
                yield return Split(joined.ToString(), first);
            joined.Clear().Append(content);
            first = number;
        }

        if (joined.Length > 0)
            yield return Split(joined.ToString(), first);
    }

    /// <summary>Whether a STATUS says that the event is cancelled.</summary>
    public bool IsCancelled => Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);

    /// <summary>The date of a value that names a date of an event of whole days, whatever time follows it; null when it is none.</summary>
    public DateOnly? DateAlone()
    {
        var text = Value.AsSpan().Trim();
        return text.Length >= 8 && (text.Length == 8 || text[8] == 'T') && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    /// <summary>The value as a text, with its escapes resolved.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] != '\\' || i + 1 == Value.Length)
                text.Append(Value[i]);
            else
                text.Append(Value[++i] is 'n' or 'N' ? ' ' : Value[i]);
        }

        return text.ToString().Trim();
    }

    private static ContentLine Split(string line, int number)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            if (line[i] != ':' || quoted)
                continue;
            var name = line[..i];
            var end = name.IndexOf(';', StringComparison.Ordinal);
            return new ContentLine(number, (end < 0 ? name : name[..end]).ToUpperInvariant(), end < 0 ? "" : name[(end + 1)..], line[(i + 1)..]);
        }

        return new ContentLine(number, "", "", line);
    }
}
