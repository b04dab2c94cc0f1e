using LeadRules.Decisions.Matching;
using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>
/// What the host adds to a rule book: plug-ins, and functions, fields, lists, holidays, reps, pools and strategies of its own. Immutable.
/// Two are equal when their content is, in the same order; functions, fields and strategies when they are the same objects.
/// </summary>
public sealed record LeadEngineOptions
{
    private readonly IReadOnlyList<LeadFunction> _functions = EquatableList<LeadFunction>.Empty;
    private readonly IReadOnlyList<LeadField> _fields = EquatableList<LeadField>.Empty;
    private readonly IReadOnlyDictionary<string, IReadOnlyCollection<string>> _lists = System.Collections.Frozen.FrozenDictionary<string, IReadOnlyCollection<string>>.Empty;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<Holiday>> _holidays = System.Collections.Frozen.FrozenDictionary<string, IReadOnlyList<Holiday>>.Empty;

    private readonly IReadOnlyList<RepDefinition> _reps = EquatableList<RepDefinition>.Empty;
    private readonly IReadOnlyList<PoolDefinition> _pools = EquatableList<PoolDefinition>.Empty;
    private readonly IReadOnlyList<RoutingStrategy> _strategies = EquatableList<RoutingStrategy>.Empty;
    private readonly IReadOnlyList<LeadPlugIn> _plugIns = EquatableList<LeadPlugIn>.Empty;

    /// <summary>Nothing added.</summary>
    public static LeadEngineOptions Default { get; } = new();

    /// <summary>Functions for conditions, by their names.</summary>
    public IReadOnlyList<LeadFunction> Functions { get => _functions; init => _functions = EquatableList.Of(value); }

    /// <summary>Fields that are worked out of the lead.</summary>
    public IReadOnlyList<LeadField> Fields { get => _fields; init => _fields = EquatableList.Of(value); }

    /// <summary>Lists for <c>in @name</c> that the host supplies; a list of the same name in the rule book is an error. Read once, when compiling.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Lists { get => _lists; init => _lists = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Holidays that the host supplies, by the name of the calendar: they are added to those of the rule book. Read once, when compiling.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Holiday>> Holidays { get => _holidays; init => _holidays = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Reps that the host supplies: those that the rule book calls hosted, and others.</summary>
    public IReadOnlyList<RepDefinition> Reps { get => _reps; init => _reps = EquatableList.Of(value); }

    /// <summary>Pools that the host supplies: those that the rule book calls hosted, and others.</summary>
    public IReadOnlyList<PoolDefinition> Pools { get => _pools; init => _pools = EquatableList.Of(value); }

    /// <summary>Strategies for pools, by their names.</summary>
    public IReadOnlyList<RoutingStrategy> Strategies { get => _strategies; init => _strategies = EquatableList.Of(value); }

    /// <summary>Plug-ins; what they add is not repeated in the other members.</summary>
    public IReadOnlyList<LeadPlugIn> PlugIns { get => _plugIns; init => _plugIns = EquatableList.Of(value); }

    /// <summary>Another engine that answers the conditions; null for the compiled one.</summary>
    internal MatcherFactory? Matching { get; init; }

    /// <summary>These options with one more plug-in.</summary>
    public LeadEngineOptions WithPlugIn(LeadPlugIn plugIn)
    {
        ArgumentNullException.ThrowIfNull(plugIn);
        return this with { PlugIns = [.. PlugIns, plugIn] };
    }

    /// <summary>These options with one more plug-in, which is asked to describe itself.</summary>
    /// <exception cref="PlugInException">It threw, or described nothing. The message names its type.</exception>
    public LeadEngineOptions WithPlugIn(ILeadPlugIn plugIn) => WithPlugIn(LeadPlugIns.Describe(plugIn));

    /// <summary>These options with one more function.</summary>
    public LeadEngineOptions WithFunction(LeadFunction function) => this with { Functions = [.. Functions, function] };

    /// <summary>These options with one more field.</summary>
    public LeadEngineOptions WithField(LeadField field) => this with { Fields = [.. Fields, field] };

    /// <summary>These options with one more list, or with the list replaced.</summary>
    public LeadEngineOptions WithList(string name, IReadOnlyCollection<string> entries) =>
        this with { Lists = new Dictionary<string, IReadOnlyCollection<string>>(Lists, StringComparer.Ordinal) { [name] = entries } };

    /// <summary>These options with holidays for a calendar, or with those replaced.</summary>
    public LeadEngineOptions WithHolidays(string calendar, IReadOnlyList<Holiday> holidays) =>
        this with { Holidays = new Dictionary<string, IReadOnlyList<Holiday>>(Holidays, StringComparer.Ordinal) { [calendar] = holidays } };

    /// <summary>Whether the content is equal, in the same order. Takes time by the length of the lists.</summary>
    public bool Equals(LeadEngineOptions? other) =>
        other is not null && Functions.Equals(other.Functions) && Fields.Equals(other.Fields)
        && HostLists.Same<IReadOnlyCollection<string>, string>(Lists, other.Lists)
        && HostLists.Same<IReadOnlyList<Holiday>, Holiday>(Holidays, other.Holidays)
        && Reps.Equals(other.Reps) && Pools.Equals(other.Pools) && Strategies.Equals(other.Strategies) && PlugIns.Equals(other.PlugIns)
        && ReferenceEquals(Matching, other.Matching);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Functions, Fields, Lists.Count, Holidays.Count, Reps, Pools, Strategies, PlugIns);
}
