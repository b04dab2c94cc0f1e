using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Checks that everything exists that routing names: reps, pools, strategies and calendars; what territories name among themselves is <see cref="TerritoryNames"/>.</summary>
internal sealed class RoutingNames
{
    private readonly Names _names;
    private readonly BrokenDefinitions _broken;
    private readonly List<Diagnostic> _problems;
    private readonly HashSet<string> _calendars;
    private readonly HashSet<string> _strategies;

    private RoutingNames(Names names, LeadEngineOptions options, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        _names = names;
        _broken = broken;
        _problems = problems;
        _calendars = names.Book.Calendars.Select(static calendar => calendar.Name).ToHashSet(StringComparer.Ordinal);
        _strategies = PoolDefinition.BuiltInStrategies.Concat(options.Strategies.Select(static strategy => strategy.Name)).ToHashSet(StringComparer.Ordinal);
    }

    private RuleBook Book => _names.Book;

    private RoutingDefinition Routing => _names.Book.Routing;

    private Roster Roster => _names.Roster;

    /// <summary>Reports every name of routing that is not there, and what the host supplies that cannot be.</summary>
    /// <param name="names">The names of the rule book and of the host.</param>
    /// <param name="options">What the host adds.</param>
    /// <param name="broken">What the reader has reported.</param>
    /// <param name="problems">Takes the problems.</param>
    public static void Check(Names names, LeadEngineOptions options, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        HostRoster.Check(names.Book.Routing, options, problems);
        new RoutingNames(names, options, broken, problems).Check();
        TerritoryNames.Check(names, broken, problems);
    }

    private void Check()
    {
        foreach (var rep in Roster.Reps)
            Check(rep);
        foreach (var pool in Roster.Pools)
            Check(pool);
        foreach (var territory in Routing.Territories)
        {
            if (territory.To is { } to)
                Check(to, RoutingPaths.Territory(territory.Id) + ".to", Report);
        }

        for (var i = 0; i < Routing.Routes.Count; i++)
            Check(Routing.Routes[i], RoutingPaths.Route(i));
        if (Routing.Fallback is { } fallback)
            Check(fallback, RoutingPaths.Fallback, Report);
    }

    private void Check(RosterEntry<RepDefinition> rep)
    {
        if (rep.Definition.Calendar is { } calendar && !_calendars.Contains(calendar) && !_broken.Contains(DefinitionKind.Calendar, calendar))
            ReporterOf(rep, "rep", rep.Definition.Id)(Problems.UnknownCalendar(rep.PathOf(".calendar"), calendar, _calendars));
    }

    private void Check(RosterEntry<PoolDefinition> pool)
    {
        var definition = pool.Definition;
        var report = ReporterOf(pool, "pool", definition.Id);
        for (var i = 0; i < definition.Members.Count; i++)
        {
            var rep = definition.Members[i].Rep;
            CheckRep(rep, pool.IsOfHost ? pool.Path : RoutingPaths.Member(pool.Path, i, rep, Book.Source), report);
        }

        if (!_strategies.Contains(definition.Strategy))
            report(Problems.UnknownStrategy(pool.PathOf(".strategy"), definition.Strategy, _strategies));
        CheckPolicies(definition.WhenNobody, pool.PathOf(".whenNobody"), report);
    }

    private void Check(RouteDefinition route, string path)
    {
        Check(route.To, path + ".to", Report);
        for (var i = 0; i < route.Then.Count; i++)
            Check(route.Then[i].To, RoutingPaths.StepTo(path, i), Report);
        CheckPolicies(route.WhenNobody, path + ".whenNobody", Report);
    }

    private void CheckPolicies(IReadOnlyList<NobodyPolicy> policies, string path, Action<Diagnostic> report)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (policies[i].To is { } to)
                Check(to, EntryPath.Of(path, i, Book.Source), report);
        }
    }

    private void Check(Destination destination, string path, Action<Diagnostic> report)
    {
        if (destination.Kind is DestinationKind.Rep or DestinationKind.Dispatcher)
            CheckRep(destination.Name!, path, report);
        else if (destination.Kind == DestinationKind.Pool && Roster.Pool(destination.Name!) is null && !_broken.Contains(DefinitionKind.Pool, destination.Name!))
            report(Problems.UnknownPool(path, destination.Name!, Roster.PoolIds));
        else if (destination.Kind == DestinationKind.Territory && Routing.Territories.Count == 0 && !_broken.Contains(DefinitionKind.Territory, ""))
            report(Problems.NoTerritories(path));
    }

    private void CheckRep(string rep, string path, Action<Diagnostic> report)
    {
        if (Roster.Rep(rep) is null && !_broken.Contains(DefinitionKind.Rep, rep))
            report(Problems.UnknownRep(path, rep, Roster.RepIds));
    }

    private void Report(Diagnostic problem) => _problems.Add(problem);

    /// <summary>Problems of what the host supplies say so, since they have no path in the rule book.</summary>
    private Action<Diagnostic> ReporterOf<T>(RosterEntry<T> entry, string kind, string id) =>
        entry.IsOfHost ? problem => _problems.Add(Problems.OfHost(problem, kind, id)) : Report;
}
