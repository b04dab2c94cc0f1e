namespace LeadRules.RuleBooks.Json;

/// <summary>Writes rule books as JSON.</summary>
internal static class RuleBookWriter
{
    public static string Write(RuleBook book) => throw new NotSupportedException(book.Name);
}
