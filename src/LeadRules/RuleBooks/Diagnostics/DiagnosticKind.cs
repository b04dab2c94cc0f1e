using System.Globalization;
using System.Text;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>One kind of problem: its stable code, how bad it is, and what it says in general. Each has a section in <c>docs/diagnostics.md</c>.</summary>
internal sealed record DiagnosticKind(string Code, DiagnosticSeverity Severity, string Title, string Summary)
{
    public static DiagnosticKind Error(string code, string title, string summary) => new(code, DiagnosticSeverity.Error, title, summary);

    public static DiagnosticKind Warning(string code, string title, string summary) => new(code, DiagnosticSeverity.Warning, title, summary);

    public static DiagnosticKind Info(string code, string title, string summary) => new(code, DiagnosticSeverity.Info, title, summary);

    /// <summary>A problem of this kind at a place. What a file holds may stand in its texts: control characters are shown, not printed.</summary>
    public Diagnostic At(string path, string message, string mend) => new(Code, Severity, Printable(path), Printable(message), Printable(mend));

    private static string Printable(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var shown = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsControl(c))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                shown.Append(c);
        }

        return shown.ToString();
    }
}
