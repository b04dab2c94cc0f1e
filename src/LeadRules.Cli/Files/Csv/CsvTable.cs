using System.Text;
using System.Text.Unicode;
using CsvHelper;
using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files.Csv;

/// <summary>A CSV file as rows of text, each with what is wrong with its shape: quotes, number of columns, encoding.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FileStream _file;
    private readonly CsvReader _reader;
    private CsvMalformedRecord? _malformed;

    public CsvTable(FileStream file)
    {
        _file = file;
        Name = Path.GetFileName(file.Name);
        RefuseUtf16();
        _reader = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = ',',
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            MaxRecordSize = LineBlocks.MaxLineLength,
            OnMalformedRecord = malformed => _malformed = malformed,
        });
        ReadHeader();
    }

    /// <summary>The file's name for messages.</summary>
    public string Name { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    public double Progress => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>The next row, or null at the end.</summary>
    public CsvRow? Next()
    {
        try
        {
            _malformed = null;
            if (!_reader.Read())
                return null;
        }
        catch (CsvFormatException)
        {
            throw DataFault(DataProblems.RowTooLong(_reader.LineNumber + 1));
        }

        var raw = _reader.RawRecord.ToArray();
        var line = _reader.LineNumber;
        return ShapeProblem(raw, line) is { } problem
            ? new CsvRow(line, raw, [], [problem])
            : new CsvRow(line, raw, _reader.Current.ToArray(), []);
    }

    /// <summary>Ends the command over problems that no row can be blamed for.</summary>
    public ToolException DataFault(params IEnumerable<Diagnostic> problems) =>
        new(string.Join('\n', problems.Select(problem => $"{Name}: {problem}")));

    public void Dispose() => _reader.Dispose();

    private void RefuseUtf16()
    {
        Span<byte> start = stackalloc byte[2];
        var length = _file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        _file.Position = 0;
        if (length == 2 && (start.SequenceEqual(Encoding.Unicode.Preamble) || start.SequenceEqual(Encoding.BigEndianUnicode.Preamble) || start.Contains((byte)0)))
            throw DataFault(DataProblems.NotUtf8ButUtf16() with { Line = 1, Column = 1 });
    }

    private void ReadHeader()
    {
        try
        {
            Columns = _reader.Headers;
        }
        catch (CsvFormatException)
        {
            throw DataFault(DataProblems.RowTooLong(1));
        }

        if (_malformed is { } malformed)
            throw DataFault(QuoteProblem(malformed));
        if (Columns.Count == 0)
            throw DataFault(DataProblems.NoHeader());
    }

    private Diagnostic? ShapeProblem(byte[] raw, long line)
    {
        if (!Utf8.IsValid(raw))
        {
            var problem = JsonFault.DescribeEncoding(raw, out var offset);
            return At(problem, raw, line, (int)offset);
        }

        if (_malformed is { } malformed)
            return QuoteProblem(malformed);
        return _reader.FieldCount == Columns.Count
            ? null
            : DataProblems.ShiftedColumns(_reader.FieldCount, Columns.Count) with { Line = DataProblems.ToLine(line), Column = 1 };
    }

    private static Diagnostic QuoteProblem(CsvMalformedRecord malformed)
    {
        var text = malformed.RawRecord;
        var quote = malformed.Reason == CsvMalformedReason.UnterminatedQuote ? UnclosedQuote(text) : FirstStrayQuote(text);
        return At(
            malformed.Reason == CsvMalformedReason.UnterminatedQuote ? DataProblems.UnclosedQuote() : DataProblems.StrayQuote(),
            Encoding.UTF8.GetBytes(text),
            malformed.LineNumber,
            Encoding.UTF8.GetByteCount(text.AsSpan(0, quote)));
    }

    /// <summary>Where the quote that is never closed opens: the last that stands at the start of a cell.</summary>
    private static int UnclosedQuote(string row) => CsvPlace.StartOfLastCell(row);

    private static int FirstStrayQuote(string row) => CsvPlace.StrayQuote(row);

    /// <summary>The problem with the line and column of a byte of a row, which may take several lines.</summary>
    public static Diagnostic At(Diagnostic problem, ReadOnlySpan<byte> row, long line, int offset)
    {
        var before = row[..offset];
        return problem with
        {
            Line = DataProblems.ToLine(line + before.Count((byte)'\n')),
            Column = 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]),
        };
    }
}

/// <summary>One row: its cells, or what is wrong with its shape.</summary>
internal sealed record CsvRow(long Line, byte[] Raw, string[] Cells, IReadOnlyList<Diagnostic> Problems)
{
    public RawRow ToRaw() => new(Line, Raw);

    /// <summary>The problem with the line and column of a cell.</summary>
    public Diagnostic At(int column, Diagnostic problem) => CsvTable.At(problem, Raw, Line, CsvPlace.StartOfCell(Raw, column));
}
