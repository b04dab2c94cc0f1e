using System.Globalization;

namespace LeadRules.Cli;

/// <summary>Small turns of phrase.</summary>
internal static class Words
{
    /// <summary>A number and its noun: <c>1 lead</c>, <c>12,000 leads</c>.</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Text from a file, safe to print: control characters would move the cursor or colour the terminal.</summary>
    public static string Printable(string? text)
    {
        if (text is null || !text.Any(char.IsControl))
            return text ?? "";
        return string.Concat(text.Select(static c => char.IsControl(c) ? '\uFFFD' : c));
    }

    /// <summary>As <see cref="Printable"/>, for text of several lines.</summary>
    public static string PrintableLines(string text) => string.Join('\n', text.Split('\n').Select(Printable));
}
