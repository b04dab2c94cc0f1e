using System.Collections.Frozen;
using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>
/// What a plug-in adds to rule books: functions, fields, activity types, lists, routing strategies and intents, with vectors that
/// show what they do. A value; whoever wraps what is in it makes another with <c>with</c>. Immutable.
/// </summary>
public sealed record LeadPlugIn
{
    private readonly string _name = "";
    private readonly string _version = "";
    private readonly IReadOnlyList<LeadFunction> _functions = EquatableList<LeadFunction>.Empty;
    private readonly IReadOnlyList<LeadField> _fields = EquatableList<LeadField>.Empty;
    private readonly IReadOnlyList<ActivityDefinition> _activities = EquatableList<ActivityDefinition>.Empty;
    private readonly IReadOnlyDictionary<string, IReadOnlyCollection<string>> _lists = FrozenDictionary<string, IReadOnlyCollection<string>>.Empty;
    private readonly IReadOnlyList<RoutingStrategy> _strategies = EquatableList<RoutingStrategy>.Empty;
    private readonly IReadOnlyList<IntentDefinition> _intents = EquatableList<IntentDefinition>.Empty;
    private readonly IReadOnlyList<PlugInVector> _vectors = EquatableList<PlugInVector>.Empty;

    /// <summary>Its name, by which diagnostics and explanations name it; letters, digits, <c>. - _</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds other characters.</exception>
    public required string Name
    {
        get => _name;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            if (!value.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
                throw new ArgumentException($"'{value}' cannot be the name of a plug-in: use letters, digits, '.', '-' and '_'.", nameof(value));
            _name = value;
        }
    }

    /// <summary>Its version, in the author's own numbering; shown wherever its name is.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Version
    {
        get => _version;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            _version = value;
        }
    }

    /// <summary>What it is for, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>Functions for conditions and formulas.</summary>
    public IReadOnlyList<LeadFunction> Functions { get => _functions; init => _functions = Items(value, nameof(Functions)); }

    /// <summary>Fields that are worked out of the lead.</summary>
    public IReadOnlyList<LeadField> Fields { get => _fields; init => _fields = Items(value, nameof(Fields)); }

    /// <summary>Activity types and families, with the properties that their activities may carry: known to rule books as if they had declared them.</summary>
    public IReadOnlyList<ActivityDefinition> Activities { get => _activities; init => _activities = Items(value, nameof(Activities)); }

    /// <summary>Lists for <c>in @name</c>. Read once, when compiling.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Lists { get => _lists; init => _lists = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Strategies for pools.</summary>
    public IReadOnlyList<RoutingStrategy> Strategies { get => _strategies; init => _strategies = Items(value, nameof(Strategies)); }

    /// <summary>What rule books can ask the host to do besides what every host knows.</summary>
    public IReadOnlyList<IntentDefinition> Intents { get => _intents; init => _intents = Items(value, nameof(Intents)); }

    /// <summary>What it infers about leads for rule books to use; null for nothing.</summary>
    public LeadInference? Inference { get; init; }

    /// <summary>Examples of what its functions, fields and conditions give; <c>PlugInConformance</c> of LeadRules.Testing runs them.</summary>
    public IReadOnlyList<PlugInVector> Vectors { get => _vectors; init => _vectors = Items(value, nameof(Vectors)); }

    /// <summary>Whether the content is equal, in the same order; functions, fields, strategies and the inference when they are the same objects.</summary>
    public bool Equals(LeadPlugIn? other) =>
        other is not null && Name == other.Name && Version == other.Version && Description == other.Description
        && Functions.Equals(other.Functions) && Fields.Equals(other.Fields) && Activities.Equals(other.Activities)
        && HostLists.Same<IReadOnlyCollection<string>, string>(Lists, other.Lists) && Strategies.Equals(other.Strategies)
        && Intents.Equals(other.Intents) && ReferenceEquals(Inference, other.Inference) && Vectors.Equals(other.Vectors);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Version, Functions, Fields, Activities, Lists.Count);

    /// <summary>The name and version, for messages: <c>partner 1.2</c>.</summary>
    public override string ToString() => $"{Name} {Version}";

    private static IReadOnlyList<T> Items<T>(IReadOnlyList<T> value, string member)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, member);
        var items = EquatableList.Of(value);
        return items.Contains(null) ? throw new ArgumentException($"{member} holds null.", member) : items;
    }
}
