using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Parsing;

internal enum TokenKind
{
    End,
    Name,
    BracketedName,
    Number,
    Duration,
    Date,
    Text,
    ListName,
    Symbol,
}

/// <summary>One word of a condition. <see cref="Text"/> is its meaning: the name without brackets, the text without quotes, the symbol.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, TextSpan Span)
{
    public bool IsWord(string word) => Kind == TokenKind.Name && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);
}
