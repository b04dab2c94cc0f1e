namespace LeadRules.RuleBooks;

/// <summary>Kinds of intents as rule books write them: <c>createTask</c>, or the dotted name of an intent that a plug-in adds.</summary>
internal static class IntentWords
{
    /// <summary>How long the name of a plug-in's intent may be.</summary>
    public const int MaxLength = 100;

    /// <summary>The kinds that every host knows; <see cref="IntentKind.Custom"/> is said by a name of its own.</summary>
    public static IReadOnlyList<string> All { get; } = [.. EnumWords<IntentKind>.All.Where(static word => word != EnumWords<IntentKind>.Of(IntentKind.Custom))];

    /// <summary>An intent's kind in one word.</summary>
    public static string Of(IntentKind kind, string? name) => kind == IntentKind.Custom && name is not null ? name : EnumWords<IntentKind>.Of(kind);

    /// <summary>An intent in a few words: <c>createTask ana (call)</c>.</summary>
    public static string Of(Intent intent) => $"{Of(intent.Kind, intent.Name)}{(intent.To is null ? "" : $" {intent.To}")}{(intent.About is null ? "" : $" ({intent.About})")}";

    /// <summary>What a word means; false for a word that is neither a kind nor could be a plug-in's.</summary>
    public static bool TryParse(string word, out IntentKind kind, out string? name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (!string.Equals(All[i], word, StringComparison.Ordinal))
                continue;
            (kind, name) = (Enum.GetValues<IntentKind>()[i], null);
            return true;
        }

        (kind, name) = (IntentKind.Custom, word);
        return IsCustomName(word);
    }

    /// <summary>Whether a name could be a plug-in's: words joined by dots, at least two.</summary>
    public static bool IsCustomName(string name)
    {
        if (name.Length > MaxLength || !name.Contains('.', StringComparison.Ordinal))
            return false;
        foreach (var part in name.Split('.'))
        {
            if (part.Length == 0 || !part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                return false;
        }

        return true;
    }
}
