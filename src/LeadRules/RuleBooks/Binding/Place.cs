using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where a text of a rule book stands: its JSON path, the text itself, and the file, if there is one.</summary>
internal sealed record Place(string Path, string Text, SourceMap? Source);

/// <summary>A stretch of a text in a rule book.</summary>
internal readonly record struct Spot(Place Place, TextSpan Span);
