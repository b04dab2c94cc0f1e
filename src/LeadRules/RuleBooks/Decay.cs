namespace LeadRules;

/// <summary>How the points of an activity fade with its age. Immutable.</summary>
/// <remarks>Ages are counted in whole seconds. The factor is 1 at age 0, never rises, and stays between 0 and 1.</remarks>
public sealed record Decay
{
    private Decay(DecayKind kind, TimeSpan length, IReadOnlyList<DecayStep> steps)
    {
        Kind = kind;
        Length = length;
        Steps = steps;
    }

    /// <summary>Points do not fade.</summary>
    public static Decay None { get; } = new(DecayKind.None, TimeSpan.Zero, EquatableList<DecayStep>.Empty);

    /// <summary>The shape of the decay.</summary>
    public DecayKind Kind { get; }

    /// <summary>The half-life of an exponential decay, the whole length of a linear one, else zero.</summary>
    public TimeSpan Length { get; }

    /// <summary>The steps of a stepwise decay in order of age, else empty.</summary>
    public IReadOnlyList<DecayStep> Steps { get; }

    /// <summary>Exponential decay: after each half-life, half of what was left. <c>factor = 2^(-age / halfLife)</c>.</summary>
    /// <param name="halfLife">At least a second.</param>
    public static Decay HalfLife(TimeSpan halfLife) => new(DecayKind.Exponential, AtLeastASecond(halfLife, nameof(halfLife)), EquatableList<DecayStep>.Empty);

    /// <summary>Linear decay: from all to nothing over a length of time. <c>factor = max(0, 1 - age / over)</c>.</summary>
    /// <param name="over">At least a second.</param>
    public static Decay Over(TimeSpan over) => new(DecayKind.Linear, AtLeastASecond(over, nameof(over)), EquatableList<DecayStep>.Empty);

    /// <summary>Stepwise decay: from each step's age on, its factor; before the first step, 1.</summary>
    /// <param name="steps">Ages above zero, each once; factors from 0 to 1 that never rise with age; in any order.</param>
    /// <exception cref="ArgumentException">The steps are empty, or break one of these rules.</exception>
    public static Decay InSteps(params IEnumerable<DecayStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var sorted = steps.OrderBy(static step => step.Age).ToArray();
        if (sorted.Length == 0)
            throw new ArgumentException("A stepwise decay needs a step.", nameof(steps));
        var before = new DecayStep(TimeSpan.Zero, 1);
        foreach (var step in sorted)
        {
            if (step.Age <= before.Age)
                throw new ArgumentException("The ages of the steps must be above zero, and each may stand once.", nameof(steps));
            if (!(step.Factor >= 0 && step.Factor <= before.Factor))
                throw new ArgumentException("The factors of the steps must lie between 0 and 1 and must not rise with age.", nameof(steps));
            before = step;
        }

        return new Decay(DecayKind.Stepwise, TimeSpan.Zero, EquatableList.Create<DecayStep>(sorted));
    }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(Decay), (nameof(Kind), Kind), (nameof(Length), Length), (nameof(Steps), Steps));

    private static TimeSpan AtLeastASecond(TimeSpan length, string parameter) =>
        length >= TimeSpan.FromSeconds(1) ? length : throw new ArgumentOutOfRangeException(parameter, length, "A decay takes at least a second.");
}

/// <summary>The shapes of decay.</summary>
public enum DecayKind
{
    /// <summary>Points do not fade.</summary>
    None,

    /// <summary>Half of what is left is lost with each half-life.</summary>
    Exponential,

    /// <summary>The same amount is lost each second until nothing is left.</summary>
    Linear,

    /// <summary>The factor falls at stated ages.</summary>
    Stepwise,
}

/// <summary>One step of a stepwise decay: from this age on, this factor.</summary>
/// <param name="Age">The age from which the factor holds.</param>
/// <param name="Factor">What is left of the points, from 0 to 1.</param>
public readonly record struct DecayStep(TimeSpan Age, double Factor)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(DecayStep), (nameof(Age), Age), (nameof(Factor), Factor));
}
