using LeadRules.Conditions;

namespace LeadRules;

/// <summary>
/// A text of a rule book: written out, or built in C# as a <see cref="Condition"/>, a <see cref="Formula"/> or an
/// <see cref="ActivitySelector"/>. Converts from all four, so that a builder takes any of them.
/// </summary>
public readonly struct RuleText : IEquatable<RuleText>
{
    private readonly string? _text;

    private RuleText(string text) => _text = text;

    /// <summary>Takes a text; whether it is in the language is checked when the rule book is built.</summary>
    public static implicit operator RuleText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RuleText(text);
    }

    /// <summary>Takes a condition.</summary>
    public static implicit operator RuleText(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new RuleText(condition.ToString());
    }

    /// <summary>Takes a formula.</summary>
    public static implicit operator RuleText(Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return new RuleText(formula.ToString());
    }

    /// <summary>Takes a selector.</summary>
    public static implicit operator RuleText(ActivitySelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return new RuleText(selector.ToString());
    }

    /// <summary>Whether the texts are the same.</summary>
    public static bool operator ==(RuleText left, RuleText right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(RuleText left, RuleText right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RuleText other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RuleText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>The text of a condition that may be missing.</summary>
    internal static RuleText? Of(Condition? condition) => condition is null ? default(RuleText?) : condition;

    /// <summary>The texts of activity selectors.</summary>
    internal static IReadOnlyList<RuleText> Of(IReadOnlyList<ActivitySelector> selectors) => [.. selectors.Select(static selector => (RuleText)selector)];
}
