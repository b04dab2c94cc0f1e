namespace LeadRules.RuleBooks.Json;

/// <summary>Where each JSON path of a rule book stands in its text, so that problems found later can name line and column.</summary>
internal sealed class SourceMap
{
    // Filled in by the reader.
}
