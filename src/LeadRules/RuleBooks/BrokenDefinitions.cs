namespace LeadRules.RuleBooks;

/// <summary>The definitions of a rule book that have an error themselves.</summary>
internal sealed class BrokenDefinitions
{
    private readonly HashSet<(DefinitionKind, string)> _names = [];
    private readonly HashSet<DefinitionKind> _kinds = [];

    /// <summary>None is broken.</summary>
    public static BrokenDefinitions None => new();

    /// <summary>Whether the definition of this name, or the whole section, had an error.</summary>
    public bool Contains(DefinitionKind kind, string name) => _kinds.Contains(kind) || _names.Contains((kind, name));

    internal void Add(DefinitionKind kind, string name) => _names.Add((kind, name));

    /// <summary>The section itself could not be read, so it may have defined any name.</summary>
    internal void AddAll(DefinitionKind kind) => _kinds.Add(kind);
}

/// <summary>What a rule book defines by name, one kind a section.</summary>
internal enum DefinitionKind
{
    Field,

    /// <summary>A property of activities.</summary>
    Property,

    List,
    Activity,
    Score,

    /// <summary>A group of rules in a score.</summary>
    Group,

    BandSet,
    Grid,
    Threshold,
    Segment,
    ClassSet,
    Calendar,
    Sla,

    /// <summary>A target of an agreement.</summary>
    SlaTarget,

    Rep,
    Pool,
    Territory,
    Stage,
    Trigger,
    Campaign,
    Challenger,
}
