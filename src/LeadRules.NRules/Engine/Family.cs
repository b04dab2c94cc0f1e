namespace LeadRules.NRules.Engine;

/// <summary>The activities that a condition names: a set of types and families. Equal ones share their part of the network.</summary>
internal sealed record Family
{
    private readonly EquatableList<string> _patterns;

    private Family(EquatableList<string> patterns) => _patterns = patterns;

    /// <summary>Every activity.</summary>
    public static Family All { get; } = new(["*"]);

    /// <summary>Those of several patterns; null for none.</summary>
    public static Family? Of(IEnumerable<string> patterns)
    {
        string[] distinct = [.. patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return distinct.Length == 0 ? null : new Family(EquatableList.Create<string>(distinct));
    }

    public bool Covers(Activity activity)
    {
        foreach (var pattern in _patterns.Span)
        {
            if (pattern.EndsWith('*') ? activity.Type.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : string.Equals(activity.Type, pattern, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public bool Equals(Family? other) => other is not null && _patterns.Equals(other._patterns);

    public override int GetHashCode() => _patterns.GetHashCode();
}
