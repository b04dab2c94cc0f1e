namespace LeadRules.RuleBooks.Diagnostics;

/// <content>Routing: LR2051 to LR2059 (names), LR33xx (structure), LR4351 to LR4369 (analysis).</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UnknownRep { get; } = DiagnosticKind.Error("LR2051", "Unknown rep", "A pool, a territory or a route names a rep that neither the rule book nor the host has.");

    public static DiagnosticKind UnknownPool { get; } = DiagnosticKind.Error("LR2052", "Unknown pool", "A destination names a pool that neither the rule book nor the host has.");

    public static DiagnosticKind UnknownTerritory { get; } = DiagnosticKind.Error("LR2053", "Unknown territory", "A territory names a parent that is not there.");

    public static DiagnosticKind UnknownStrategy { get; } = DiagnosticKind.Error("LR2054", "Unknown strategy", "A pool names a strategy that neither the library nor the host has.");

    public static DiagnosticKind HostedNameTaken { get; } = DiagnosticKind.Error("LR2055", "Rep or pool of the host is taken", "The host supplies a rep or a pool that the rule book defines itself, or one twice.");

    public static DiagnosticKind HostRoster { get; } = DiagnosticKind.Error("LR2056", "Rep or pool of the host cannot be used", "The host supplies a rep or a pool with a setting that cannot be.");

    public static DiagnosticKind TerritoryWithoutReceiver { get; } = DiagnosticKind.Error("LR2057", "Territory without receiver", "Neither a territory nor what it is a part of says who receives its leads.");

    public static DiagnosticKind NoTerritories { get; } = DiagnosticKind.Error("LR2058", "No territories", "A route sends leads to territories, and there are none.");

    public static DiagnosticKind DestinationSyntax { get; } = DiagnosticKind.Error("LR3301", "Destination cannot be read", "Where leads go is not written as a destination.");

    public static DiagnosticKind DestinationNotHere { get; } = DiagnosticKind.Error("LR3302", "Destination not possible here", "A destination that may lead to nobody stands where there is no other way.");

    public static DiagnosticKind PolicySyntax { get; } = DiagnosticKind.Error("LR3303", "Policy cannot be read", "What happens when nobody can receive is neither one of its words nor a destination.");

    public static DiagnosticKind HostedAndMore { get; } = DiagnosticKind.Error("LR3304", "Hosted with other settings", "A rep or a pool that the host supplies has settings in the rule book.");

    public static DiagnosticKind TerritorySyntax { get; } = DiagnosticKind.Error("LR3305", "Part of the market cannot be read", "What a territory covers is not written as a country, a region, a postal code or an account.");

    public static DiagnosticKind PoolOfNobody { get; } = DiagnosticKind.Warning("LR4351", "Pool of nobody", "A pool has no members, or none who could ever receive a lead.");

    public static DiagnosticKind RepWithoutWay { get; } = DiagnosticKind.Info("LR4352", "No way leads to a rep", "Neither a pool nor a territory nor a route names a rep.");

    public static DiagnosticKind OverflowCircle { get; } = DiagnosticKind.Warning("LR4353", "Pools overflow in a circle", "When nobody in these pools can receive, leads go from one to the next and come back.");

    public static DiagnosticKind CapsWithoutCategory { get; } = DiagnosticKind.Warning("LR4354", "Caps without category", "A rep has caps by category, and nothing says the category of a lead.");

    public static DiagnosticKind NoRoom { get; } = DiagnosticKind.Warning("LR4355", "No room for any lead", "A capacity, quota or cap is 0, so it lets no lead through.");

    public static DiagnosticKind RouteToNobody { get; } = DiagnosticKind.Warning("LR4356", "Route reaches nobody", "No rep to whom a route leads could ever receive a lead.");

    public static DiagnosticKind PolicyNeverReached { get; } = DiagnosticKind.Warning("LR4357", "Policy never reached", "What stands in a list for when nobody can receive stands after something that settles it.");

    private static IReadOnlyList<DiagnosticKind> Routing =>
    [
        UnknownRep, UnknownPool, UnknownTerritory, UnknownStrategy, HostedNameTaken, HostRoster, TerritoryWithoutReceiver, NoTerritories,
        DestinationSyntax, DestinationNotHere, PolicySyntax, HostedAndMore, TerritorySyntax,
        PoolOfNobody, RepWithoutWay, OverflowCircle, CapsWithoutCategory, NoRoom, RouteToNobody, PolicyNeverReached,
    ];
}
