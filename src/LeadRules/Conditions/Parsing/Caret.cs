using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Parsing;

/// <summary>Shows a place in a text: the line it is in, and below it carets under the place.</summary>
internal static class Caret
{
    private const int MaxWidth = 100;

    /// <summary>A syntax error as one message: what, where, how to mend it.</summary>
    public static string Describe(string text, SyntaxError error)
    {
        var (line, column) = Place(text, error.Span.Start);
        return $"{error.Message} (line {line}, column {column})\n{Show(text, error.Span, "  ")}\n{error.Mend}";
    }

    /// <summary>The line and column of a place, both counted from 1.</summary>
    public static (int Line, int Column) Place(string text, int position)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        var line = before.Count('\n') + 1;
        return (line, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The line of a place, cut to a readable width around it, and the carets below.</summary>
    public static string Show(string text, TextSpan span, string indent)
    {
        var start = Math.Min(span.Start, text.Length);
        var lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        if (lineStart > start)
            lineStart = start;
        var lineEnd = text.IndexOf('\n', start);
        if (lineEnd < 0)
            lineEnd = text.Length;
        var from = Math.Max(lineStart, start - (MaxWidth / 2));
        var to = Math.Min(lineEnd, from + MaxWidth);
        var head = from > lineStart ? "…" : "";
        var tail = to < lineEnd ? "…" : "";
        var shown = text[from..to].Replace('\t', ' ').Replace('\r', ' ').TrimEnd();
        var carets = Math.Clamp(Math.Min(span.End, to) - start, 1, MaxWidth);
        return $"{indent}{head}{shown}{tail}\n{indent}{new string(' ', head.Length + start - from)}{new string('^', carets)}";
    }
}
