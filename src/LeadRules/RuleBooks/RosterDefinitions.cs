using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>A person who receives leads.</summary>
public sealed record RepDefinition
{
    private readonly IReadOnlyList<string> _skills = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _languages = EquatableList<string>.Empty;
    private readonly IReadOnlyList<CategoryCap> _caps = EquatableList<CategoryCap>.Empty;
    private readonly IReadOnlyList<Absence> _absences = EquatableList<Absence>.Empty;

    /// <summary>The largest weight.</summary>
    internal const int MaxWeight = 1_000_000;

    /// <summary>The largest capacity, quota or cap.</summary>
    internal const int MaxCount = 1_000_000;

    /// <summary>The id, stable whatever the person is called.</summary>
    public required string Id { get; init; }

    /// <summary>What people call the rep; or null.</summary>
    public string? Name { get; init; }

    /// <summary>How much of a pool's leads the rep takes beside the others, 0 to 1,000,000; a pool may say otherwise. 0 receives nothing.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>What the rep knows; compared ordinal, ignoring case.</summary>
    public IReadOnlyList<string> Skills { get => _skills; init => _skills = EquatableList.Of(value); }

    /// <summary>The languages the rep speaks, best as IETF tags; <c>en</c> also serves leads of <c>en-GB</c>.</summary>
    public IReadOnlyList<string> Languages { get => _languages; init => _languages = EquatableList.Of(value); }

    /// <summary>The calendar of working hours; null for that of the rule book, and where there is none, always.</summary>
    public string? Calendar { get; init; }

    /// <summary>How many open leads the rep can have, over all pools; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>How many leads the rep is given in a day, a week and a month at most.</summary>
    public RepQuotas Quotas { get; init; } = RepQuotas.None;

    /// <summary>How many open leads of a category the rep can have at most.</summary>
    public IReadOnlyList<CategoryCap> Caps { get => _caps; init => _caps = EquatableList.Of(value); }

    /// <summary>When the rep is away; any stretches, of hours too.</summary>
    public IReadOnlyList<Absence> Absences { get => _absences; init => _absences = EquatableList.Of(value); }

    /// <summary>The first date on which the rep receives leads, in the rule book's time zone; or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last date on which the rep receives leads; or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether the rep receives leads at all; false for those who paused or left.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether the host supplies the rep at run time (<see cref="LeadEngineOptions.Reps"/>), so that the rule book gives only the id.</summary>
    public bool IsHosted { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RepDefinition), (nameof(Id), Id), (nameof(Name), Name), (nameof(Weight), Weight), (nameof(Skills), Skills), (nameof(Languages), Languages), (nameof(Calendar), Calendar), (nameof(Capacity), Capacity), (nameof(Quotas), Quotas), (nameof(Caps), Caps), (nameof(Absences), Absences), (nameof(From), From), (nameof(Until), Until), (nameof(IsActive), IsActive), (nameof(IsHosted), IsHosted));
}

/// <summary>How many leads a rep is given at most in periods of the rule book's calendar; a week begins on Monday. Null for no limit.</summary>
/// <param name="Day">In a day.</param>
/// <param name="Week">In a week.</param>
/// <param name="Month">In a month.</param>
public sealed record RepQuotas(int? Day = null, int? Week = null, int? Month = null)
{
    /// <summary>No limit.</summary>
    public static RepQuotas None { get; } = new();
}

/// <summary>How many open leads of a category a rep can have at most.</summary>
/// <param name="Category">The category, as <see cref="RoutingDefinition.Category"/> gives it.</param>
/// <param name="Count">How many.</param>
public sealed record CategoryCap(string Category, int Count);

/// <summary>A stretch of time in which a rep is away.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">Its end, not included.</param>
/// <param name="Reason">Why, for people; or null.</param>
public sealed record Absence(DateTimeOffset From, DateTimeOffset To, string? Reason = null)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(Absence), (nameof(From), From), (nameof(To), To), (nameof(Reason), Reason));
}

