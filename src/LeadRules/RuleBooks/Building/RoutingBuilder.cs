using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds who gets which lead: reps, pools, territories and the routes to them. What is not set has the default of <c>docs/rule-book.md</c>.</summary>
public sealed class RoutingBuilder
{
    private readonly List<JsonDraft> _routes = [];

    internal RoutingBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says a lead's category, for <see cref="RepBuilder.Cap"/>: a text such as <c>band.engagement</c>.</summary>
    public RoutingBuilder Category(RuleText formula)
    {
        Draft.Add("category", formula.ToString());
        return this;
    }

    /// <summary>Names the countries (ISO 3166-1 alpha-2) that territories must cover.</summary>
    public RoutingBuilder Markets(params IEnumerable<string> countries)
    {
        ArgumentNullException.ThrowIfNull(countries);
        Draft.Add("markets", [.. countries]);
        return this;
    }

    /// <summary>Sets how the existing owner of a lead is found, in order; none for not at all.</summary>
    public RoutingBuilder OwnerBy(params IEnumerable<OwnerMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(matches);
        Draft.Add("ownerBy", [.. matches.Select(static match => (object)EnumWords<OwnerMatch>.Of(match))]);
        return this;
    }

    /// <summary>Adds a rep.</summary>
    /// <param name="id">The id, stable whatever the person is called.</param>
    /// <param name="build">Sets what is not usual; or null.</param>
    public RoutingBuilder Rep(string id, Action<RepBuilder>? build = null)
    {
        var rep = new RepBuilder();
        build?.Invoke(rep);
        Draft.Section("reps").Add(id, rep.Draft);
        return this;
    }

    /// <summary>Adds a rep whom the host supplies (<see cref="LeadEngineOptions.Reps"/>).</summary>
    public RoutingBuilder HostedRep(string id) => Hosted("reps", id);

    /// <summary>Adds a pool of reps who share leads.</summary>
    /// <param name="id">The id, stable over versions: the state of the pool is kept under it.</param>
    /// <param name="build">Adds the members and sets what is not usual.</param>
    public RoutingBuilder Pool(string id, Action<PoolBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var pool = new PoolBuilder();
        build(pool);
        Draft.Section("pools").Add(id, pool.Finished());
        return this;
    }

    /// <summary>Adds a pool that the host supplies (<see cref="LeadEngineOptions.Pools"/>).</summary>
    public RoutingBuilder HostedPool(string id) => Hosted("pools", id);

    /// <summary>Adds a territory.</summary>
    /// <param name="id">The id, unique and stable over versions.</param>
    /// <param name="build">Says what it covers and who receives its leads.</param>
    public RoutingBuilder Territory(string id, Action<TerritoryBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var territory = new TerritoryBuilder();
        build(territory);
        Draft.Section("territories").Add(id, territory.Draft);
        return this;
    }

    /// <summary>Adds a route; routes are tried in the order in which they are added.</summary>
    /// <param name="id">The id, unique and stable over versions.</param>
    /// <param name="to">Where its leads go.</param>
    /// <param name="build">Says which leads it takes, and the rest; null for all leads.</param>
    public RoutingBuilder Route(string id, Destination to, Action<RouteBuilder>? build = null)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (_routes.Count == 0)
            Draft.Add("routes", _routes);
        var route = new RouteBuilder(new JsonDraft().Add("id", id).Add("to", to.ToString()));
        _routes.Add(route.Draft);
        build?.Invoke(route);
        return this;
    }

    /// <summary>Says where leads go that no route takes; must be said where there are routes.</summary>
    public RoutingBuilder Fallback(Destination to)
    {
        ArgumentNullException.ThrowIfNull(to);
        Draft.Add("fallback", to.ToString());
        return this;
    }

    /// <summary>Destinations as rule books write them.</summary>
    internal static IReadOnlyList<object> Texts(IEnumerable<NobodyPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return [.. policies.Select(static policy => policy.ToString())];
    }

    private RoutingBuilder Hosted(string section, string id)
    {
        Draft.Section(section).Add(id, new JsonDraft().Add("hosted", true));
        return this;
    }
}
