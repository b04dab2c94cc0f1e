namespace LeadRules.RuleBooks;

/// <summary>The values of an enumeration as rule books write them: <c>FirstResponse</c> is <c>firstResponse</c>.</summary>
internal static class EnumWords<T>
    where T : struct, Enum
{
    /// <summary>The words, in the order of the values.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetNames<T>().Select(static name => char.ToLowerInvariant(name[0]) + name[1..])];

    public static string Of(T value) => All[Array.IndexOf(Enum.GetValues<T>(), value)];
}
