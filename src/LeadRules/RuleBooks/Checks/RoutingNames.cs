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

    private RoutingNames(Names names, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        _names = names;
        _broken = broken;
        _problems = problems;
        _calendars = names.Book.Calendars.Select(static calendar => calendar.Name).ToHashSet(StringComparer.Ordinal);
        _strategies = PoolDefinition.BuiltInStrategies.Concat(names.Additions.Strategies.Select(static strategy => strategy.Item.Name)).ToHashSet(StringComparer.Ordinal);
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
        new RoutingNames(names, broken, problems).Check();
        TerritoryNames.Check(names, broken, problems);
    }

    private void Check()
    {
        foreach (var rep in Roster.Reps)
            Check(rep);
        foreach (var pool in Roster.Pools)
            Check(pool);
        foreach (var territory in Routing.Territories)
            Check(territory.To, () => RoutingPaths.Territory(territory.Id) + ".to", Report);
        for (var i = 0; i < Routing.Routes.Count; i++)
            Check(Routing.Routes[i], RoutingPaths.Route(i));
        Check(Routing.Fallback, static () => RoutingPaths.Fallback, Report);
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
            if (IsUnknownRep(rep))
                report(Problems.UnknownRep(pool.IsOfHost ? pool.Path : RoutingPaths.Member(pool.Path, i, rep, Book.Source), rep, Roster.RepIds));
        }

        if (!_strategies.Contains(definition.Strategy))
            report(Problems.UnknownStrategy(pool.PathOf(".strategy"), definition.Strategy, _strategies));
        CheckPolicies(definition.WhenNobody, pool.PathOf(".whenNobody"), report);
    }

    private void Check(RouteDefinition route, string path)
    {
        Check(route.To, () => path + ".to", Report);
        for (var i = 0; i < route.Then.Count; i++)
        {
            var step = i;
            Check(route.Then[i].To, () => RoutingPaths.StepTo(path, step), Report);
        }

        CheckPolicies(route.WhenNobody, path + ".whenNobody", Report);
    }

    private void CheckPolicies(IReadOnlyList<NobodyPolicy> policies, string path, Action<Diagnostic> report)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            var index = i;
            Check(policies[i].To, () => EntryPath.Of(path, index, Book.Source), report);
        }
    }

    /// <summary>Checks a destination. Where it stands is looked for in the file only when something is wrong, as that takes time.</summary>
    private void Check(Destination? destination, Func<string> pathOf, Action<Diagnostic> report)
    {
        if (destination is { Kind: DestinationKind.Rep or DestinationKind.Dispatcher, Name: { } rep } && IsUnknownRep(rep))
            report(Roster.Pool(rep) is null ? Problems.UnknownRep(pathOf(), rep, Roster.RepIds) : Problems.PoolInsteadOfRep(pathOf(), rep));
        else if (destination is { Kind: DestinationKind.Pool, Name: { } pool } && Roster.Pool(pool) is null && !_broken.Contains(DefinitionKind.Pool, pool))
            report(Problems.UnknownPool(pathOf(), pool, Roster.PoolIds));
        else if (destination is { Kind: DestinationKind.Territory } && Routing.Territories.Count == 0 && !_broken.Contains(DefinitionKind.Territory, ""))
            report(Problems.NoTerritories(pathOf()));
    }

    private bool IsUnknownRep(string id) => Roster.Rep(id) is null && !_broken.Contains(DefinitionKind.Rep, id);

    private void Report(Diagnostic problem) => _problems.Add(problem);

    /// <summary>Problems of what the host supplies say so, since they have no path in the rule book.</summary>
    private Action<Diagnostic> ReporterOf<T>(RosterEntry<T> entry, string kind, string id) =>
        entry.IsOfHost ? problem => _problems.Add(Problems.OfHost(problem, kind, id)) : Report;
}
