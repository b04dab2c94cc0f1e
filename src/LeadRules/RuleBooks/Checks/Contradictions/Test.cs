using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>What is known of one operand when a part of a condition is true: that it is missing, or what values it can have.</summary>
internal sealed record Test
{
    /// <summary>The part of the condition; null for what is known beforehand.</summary>
    public Node? Source { get; init; }

    /// <summary>Whether the part stands as it is, or under a <c>not</c>.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether the operand is missing; every test of a value says that it is not.</summary>
    public bool Missing { get; init; }

    /// <summary>As what the operand is compared; null when all that is known is whether it is missing.</summary>
    public ScalarKind? Kind { get; init; }

    public Bound? Low { get; init; }

    public Bound? High { get; init; }

    /// <summary>The only values that are possible, where they are few.</summary>
    public IReadOnlyList<Scalar>? Few { get; init; }

    /// <summary>What else must hold of a value.</summary>
    public Func<Scalar, bool>? Also { get; init; }

    /// <summary>What to write instead of a comparison with an empty text; null for all other tests.</summary>
    public string? Mend { get; init; }

    /// <summary>The part as people would write it.</summary>
    public string Written => (IsNegated ? new Not(Source!) : Source!).ToString();

    public bool Admits(Scalar value) =>
        (Low is not { } low || Bound.Keeps(value.CompareTo(low.Value), low.Excluded))
        && (High is not { } high || Bound.Keeps(high.Value.CompareTo(value), high.Excluded))
        && (Few is null || Few.Contains(value))
        && (Also is null || Also(value));
}

/// <summary>One end of a range.</summary>
internal readonly record struct Bound(Scalar Value, bool Excluded)
{
    /// <summary>Whether a value that lies so far inside keeps to the bound.</summary>
    public static bool Keeps(int inside, bool excluded) => inside > 0 || (inside == 0 && !excluded);
}
