using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What is never meant of reps and pools: pools of nobody, reps without a way to them, limits of 0, overflow in circles.</summary>
internal static class RosterChecks
{
    public static void Check(CheckScope scope)
    {
        var roster = scope.Names.Roster;
        foreach (var rep in roster.Reps)
        {
            if (!rep.IsOfHost && scope.IsSound(DefinitionKind.Rep, rep.Path, rep.Definition.Id))
                Check(scope, rep.Definition, rep.Path);
        }

        foreach (var pool in roster.Pools)
        {
            if (scope.IsSound(DefinitionKind.Pool, pool.Path, pool.Definition.Id))
                Check(scope, pool);
        }

        foreach (var circle in Circles.Of(roster.PoolIds, id => OverflowsOf(roster, id)))
            scope.Report(Problems.OverflowCircle(roster.Pool(circle[0])!.Value.PathOf(".whenNobody"), circle));
        CheckWays(scope, roster);
    }

    /// <summary>Whether somebody of a pool could receive a lead on some day. What the host is still to supply could.</summary>
    public static bool HasReceiver(Roster roster, PoolDefinition pool) => pool.IsHosted || pool.Members.Any(member => CanReceive(roster, member));

    private static bool CanReceive(Roster roster, PoolMember member) =>
        roster.Rep(member.Rep) is not { Definition: var rep } || rep.IsHosted || (rep.IsActive && (member.Weight ?? rep.Weight) > 0);

    private static void Check(CheckScope scope, RepDefinition rep, string path)
    {
        if (rep.Caps.Count > 0 && scope.Book.Routing.Category is null && scope.IsSound(RoutingPaths.Category))
            scope.Report(Problems.CapsWithoutCategory(path + ".caps", rep.Id));
        CheckRoom(rep.Capacity, path + ".capacity", "the capacity");
        CheckRoom(rep.Quotas.Day, path + ".quotas.day", "the quota of a day");
        CheckRoom(rep.Quotas.Week, path + ".quotas.week", "the quota of a week");
        CheckRoom(rep.Quotas.Month, path + ".quotas.month", "the quota of a month");
        foreach (var cap in rep.Caps)
            CheckRoom(cap.Count, BookPath.Member(path + ".caps", cap.Category), $"the cap for '{cap.Category}'");

        void CheckRoom(int? count, string place, string what)
        {
            if (count == 0)
                scope.Report(Problems.NoRoom(place, rep.Id, what));
        }
    }

    private static void Check(CheckScope scope, RosterEntry<PoolDefinition> pool)
    {
        var definition = pool.Definition;
        if (definition is { IsHosted: false, Members.Count: 0 })
            scope.Report(Problems.PoolWithoutMembers(pool.PathOf(".members"), definition.Id));
        else if (!HasReceiver(scope.Names.Roster, definition))
            scope.Report(Problems.PoolOfNobody(pool.PathOf(".members"), definition.Id));
        PolicyOrder.Check(scope, definition.WhenNobody, pool.PathOf(".whenNobody"));
    }

    private static IEnumerable<string> OverflowsOf(Roster roster, string pool) =>
        roster.Pool(pool)!.Value.Definition.WhenNobody.Where(policy => policy.To is { Kind: DestinationKind.Pool, Name: var name } && roster.Pool(name!) is not null).Select(static policy => policy.To!.Name!);

    /// <summary>Reps to whom nothing leads. Pools that the host is still to supply may hold anybody.</summary>
    private static void CheckWays(CheckScope scope, Roster roster)
    {
        var routing = scope.Book.Routing;
        if (!scope.IsWhole || routing.Routes.Count == 0 || roster.Pools.Any(static pool => pool.Definition.IsHosted))
            return;
        var named = roster.Pools.SelectMany(static pool => pool.Definition.Members).Select(static member => member.Rep)
            .Concat(Destinations(routing, roster).Where(static to => to.Kind is DestinationKind.Rep or DestinationKind.Dispatcher).Select(static to => to.Name!))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var rep in roster.Reps.Where(rep => !rep.IsOfHost && rep.Definition.IsActive && !named.Contains(rep.Definition.Id)))
            scope.Report(Problems.RepWithoutWay(rep.Path, rep.Definition.Id));
    }

    private static IEnumerable<Destination> Destinations(RoutingDefinition routing, Roster roster) =>
        new[] { routing.Fallback }
            .Concat(routing.Routes.Select(static route => route.To))
            .Concat(routing.Routes.SelectMany(static route => route.Then).Select(static step => step.To))
            .Concat(routing.Territories.Select(static territory => territory.To))
            .Concat(routing.Routes.SelectMany(static route => route.WhenNobody).Concat(roster.Pools.SelectMany(static pool => pool.Definition.WhenNobody)).Select(static policy => policy.To))
            .OfType<Destination>();
}
