using System.Text;
using System.Text.Json;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Calendars;

/// <summary>Reads the calendar of a command, alone or in a rule book, and holidays from files of their own.</summary>
internal static class CalendarFile
{
    /// <summary>The calendar; null when its file has errors, which have been printed.</summary>
    public static BusinessCalendar? Load(ToolConsole console, string path, string? name, IReadOnlyList<string> holidayFiles)
    {
        var content = InputFile.ReadAll(path, "calendar");
        var holidays = holidayFiles.SelectMany(file => Holidays(console, file)).ToList();
        if (!IsRuleBook(content))
        {
            if (name is not null)
                throw new ToolException($"'{path}' is one calendar and no rule book: leave --calendar out.");
            CalendarText.TryMake(content, hasFile: true, holidays, out var alone, out var diagnostics);
            Print(console, path, diagnostics);
            return alone;
        }

        if (!RuleBook.TryParse(content, out var book, out var problems))
        {
            Print(console, path, problems);
            return null;
        }

        var calendar = Choose(path, book, name);
        LeadEngine.TryCompile(content, holidays.Count == 0 ? null : LeadEngineOptions.Default.WithHolidays(calendar, holidays), out var engine, out problems);
        Print(console, path, engine is null ? problems : [.. problems.Where(problem => problem.Path.StartsWith("$.calendars.", StringComparison.Ordinal))]);
        return engine?.Calendars[calendar];
    }

    private static string Choose(string path, RuleBook book, string? name)
    {
        string[] names = [.. book.Calendars.Select(static calendar => calendar.Name)];
        if (names.Length == 0)
            throw new ToolException($"The rule book '{path}' has no calendars.");
        if (name is null && names.Length > 1)
            throw new ToolException($"The rule book '{path}' has {names.Length} calendars: name one with --calendar: {string.Join(", ", names)}.");
        return name is null || names.Contains(name, StringComparer.Ordinal)
            ? name ?? names[0]
            : throw new ToolException($"The rule book '{path}' has no calendar '{name}'. It has: {string.Join(", ", names)}.");
    }

    private static IReadOnlyList<Holiday> Holidays(ToolConsole console, string path)
    {
        var content = InputFile.ReadAll(path, "holidays");
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException($"Cannot read the holidays '{path}': the file is not UTF-8 text.");
        }

        var isRead = HolidayText.TryParse(text, out var holidays, out var diagnostics);
        Print(console, path, diagnostics);
        return isRead ? holidays! : throw new ToolException($"Cannot use the holidays '{path}'.");
    }

    /// <summary>A rule book has a name, and a calendar has none.</summary>
    private static bool IsRuleBook(byte[] content)
    {
        try
        {
            var text = content.AsMemory(content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && (document.RootElement.TryGetProperty("name", out _) || document.RootElement.TryGetProperty("calendars", out _));
        }
        catch (JsonException)
        {
            // The reader of calendars says what is wrong with the text.
            return false;
        }
    }

    private static void Print(ToolConsole console, string path, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            console.Error.WriteLine($"{path}: {diagnostic}");
    }
}
