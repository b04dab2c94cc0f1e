using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>A place where a text is no JSON, or not the plain JSON that we read.</summary>
internal readonly record struct JsonFault(DiagnosticKind Kind, int Offset, string Message, string Mend);
