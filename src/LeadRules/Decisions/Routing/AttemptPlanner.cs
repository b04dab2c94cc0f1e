using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Routing;

/// <summary>
/// Says where a lead may go, in order: the routes that take it, each with its destination and what its policy says for when
/// nobody there can receive; then the fallback; then waiting. Works on the lead and the rule book alone, one attempt at a time.
/// </summary>
internal sealed class AttemptPlanner(CompiledRouting routing, RoutingFacts facts, RoutingRequest request, RoutedLead? known)
{
    /// <summary>What was found on the way that led nowhere, each with how many attempts come before it.</summary>
    public List<(int After, string Text)> Notes { get; } = [];

    /// <summary>How many attempts come before the first look at the territories; null when none is needed.</summary>
    public int? TerritoryAfter { get; private set; }

    /// <summary>How many attempts have been given out.</summary>
    public int Given { get; set; }

    /// <summary>Whether the lead has come to a later step of the route on which it is.</summary>
    public bool IsLaterStep { get; private set; }

    /// <summary>The attempts, in order. Those of a first step end with one that always succeeds; in a later step the lead may stay where it is.</summary>
    public IEnumerable<Attempt> Attempts() => NextStep() ?? FirstStep();

    /// <summary>The attempts of a later step of the route on which a lead is; null when the lead has not come further.</summary>
    private IEnumerable<Attempt>? NextStep()
    {
        if (known is not { Status: RoutedStatus.Assigned, Route: { } id } || (routing.Routes.IndexOf(id) is var index && index < 0) || facts.Found.AgainstRoute(id) is not null)
            return null;
        var evaluation = facts.Evaluation();
        var step = routing.Routes.StepOf(index, ref evaluation);
        IsLaterStep = step > known.Step;
        return IsLaterStep ? To(new Way(routing.Definition.Routes[index], step), DestinationOf(index, step), []) : null;
    }

    private IEnumerable<Attempt> FirstStep()
    {
        for (var index = Next(0); index >= 0; index = Next(index + 1))
        {
            if (facts.Found.AgainstRoute(routing.Definition.Routes[index].Id) is not null)
                continue;
            var evaluation = facts.Evaluation();
            var step = routing.Routes.StepOf(index, ref evaluation);
            foreach (var attempt in To(new Way(routing.Definition.Routes[index], step), DestinationOf(index, step), []))
                yield return attempt;
        }

        var fallback = new Way(null, 0);
        foreach (var attempt in To(fallback, routing.Definition.Fallback ?? Destination.Nobody, []))
            yield return attempt;
        yield return Hold(fallback, pool: null);
    }

    private int Next(int from)
    {
        var evaluation = facts.Evaluation();
        return routing.Routes.Next(ref evaluation, from);
    }

    private Destination DestinationOf(int route, int step) =>
        step == 0 ? routing.Definition.Routes[route].To : routing.Definition.Routes[route].Then[step - 1].To;

    private IEnumerable<Attempt> To(Way way, Destination to, HashSet<string> poolsTried) => to.Kind switch
    {
        DestinationKind.Pool => ToPool(way, to, poolsTried),
        DestinationKind.Rep or DestinationKind.Dispatcher => ToRep(way, to, poolsTried),
        DestinationKind.Territory => ToTerritory(way, poolsTried),
        DestinationKind.Owner => ToOwner(way, poolsTried),
        DestinationKind.Queue => [new Attempt { Kind = AttemptKind.Queue, Route = way.Route, Step = way.Step, To = to, Territory = way.Territory }],
        _ => [new Attempt { Kind = AttemptKind.Tell, Route = way.Route, Step = way.Step, To = to }],
    };

    /// <summary>Where the route itself leads to the pool, its policies count before those of the pool; an overflow pool has its own alone.</summary>
    private IEnumerable<Attempt> ToPool(Way way, Destination to, HashSet<string> poolsTried)
    {
        if (!poolsTried.Add(to.Name!) || !routing.Roster.Pools.TryGetValue(to.Name!, out var pool))
            yield break;
        var attempt = new Attempt { Kind = AttemptKind.Pool, Route = way.Route, Step = way.Step, To = to, Pool = pool, Territory = way.Territory };
        yield return attempt;
        IReadOnlyList<NobodyPolicy> policies = PoliciesOf(way) is { Count: > 0 } own ? [.. own, .. pool.Definition.WhenNobody] : pool.Definition.WhenNobody;
        foreach (var next in WhenNobody(way, attempt, policies, poolsTried))
            yield return next;
    }

