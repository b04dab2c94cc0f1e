using LeadRules.Stores;

namespace LeadRules.Tests.Routing;

/// <summary>Small rule books that route, and what tests ask of them.</summary>
internal static class RoutingBooks
{
    /// <summary>Monday, 2 November 2026, ten in the morning, UTC.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Three reps who share leads in turn.</summary>
    public const string Trio = """ "reps": { "ana": {}, "ben": {}, "cid": {} }, "pools": { "team": { "members": ["ana", "ben", "cid"] } }, "routes": [{ "id": "all", "to": "pool team" }], "fallback": "queue triage" """;

    public static LeadEngine Engine(string routing, string more = "", LeadEngineOptions? options = null) =>
        LeadEngine.Compile($$"""{ "name": "test"{{(more.Length == 0 ? "" : ", " + more)}}, "routing": { {{routing}} } }""", options);

    public static LeadRouter Router(string routing, string more = "", LeadEngineOptions? options = null) => new(Engine(routing, more, options), new InMemoryRoutingStore());

    /// <summary>The router with the same store and another rule book, as after a change of the roster.</summary>
    public static LeadRouter With(this LeadRouter router, string routing, string more = "") => new(Engine(routing, more), router.Store);

    public static async Task<RoutingDecision> Route(this LeadRouter router, string lead, DateTimeOffset? at = null) => await router.RouteAsync(new Lead(lead), at ?? Monday);

    /// <summary>Who receives so many leads, one after the other.</summary>
    public static async Task<string> Receivers(this LeadRouter router, int leads, DateTimeOffset? at = null, string prefix = "l")
    {
        List<string> receivers = [];
        for (var i = 0; i < leads; i++)
            receivers.Add((await router.Route(FormattableString.Invariant($"{prefix}{i}"), at)).Rep ?? "-");
        return string.Join(' ', receivers);
    }
}
