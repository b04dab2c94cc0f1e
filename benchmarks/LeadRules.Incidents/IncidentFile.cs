using System.Globalization;
using System.IO.Compression;

namespace LeadRules.Incidents;

/// <summary>One incident, as its last event tells it.</summary>
internal readonly record struct Incident(string Number, string Priority, DateTimeOffset Opened, DateTimeOffset Closed, bool MadeSla);

/// <summary>The event log of incidents: one line an event, the events of an incident one after another.</summary>
internal static class IncidentFile
{
    private const int MadeSla = 6;
    private const int Opened = 9;
    private const int Priority = 22;
    private const int Closed = 35;

    /// <summary>Reads the lines and keeps nothing: the floor.</summary>
    public static long CountLines(string path)
    {
        var lines = 0L;
        using var reader = Open(path);
        while (reader.ReadLine() is not null)
            lines++;
        return lines;
    }

    public static IEnumerable<Incident> Read(string path)
    {
        using var reader = Open(path);
        reader.ReadLine();
        string? last = null;
        while (reader.ReadLine() is { } line)
        {
            if (last is not null && !SameNumber(last, line))
                yield return Parse(last);
            last = line;
        }

        if (last is not null)
            yield return Parse(last);
    }

    private static StreamReader Open(string path) => new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), bufferSize: 1 << 16);

    private static bool SameNumber(string one, string other) => other.AsSpan().StartsWith(one.AsSpan(0, one.IndexOf(',', StringComparison.Ordinal) + 1));

    private static Incident Parse(string line)
    {
        Span<Range> cells = stackalloc Range[64];
        var text = line.AsSpan();
        text.Split(cells, ',');
        return new Incident(text[cells[0]].ToString(), text[cells[Priority]].ToString(), Instant(text[cells[Opened]]), Instant(text[cells[Closed]]), text[cells[MadeSla]].SequenceEqual("true"));
    }

    private static DateTimeOffset Instant(ReadOnlySpan<char> text) =>
        DateTimeOffset.ParseExact(text, "d/M/yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
