using LeadRules.Conditions.Parsing;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>Adds to a problem where it stands in the file.</summary>
internal static class Places
{
    /// <summary>The problem with the line and column of its path, when there is a file.</summary>
    public static Diagnostic In(this Diagnostic problem, SourceMap? source) =>
        source?.Find(problem.Path) is { } place ? problem with { Line = place.Line, Column = place.Column } : problem;

    /// <summary>The problem with the excerpt of a condition's text and, when there is a file, the line and column of the very words.</summary>
    /// <param name="problem">The problem; its path is that of the text.</param>
    /// <param name="text">The condition, formula or selector as it was written.</param>
    /// <param name="span">The words in it.</param>
    /// <param name="source">The file, or null.</param>
    public static Diagnostic InText(this Diagnostic problem, string text, TextSpan span, SourceMap? source)
    {
        var shown = problem with { Excerpt = Caret.Show(text, span, "  ") };
        return source?.Find(problem.Path, span.Start) is { } place ? shown with { Line = place.Line, Column = place.Column } : shown;
    }
}