/// <summary>Reps who share leads.</summary>
public sealed record PoolDefinition
{
    private readonly IReadOnlyList<PoolMember> _members = EquatableList<PoolMember>.Empty;
    private readonly IReadOnlyList<NobodyPolicy> _whenNobody = EquatableList.Of<NobodyPolicy>([NobodyPolicy.Hold]);

    /// <summary>How many leads can be made up at most.</summary>
    internal const int MaxMakeUp = 1_000;

    /// <summary>The strategies that need no host.</summary>
    internal static IReadOnlyList<string> BuiltInStrategies { get; } = EquatableList.Of<string>(["roundRobin", "leastOpen", "longestWait", "bestMatch", "value"]);

    /// <summary>The id, stable over versions: the state of the pool is kept under it.</summary>
    public required string Id { get; init; }

    /// <summary>What the pool is for, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The members.</summary>
    public IReadOnlyList<PoolMember> Members { get => _members; init => _members = EquatableList.Of(value); }

    /// <summary>The name of the strategy: one of those built in (<c>roundRobin</c>, <c>leastOpen</c>, <c>longestWait</c>, <c>bestMatch</c>, <c>value</c>) or one of the host (<see cref="LeadEngineOptions.Strategies"/>).</summary>
    public string Strategy { get; init; } = "roundRobin";

    /// <summary>What a member must have to receive a lead; for <c>bestMatch</c>, what makes one better than another.</summary>
    public PoolNeeds Needs { get; init; } = PoolNeeds.None;

    /// <summary>What a lead is worth, for the strategy <c>value</c>; null for <c>dealValue</c>.</summary>
    public Formula? Value { get; init; }

    /// <summary>Which leads count in the sums of the strategy <c>value</c>.</summary>
    public DealsThatCount Deals { get; init; }

    /// <summary>What happens when no member can receive, tried in order; <c>hold</c> unless set.</summary>
    public IReadOnlyList<NobodyPolicy> WhenNobody { get => _whenNobody; init => _whenNobody = EquatableList.Of(value); }

    /// <summary>How soon a member must be at work to count as available; zero for at once.</summary>
    public TimeSpan LookAhead { get; init; }

    /// <summary>How many leads a member who was absent is given on top after the return, at most; 0, the default, for none.</summary>
    public int MakeUp { get; init; }

    /// <summary>Whether leads that a member receives by another way (as owner, by name, by hand) count as turns in this pool.</summary>
    public bool CountsDirect { get; init; }

    /// <summary>Whether the host supplies the pool at run time (<see cref="LeadEngineOptions.Pools"/>), so that the rule book gives only the id.</summary>
    public bool IsHosted { get; init; }
}

/// <summary>A member of a pool.</summary>
/// <param name="Rep">The id of the rep.</param>
/// <param name="Weight">The rep's weight here; null for the rep's own.</param>
/// <param name="When">Which leads the rep takes here; null for all.</param>
public sealed record PoolMember(string Rep, int? Weight = null, Condition? When = null);

/// <summary>What a lead needs of a rep. What is not known of a lead narrows nothing, and the explanation says so.</summary>
public sealed record PoolNeeds
{
    private readonly IReadOnlyList<string> _skills = EquatableList<string>.Empty;

    /// <summary>Nothing.</summary>
    public static PoolNeeds None { get; } = new();

    /// <summary>The text that says the language, such as <c>language</c>; or null.</summary>
    public Formula? Language { get; init; }

    /// <summary>The text that says a skill, such as <c>industry</c>; or null.</summary>
    public Formula? Skill { get; init; }

    /// <summary>Skills that every lead needs.</summary>
    public IReadOnlyList<string> Skills { get => _skills; init => _skills = EquatableList.Of(value); }
}

/// <summary>Which leads count when value is balanced.</summary>
public enum DealsThatCount
{
    /// <summary>Those that are open now, over all pools.</summary>
    Open,

    /// <summary>All that this pool gave and that were not given back, since the pool's last reset.</summary>
    Given,
}
