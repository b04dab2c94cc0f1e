using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where a text of a rule book stands: its JSON path and the text itself.</summary>
internal sealed record Place(string Path, string Text);

/// <summary>A stretch of a text in a rule book.</summary>
internal readonly record struct Spot(Place Place, TextSpan Span);
