using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>One version of a service-level agreement between marketing and sales: for which leads, by which calendar, and its targets.</summary>
public sealed record SlaPolicyDefinition
{
    private readonly IReadOnlyList<string> _parties = EquatableList<string>.Empty;
    private readonly IReadOnlyList<ActivitySelector> _until = EquatableList<ActivitySelector>.Empty;
    private readonly IReadOnlyList<PauseDefinition> _pauses = EquatableList<PauseDefinition>.Empty;
    private readonly IReadOnlyList<SlaTargetDefinition> _targets = EquatableList<SlaTargetDefinition>.Empty;

    /// <summary>The name; the versions of one agreement share it.</summary>
    public required string Name { get; init; }

    /// <summary>The version, in the authors' own numbering; null when there is only one.</summary>
    public string? Version { get; init; }

    /// <summary>From which date on, in the time zone of the rule book, clocks start under this version; null for ever.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Who agreed to it, for people.</summary>
    public IReadOnlyList<string> Parties { get => _parties; init => _parties = EquatableList.Of(value); }

    /// <summary>What the agreement means, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>To which leads it applies, asked at the instant at which a clock would start; null for all.</summary>
    public Condition? When { get; init; }

    /// <summary>The calendar of its targets, or null for that of the owner, else of the rule book.</summary>
    public string? Calendar { get; init; }

    /// <summary>The activities that end every clock without judging it: the lead is lost, junk, won.</summary>
    public IReadOnlyList<ActivitySelector> Until { get => _until; init => _until = EquatableList.Of(value); }

    /// <summary>What stops the clocks for a while.</summary>
    public IReadOnlyList<PauseDefinition> Pauses { get => _pauses; init => _pauses = EquatableList.Of(value); }

    /// <summary>The targets.</summary>
    public IReadOnlyList<SlaTargetDefinition> Targets { get => _targets; init => _targets = EquatableList.Of(value); }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(SlaPolicyDefinition), (nameof(Name), Name), (nameof(Version), Version), (nameof(EffectiveFrom), EffectiveFrom), (nameof(Parties), Parties), (nameof(Description), Description), (nameof(When), When), (nameof(Calendar), Calendar), (nameof(Until), Until), (nameof(Pauses), Pauses), (nameof(Targets), Targets));
}

/// <summary>A pause: from one activity to the next of another kind no time counts.</summary>
/// <param name="From">What begins it.</param>
/// <param name="To">What ends it.</param>
public sealed record PauseDefinition(ActivitySelector From, ActivitySelector To);

/// <summary>One clock of an agreement: what starts and stops it, how long it may run, and what happens on the way.</summary>
public sealed record SlaTargetDefinition
{
    private readonly IReadOnlyList<ActivitySelector> _start = EquatableList<ActivitySelector>.Empty;
    private readonly IReadOnlyList<ActivitySelector> _stop = EquatableList<ActivitySelector>.Empty;
    private readonly IReadOnlyList<TouchRequirement> _touches = EquatableList<TouchRequirement>.Empty;
    private readonly IReadOnlyList<string> _guards = EquatableList<string>.Empty;
    private readonly IReadOnlyList<SlaStepDefinition> _steps = EquatableList<SlaStepDefinition>.Empty;
    private readonly IReadOnlyList<SlaOutcomeDefinition> _then = EquatableList<SlaOutcomeDefinition>.Empty;

    /// <summary>The name, unique in its policy; the versions of a policy share it.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures.</summary>
    public required SlaTargetKind Kind { get; init; }

    /// <summary>What it means, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The calendar, or null for that of the policy.</summary>
    public string? Calendar { get; init; }

    /// <summary>What starts the clock; <c>lead.created</c> is also the lead's own instant of creation.</summary>
    public IReadOnlyList<ActivitySelector> Start { get => _start; init => _start = EquatableList.Of(value); }

    /// <summary>What stops the clock.</summary>
    public IReadOnlyList<ActivitySelector> Stop { get => _stop; init => _stop = EquatableList.Of(value); }

    /// <summary>How long it may run.</summary>
    public required SlaBudget Within { get; init; }

    /// <summary>Whether it runs once, for each start, anew from each start, or on and on.</summary>
    public SlaRepeat Repeat { get; init; }

    /// <summary>The touches that are agreed; only of <see cref="SlaTargetKind.Touches"/>.</summary>
    public IReadOnlyList<TouchRequirement> Touches { get => _touches; init => _touches = EquatableList.Of(value); }

    /// <summary>How long after a touch the next of the same kind counts, in real time; or null. Only of <see cref="SlaTargetKind.Touches"/>.</summary>
    public TimeSpan? Apart { get; init; }

    /// <summary>The dispositions that may not be given before the touches are made. Only of <see cref="SlaTargetKind.Touches"/>.</summary>
    public IReadOnlyList<string> Guards { get => _guards; init => _guards = EquatableList.Of(value); }

    /// <summary>What happens at points of the clock: warnings, and steps after a breach.</summary>
    public IReadOnlyList<SlaStepDefinition> Steps { get => _steps; init => _steps = EquatableList.Of(value); }

    /// <summary>What becomes of the lead when the time is up: the first whose condition is true.</summary>
    public IReadOnlyList<SlaOutcomeDefinition> Then { get => _then; init => _then = EquatableList.Of(value); }
}

/// <summary>A kind of touch and how many are agreed.</summary>
/// <param name="Of">Which activities are such touches.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record TouchRequirement(ActivitySelector Of, int Count);

/// <summary>Something that happens at a point of a clock.</summary>
public sealed record SlaStepDefinition
{
    /// <summary>The point.</summary>
    public required SlaPoint At { get; init; }

    /// <summary>What the host should do, or null for a mere warning.</summary>
    public IntentKind? Do { get; init; }

    /// <summary>What to do where a plug-in adds it (<see cref="IntentKind.Custom"/>); else null.</summary>
    public string? Name { get; init; }

    /// <summary>To or with whom or what; or null.</summary>
    public string? To { get; init; }

    /// <summary>Asked at the point; null for always.</summary>
    public Condition? When { get; init; }

    /// <summary>After what time of the same clock it comes again; or null. Only at or after the due instant.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>How often it comes in all, when it comes again.</summary>
    public int Times { get; init; } = 1;
}

/// <summary>What becomes of a lead when the time of a target is up.</summary>
/// <param name="Do">What the host should do.</param>
/// <param name="To">To or with whom or what; or null.</param>
/// <param name="When">Asked at the due instant; null for always.</param>
/// <param name="Name">What to do where a plug-in adds it (<see cref="IntentKind.Custom"/>); else null.</param>
public sealed record SlaOutcomeDefinition(IntentKind Do, string? To, Condition? When, string? Name = null);

/// <summary>An agreement with all its versions, the earliest first. A clock belongs to the version in force when it started, whatever comes later.</summary>
/// <param name="Name">The name.</param>
/// <param name="Versions">The versions, in the order in which they come into force.</param>
public sealed record SlaDefinition(string Name, IReadOnlyList<SlaPolicyDefinition> Versions)
{
    /// <summary>The versions, in the order in which they come into force.</summary>
    public IReadOnlyList<SlaPolicyDefinition> Versions { get; } = EquatableList.Of(Versions);
}
