namespace LeadRules;

/// <summary>Where a lead goes: the kind of receiver and, for most kinds, its name. Rule books write it as <c>pool smb</c>, <c>rep ana</c>, <c>territory</c>.</summary>
/// <param name="Kind">The kind of receiver.</param>
/// <param name="Name">The id of the rep or pool or the name of the queue; null for kinds that need none.</param>
public sealed record Destination(DestinationKind Kind, string? Name = null)
{
    /// <summary>A rep, without any choice.</summary>
    public static Destination Rep(string id) => new(DestinationKind.Rep, Required(id));

    /// <summary>The members of a pool, one of whom is chosen.</summary>
    public static Destination Pool(string id) => new(DestinationKind.Pool, Required(id));

    /// <summary>A place outside of the library where leads wait for people.</summary>
    public static Destination Queue(string name) => new(DestinationKind.Queue, Required(name));

    /// <summary>A rep who receives leads in order to pass them on.</summary>
    public static Destination Dispatcher(string id) => new(DestinationKind.Dispatcher, Required(id));

    /// <summary>Whoever the most specific matching territory names.</summary>
    public static Destination Territory { get; } = new(DestinationKind.Territory);

    /// <summary>Whoever owns the lead, its account or its duplicate already.</summary>
    public static Destination Owner { get; } = new(DestinationKind.Owner);

    /// <summary>Nobody: the lead keeps its owner, and people are only told.</summary>
    public static Destination Nobody { get; } = new(DestinationKind.Nobody);

    /// <summary>The destination as rule books write it.</summary>
    public override string ToString() => Name is null ? WordOf(Kind) : $"{WordOf(Kind)} {Name}";

    /// <summary>The word that rule books use for a kind.</summary>
    internal static string WordOf(DestinationKind kind) => kind switch
    {
        DestinationKind.Rep => "rep",
        DestinationKind.Pool => "pool",
        DestinationKind.Territory => "territory",
        DestinationKind.Owner => "owner",
        DestinationKind.Queue => "queue",
        DestinationKind.Dispatcher => "dispatcher",
        _ => "nobody",
    };

    /// <summary>Whether a kind is followed by a name.</summary>
    internal static bool TakesName(DestinationKind kind) => kind is DestinationKind.Rep or DestinationKind.Pool or DestinationKind.Queue or DestinationKind.Dispatcher;

    private static string Required(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }
}

/// <summary>The kinds of receiver.</summary>
public enum DestinationKind
{
    /// <summary>One rep.</summary>
    Rep,

    /// <summary>One of the members of a pool.</summary>
    Pool,

    /// <summary>Whoever the most specific matching territory names; where none matches, the next route is tried.</summary>
    Territory,

    /// <summary>Whoever owns the lead, its account or its duplicate; where nobody does or the owner cannot receive, the next route is tried.</summary>
    Owner,

    /// <summary>A place outside of the library where leads wait for people.</summary>
    Queue,

    /// <summary>A single point of contact: one rep who receives leads and passes them on. Capacity and quotas do not bind here.</summary>
    Dispatcher,

    /// <summary>Nobody becomes the owner; only the route's intents are sent.</summary>
    Nobody,
}
