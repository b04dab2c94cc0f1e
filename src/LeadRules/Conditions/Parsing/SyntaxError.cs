using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Parsing;

/// <summary>What a text says that the grammar does not: what was found, where, and how to mend it.</summary>
internal sealed record SyntaxError(SyntaxErrorKind Kind, TextSpan Span, string Message, string Mend);

internal enum SyntaxErrorKind
{
    Unexpected,
    Limit,
}

/// <summary>Bounds on a condition's text, so that a hostile one costs nothing.</summary>
internal sealed record ParseLimits(int MaxLength = 10_000, int MaxDepth = 64, int MaxNodes = 4_000, int MaxItems = 1_000)
{
    public static ParseLimits Default { get; } = new();
}
