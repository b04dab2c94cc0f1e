using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads rule books from JSON. Finds all problems at once and never throws for content.</summary>
internal static class RuleBookReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out RuleBook? book, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var result = Read(utf8Json);
        book = result.Book;
        diagnostics = result.Diagnostics;
        return book is not null;
    }

    /// <summary>Reads a rule book from text.</summary>
    public static RuleBookReadResult Read(string json, RuleBookLimits? limits = null)
    {
        limits ??= RuleBookLimits.Default;
        if (json.Length > limits.MaxBytes)
            return Nothing(Problems.FileTooLarge(json.Length, limits.MaxBytes));
        try
        {
            return Read(Strict.GetBytes(json), limits, hasFile: true);
        }
        catch (EncoderFallbackException half)
        {
            return Nothing(Problems.WrongEncoding(string.Create(CultureInfo.InvariantCulture, $"The text has half a character (a surrogate without its other half) at position {half.Index}.")));
        }
    }

    /// <summary>Reads a rule book in UTF-8, with or without a byte order mark.</summary>
    public static RuleBookReadResult Read(ReadOnlySpan<byte> utf8Json, RuleBookLimits? limits = null)
    {
        limits ??= RuleBookLimits.Default;
        return utf8Json.Length > limits.MaxBytes
            ? Nothing(Problems.FileTooLarge(utf8Json.Length, limits.MaxBytes))
            : Read(utf8Json.ToArray(), limits, hasFile: true);
    }

    /// <summary>Reads what the builder made; its problems have paths, but no lines and columns.</summary>
    public static RuleBookReadResult ReadBuilt(byte[] utf8Json) => Read(utf8Json, RuleBookLimits.Default, hasFile: false);

    /// <summary>Reads one calendar that stands alone: the source tells where its parts stand.</summary>
    public static (CalendarDefinition? Partial, IReadOnlyList<Diagnostic> Diagnostics, SourceMap? Source) ReadCalendar(ReadOnlySpan<byte> utf8Json, bool hasFile)
    {
        CalendarDefinition? calendar = null;
        SourceMap? source = null;
        var result = utf8Json.Length > RuleBookLimits.Default.MaxBytes
            ? Nothing(Problems.FileTooLarge(utf8Json.Length, RuleBookLimits.Default.MaxBytes))
            : Read(utf8Json.ToArray(), RuleBookLimits.Default, hasFile, (reading, root, map) =>
            {
                calendar = new CalendarReader(reading).Read("", root, timeZone: null);
                source = map;
                return null;
            });
        return (calendar, result.Diagnostics, source);
    }

    private static RuleBookReadResult Read(byte[] utf8, RuleBookLimits limits, bool hasFile) =>
        Read(utf8, limits, hasFile, static (reading, root, source) => new BookReader(reading).Read(root, source));

    private static RuleBookReadResult Read(byte[] utf8, RuleBookLimits limits, bool hasFile, Func<Reading, JsonItem, SourceMap?, RuleBook?> read)
    {
        if (WrongEncoding(utf8) is { } problem)
            return Nothing(problem);
        var start = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var (tree, faults, complete) = JsonTreeReader.Read(utf8, start, limits);
        var source = new SourceMap(tree, hasFile);
        var reading = new Reading(tree, source, limits);
        foreach (var fault in faults)
            reading.Report(fault);
        var book = complete ? read(reading, tree.Root, hasFile ? source : null) : null;
        return new RuleBookReadResult(book, reading.InOrder(), reading.Broken);
    }

    private static RuleBookReadResult Nothing(Diagnostic problem) => new(null, [problem], BrokenDefinitions.None);

    private static Diagnostic? WrongEncoding(byte[] utf8)
    {
        if (utf8 is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..])
            return Problems.WrongEncoding("The file is UTF-16 text.");
        if (Utf8.IsValid(utf8))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8.AsSpan(at), out _, out var bytes) == OperationStatus.Done)
            at += bytes;
        var (line, column) = new JsonTree(utf8, [], 0).PlaceOf(at);
        return Problems.WrongEncoding(string.Create(CultureInfo.InvariantCulture, $"The byte 0x{utf8[at]:X2} is not UTF-8 here.")) with { Line = line, Column = column };
    }
}