    /// <summary>A dispatcher receives leads only to pass them on: neither hours nor capacity bind there.</summary>
    private IEnumerable<Attempt> ToRep(Way way, Destination to, HashSet<string> poolsTried)
    {
        if (!routing.Roster.Reps.TryGetValue(to.Name!, out var rep))
            yield break;
        var passesOn = to.Kind == DestinationKind.Dispatcher;
        var attempt = new Attempt { Kind = AttemptKind.Rep, Route = way.Route, Step = way.Step, To = to, Rep = rep, Territory = way.Territory, IgnoreHours = passesOn, IgnoreCapacity = passesOn };
        yield return attempt;
        foreach (var next in WhenNobody(way, attempt, PoliciesOf(way), poolsTried))
            yield return next;
    }

    private IEnumerable<Attempt> ToTerritory(Way way, HashSet<string> poolsTried)
    {
        TerritoryAfter ??= Given;
        var evaluation = facts.Evaluation();
        if (routing.Territories.Find(facts.Lead, facts.At.UtcTicks, ref evaluation) is { } territory)
            return To(way with { Territory = territory.Definition.Id }, territory.To, poolsTried);
        Notes.Add((Given, "no territory matches the lead"));
        return [];
    }

    private IEnumerable<Attempt> ToOwner(Way way, HashSet<string> poolsTried)
    {
        var isKnown = false;
        foreach (var by in routing.Definition.OwnerBy)
        {
            if (OwnerBy(by) is not { } owner)
                continue;
            if (!routing.Roster.Reps.TryGetValue(owner, out var rep))
            {
                Notes.Add((Given, $"the owner found by {EnumWords<OwnerMatch>.Of(by)}, '{owner}', is none of the reps"));
                isKnown = true;
                continue;
            }

            // Who has the lead already takes on nothing new.
            var attempt = new Attempt { Kind = AttemptKind.Rep, Route = way.Route, Step = way.Step, To = Destination.Owner, Rep = rep, FoundBy = by, IgnoreCapacity = by == OwnerMatch.Lead };
            yield return attempt;
            foreach (var next in WhenNobody(way, attempt, PoliciesOf(way), poolsTried))
                yield return next;
            yield break;
        }

        if (!isKnown)
            Notes.Add((Given, request.Owners is null ? "nobody owns the lead yet; owners of its account or of duplicates were not asked for" : "nobody owns the lead, its account or a duplicate yet"));
    }

    private string? OwnerBy(OwnerMatch by) =>
        by == OwnerMatch.Lead ? facts.Lead.Owner
        : request.Owners is { } owners && LeadKeys.Of(facts.Lead, by) is { } key ? owners.OwnerOf(by, key)
        : null;

    /// <summary>What follows when nobody can receive. Policies that ignore something add to each other. A pool whose policies are used up holds the lead; a rep's lets the next route try.</summary>
    private IEnumerable<Attempt> WhenNobody(Way way, Attempt attempt, IReadOnlyList<NobodyPolicy> policies, HashSet<string> poolsTried)
    {
        foreach (var policy in policies)
        {
            switch (policy.Kind)
            {
                case NobodyPolicyKind.NextRoute:
                    yield break;
                case NobodyPolicyKind.Hold:
                    yield return Hold(way, attempt.Pool?.Definition.Id);
                    yield break;
                case NobodyPolicyKind.IgnoreCapacity:
                    yield return attempt = attempt with { IgnoreCapacity = true };
                    break;
                case NobodyPolicyKind.IgnoreHours:
                    yield return attempt = attempt with { IgnoreHours = true };
                    break;
                default:
                    foreach (var next in To(way with { IsDiverted = true }, policy.To!, poolsTried))
                        yield return next;
                    break;
            }
        }

        if (attempt.Kind == AttemptKind.Pool)
            yield return Hold(way, attempt.Pool!.Definition.Id);
    }

    private static IReadOnlyList<NobodyPolicy> PoliciesOf(Way way) => way.IsDiverted || way.Route is null ? [] : way.Route.WhenNobody;

    private static Attempt Hold(Way way, string? pool) => new()
    {
        Kind = AttemptKind.Hold,
        Route = way.Route,
        Step = way.Step,
        To = pool is null ? Destination.Nobody : Destination.Pool(pool),
        Territory = way.Territory,
    };

    /// <summary>By which route, step and territory a lead came so far.</summary>
    private sealed record Way(RouteDefinition? Route, int Step, string? Territory = null)
    {
        /// <summary>Whether a policy sent it here; the route's policies do not count again then.</summary>
        public bool IsDiverted { get; init; }
    }
}
