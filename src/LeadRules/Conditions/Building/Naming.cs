using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>Refuses names that could not be written in a condition.</summary>
internal static class Naming
{
    public static string Check(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    public static string CheckFunction(string name)
    {
        Check(name);
        if (Words.TryAggregate(name, out _))
            throw new ArgumentException($"'{name}' counts activities; write Activities(\"email.clicked\") and the method of that name.", nameof(name));
        return Words.IsBareName(name)
            ? name
            : throw new ArgumentException($"'{name}' cannot be the name of a function: use letters, digits and underscores, and no word of the language.", nameof(name));
    }

    /// <summary>The type, family or <c>*</c> in lower case.</summary>
    public static string CheckPattern(string pattern)
    {
        Check(pattern);
        var type = pattern == "*" ? "" : pattern.EndsWith(".*", StringComparison.Ordinal) ? pattern[..^1] : pattern;
        return (type.Length == 0 || ActivityType.IsValid(type)) && !type.Contains("--", StringComparison.Ordinal)
            ? pattern.ToLowerInvariant()
            : throw new ArgumentException($"'{pattern}' is no activity type: write a type such as email.clicked, a family such as email.*, or * for all; letters, digits and . _ - : / only, no two hyphens together.", nameof(pattern));
    }
}
