using System.Diagnostics.CodeAnalysis;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads rule books from JSON.</summary>
internal static class RuleBookReader
{
    /// <summary>Reads a rule book in UTF-8, with or without a byte order mark. Never throws for content.</summary>
    public static RuleBookReadResult Read(ReadOnlySpan<byte> utf8Json, RuleBookLimits? limits = null) => throw new NotSupportedException();

    /// <summary>Reads a rule book. Never throws for content.</summary>
    public static RuleBookReadResult Read(string json, RuleBookLimits? limits = null) => throw new NotSupportedException();

    public static bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out RuleBook? book, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var result = Read(utf8Json);
        book = result.Book;
        diagnostics = result.Diagnostics;
        return book is not null;
    }
}
