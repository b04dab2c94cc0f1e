using LeadRules.Conditions.Compiled;
using LeadRules.Routing;
using LeadRules.Routing.Routes;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Tests.Routing.Routes;

/// <summary>The routes of a rule book, compiled, to be asked about leads.</summary>
internal sealed class RoutesOf
{
    private readonly Definitions _definitions;
    private readonly LeadEngine _engine;

    public RoutesOf(RuleBook book, LeadEngineOptions? options = null)
    {
        var names = new Names(book, options ?? LeadEngineOptions.Default, new Zone(TimeZoneInfo.FindSystemTimeZoneById(book.TimeZone)));
        _definitions = new Definitions(names, BrokenDefinitions.None);
        foreach (var key in DependencyGraph.Of(book).Order.Where(static key => key.Kind != "score"))
            _definitions.Add(key, Problems);
        Table = new RouteCompiler(names, _definitions, Problems).Compile(book.Routing.Routes);
        _engine = LeadEngine.Compile(book with { Routing = RoutingDefinition.None }, options);
    }

    public RouteTable Table { get; }

    public List<Diagnostic> Problems { get; } = [];

    /// <summary>A rule book with these routes.</summary>
    public static RuleBook Book(params RouteDefinition[] routes) => RuleBooks.Sample.Book with { Routing = new() { Routes = routes, Fallback = Destination.Queue("rest") } };

    /// <summary>A route to the queue of its own name; null for every lead.</summary>
    public static RouteDefinition Route(string id, string? when = null) => new() { Id = id, When = when is null ? null : LeadRules.Conditions.Condition.Parse(when), To = Destination.Queue(id) };

    public Evaluation About(Lead lead, DateTimeOffset at)
    {
        var scores = Array.ConvertAll(_engine.Score(lead, at).Values.ToArray(), static score => score.Value);
        return new Evaluation(lead, at.UtcTicks, scores, new double[_definitions.SlotCount], new ulong[(_definitions.SlotCount + 63) >> 6]);
    }

    /// <summary>The first route at or after a place that takes the lead; -1 for none.</summary>
    public int Next(Lead lead, DateTimeOffset at, int from = 0)
    {
        var evaluation = About(lead, at);
        return Table.Next(ref evaluation, from);
    }

    /// <summary>The id of the route that takes the lead; null for none.</summary>
    public string? Taking(Lead lead, DateTimeOffset? at = null) => Next(lead, at ?? Noon(2026, 11, 22)) is >= 0 and var route ? Table[route].Definition.Id : null;

    /// <summary>Why the routes before the one that takes the lead did not, one a line.</summary>
    public string Missed(Lead lead, DateTimeOffset? at = null) => string.Join('\n', Traces(lead, at));

    public IReadOnlyList<RouteTrace> Traces(Lead lead, DateTimeOffset? at = null)
    {
        var evaluation = About(lead, at ?? Noon(2026, 11, 22));
        var taking = Table.Next(ref evaluation, 0);
        return Table.Explain(ref evaluation, taking < 0 ? null : Table[taking].Definition.Id);
    }

    public static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
