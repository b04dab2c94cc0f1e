namespace LeadRules;

/// <summary>The fact that says when it is: the instant of the decision. Rules take it for the present, as the injected <see cref="TimeProvider"/> does.</summary>
/// <param name="At">The instant.</param>
public sealed record DecisionInstant(DateTimeOffset At)
{
    /// <summary>The instant.</summary>
    public override string ToString() => $"at {InstantText.Format(At)}";
}

/// <summary>The fact that a lead has a score, for reactions.</summary>
/// <param name="Name">The name of the score.</param>
/// <param name="Value">Its value; null when it is unknown.</param>
/// <param name="Band">Its band in the bands of the same name; or null.</param>
public sealed record LeadScore(string Name, double? Value, string? Band)
{
    /// <summary>The score and its band.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}{(Band is null ? "" : $" ({Band})")}");
}

/// <summary>The fact that a lead belongs to a segment, for reactions.</summary>
/// <param name="Name">The name of the segment.</param>
public sealed record LeadSegment(string Name)
{
    /// <summary>The segment.</summary>
    public override string ToString() => $"in segment {Name}";
}

/// <summary>The fact that a lead has a class of a set, for reactions.</summary>
/// <param name="Set">The name of the set.</param>
/// <param name="Name">The name of the class.</param>
public sealed record LeadClass(string Set, string Name)
{
    /// <summary>The set and the class.</summary>
    public override string ToString() => $"{Set} is {Name}";
}

/// <summary>
/// Marks an NRules rule that runs after the rule book, when the scores (<see cref="LeadScore"/>), segments (<see cref="LeadSegment"/>), classes
/// (<see cref="LeadClass"/>) and the <see cref="LeadState"/> are facts too. Rules without it run before the rule book, and again with the reactions,
/// which can match what they yield.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReactionAttribute : Attribute;
