namespace LeadRules.Conditions.Parsing;

/// <summary>Carries the first error of a text out of the parser; never leaves this folder.</summary>
#pragma warning disable CA1032, CA1064, RCS1194 // Made in two places, caught in one, seen by nobody else.
internal sealed class SyntaxException(SyntaxError error) : Exception(error.Message)
{
    public SyntaxError Error { get; } = error;
}
