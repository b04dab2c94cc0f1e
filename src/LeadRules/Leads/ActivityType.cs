namespace LeadRules;

/// <summary>What an activity's type may look like, and the hash by which leads and engines find it.</summary>
internal static class ActivityType
{
    /// <summary>The type in lower case.</summary>
    /// <exception cref="ArgumentException">The type is empty or holds other characters than letters, digits and <c>. _ - : /</c>.</exception>
    public static string Normalize(string type)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        if (!IsValid(type))
            throw new ArgumentException($"'{type}' is not an activity type: only letters, digits and . _ - : / may stand in it. Write a dotted name such as 'email.clicked'.", nameof(type));
        return type.ToLowerInvariant();
    }

    public static bool IsValid(string type)
    {
        foreach (var c in type)
        {
            if (!IsTypeCharacter(c))
                return false;
        }

        return type.Length > 0;
    }

    public static bool IsTypeCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '/';

    /// <summary>A hash that is the same in every process (FNV-1a), so that groups can be found without hashing text again.</summary>
    public static int Hash(string normalType)
    {
        var hash = 2166136261u;
        foreach (var c in normalType)
            hash = unchecked((hash ^ c) * 16777619u);
        return unchecked((int)hash);
    }
}
