using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LeadRules.Cli.Files;
using LeadRules.Cli.Output;

namespace LeadRules.Cli.Scoring;

/// <summary>Bad rows: shown until there are enough of them to stop, or written with their reasons to a file to be mended.</summary>
internal sealed class Rejects : IDisposable
{
    /// <summary>How many bad rows are shown before the tool stops: enough to see what is wrong with the file.</summary>
    private const int MostShown = 10;
    private readonly TextWriter _error;
    private readonly OutputFile? _file;
    private readonly Utf8JsonWriter? _json;

    /// <summary>Shows bad rows; or with a path, writes them to that file.</summary>
    public Rejects(TextWriter error, string? path)
    {
        _error = error;
        if (path is null)
            return;
        _file = OutputFile.At(path);
        _json = new Utf8JsonWriter(_file.Stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public long Count { get; private set; }

    /// <summary>Whether it is of no use to look on.</summary>
    public bool IsEnough => _file is null && Count >= MostShown;

    /// <summary>Whether nothing may be written.</summary>
    public bool ForbidOutput => _file is null && Count > 0;

    public void Add(string fileName, RawRow row, IReadOnlyList<Diagnostic> problems)
    {
        Count++;
        if (_json is not null)
        {
            Write(_json, fileName, row, problems);
            return;
        }

        foreach (var problem in problems)
            _error.WriteLine($"{fileName}: {problem}");
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        _json?.Dispose();
        _file?.Commit();
    }

    public void Dispose()
    {
        // The writer has nothing left to flush after a row, and what it could not flush no file will hold.
        _file?.Dispose();
    }

    private void Write(Utf8JsonWriter json, string fileName, RawRow row, IReadOnlyList<Diagnostic> problems)
    {
        json.WriteStartObject();
        json.WriteString("file", fileName);
        json.WriteNumber("line", row.Line);
        if (row.TooLong is { } place)
        {
            json.WriteNumber("offset", place.Offset);
            json.WriteNumber("bytes", place.Length);
        }
        else if (row.Text is { } text)
        {
            json.WriteString("row", text.TrimEnd('\r', '\n'));
        }
        else if (Utf8.IsValid(row.Utf8.Span))
        {
            json.WriteString("row", row.Utf8.Span.TrimEnd("\r"u8));
        }
        else
        {
            json.WriteBase64String("rowBase64", row.Utf8.Span);
        }

        DiagnosticJson.WriteList(json, "problems", problems);
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        _file!.Stream.Write("\n"u8);
    }
}
