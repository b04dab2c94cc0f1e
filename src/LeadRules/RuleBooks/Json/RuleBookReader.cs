using System.Diagnostics.CodeAnalysis;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads rule books from JSON.</summary>
internal static class RuleBookReader
{
    public static bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out RuleBook? book, out IReadOnlyList<Diagnostic> diagnostics) =>
        throw new NotSupportedException();
}
