namespace LeadRules.RuleBooks;

/// <summary>The words that mean something else wherever a property of activities could be named.</summary>
internal static class ActivityWords
{
    public static IReadOnlyList<string> Taken { get; } = ["subject", "value", "type", "occurred", "at"];
}
