using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules;

/// <summary>
/// Routes leads: plans with an engine, and decides in a transaction of a store. Safe to share between threads, and with any
/// number of servers on one store. Whoever gets no answer may route, pass on or give back again with the same arguments: what
/// happened once does not happen twice, and what happened since stays.
/// </summary>
public sealed partial class LeadRouter
{
    /// <summary>Joins an engine and a store.</summary>
    public LeadRouter(LeadEngine engine, IRoutingStore store)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(store);
        Engine = engine;
        Store = store;
    }

    /// <summary>The engine.</summary>
    public LeadEngine Engine { get; }

    /// <summary>The store.</summary>
    public IRoutingStore Store { get; }

    /// <summary>Routes a lead: the first answer again when it was decided before, unless it waits or has come to a later step of its route.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="request">What the host adds; null for nothing.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    public async ValueTask<RoutingDecision> RouteAsync(Lead lead, DateTimeOffset at, RoutingRequest? request = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync(lead, at, request, cancellationToken).ConfigureAwait(false);
        return await Store.CommitAsync(plan.Scope, plan.Decide, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Routes leads one after the other, so that turns go round within them. Sort them first, most valuable first, where that matters (<see cref="LeadEngine.Rank"/>).</summary>
    /// <returns>The decisions, in the order of the leads.</returns>
    public async ValueTask<IReadOnlyList<RoutingDecision>> RouteAsync(IEnumerable<Lead> leads, DateTimeOffset at, RoutingRequest? request = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leads);
        if (request?.Key is not null)
            throw new ArgumentException("One key cannot serve several leads; leave it null for their ids.", nameof(request));
        List<RoutingDecision> decisions = [];
        foreach (var lead in leads)
            decisions.Add(await RouteAsync(lead, at, request, cancellationToken).ConfigureAwait(false));
        return decisions;
    }

    /// <summary>Routes a lead as <see cref="RouteAsync(Lead, DateTimeOffset, RoutingRequest?, CancellationToken)"/> does, and says why: every route, territory and candidate that was considered.</summary>
    public async ValueTask<RoutingExplanation> RouteAndExplainAsync(Lead lead, DateTimeOffset at, RoutingRequest? request = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync(lead, at, request, cancellationToken).ConfigureAwait(false);
        return await Store.CommitAsync(plan.Scope, plan.DecideAndExplain, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says what would be decided about a lead now if it had not been decided yet, and why. Nothing is kept.</summary>
    public async ValueTask<RoutingExplanation> ExplainAsync(Lead lead, DateTimeOffset at, RoutingRequest? request = null, CancellationToken cancellationToken = default)
    {
        var plan = Engine.PlanRoute(lead, at, request);
        return await Store.CommitAsync(plan.Scope, state => new RoutingCommit<RoutingExplanation>(null, plan.Explain(state)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Routes the leads that wait, those that came first before the others. Call it when somebody can receive leads again: after closings, at the start of hours, after a change of the roster.</summary>
    /// <param name="find">Finds a lead by its id; null for one that is gone, which goes on waiting.</param>
    /// <param name="at">The instant of the decisions.</param>
    /// <param name="pool">The pool whose leads are routed; null for all.</param>
    /// <param name="owners">Who owns accounts and other leads already; or null.</param>
    /// <param name="cancellationToken">Gives up between two leads.</param>
    /// <returns>The decisions about those that do not wait any more.</returns>
    public async ValueTask<IReadOnlyList<RoutingDecision>> RouteHeldAsync(Func<string, Lead?> find, DateTimeOffset at, string? pool = null, IOwnerSource? owners = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(find);
        List<RoutingDecision> decisions = [];
        foreach (var held in await Store.LeadsAsync(new RoutedLeadFilter { Status = RoutedStatus.Held, Pool = pool }, cancellationToken).ConfigureAwait(false))
        {
            if (find(held.Lead) is not { } lead)
                continue;
            var decision = await RouteAsync(lead, at, new RoutingRequest { Key = held.Key, Owners = owners }, cancellationToken).ConfigureAwait(false);
            if (decision.Outcome != RoutedStatus.Held)
                decisions.Add(decision);
        }

        return decisions;
    }

    /// <summary>The leads that wait, those that came first before the others.</summary>
    /// <param name="pool">The pool; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<IReadOnlyList<RoutedLead>> HeldAsync(string? pool = null, CancellationToken cancellationToken = default) =>
        Store.LeadsAsync(new RoutedLeadFilter { Status = RoutedStatus.Held, Pool = pool }, cancellationToken);

    /// <summary>The leads whose receiver has not taken note of them yet, those that came first before the others.</summary>
    /// <param name="rep">The receiver; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<IReadOnlyList<RoutedLead>> UnacknowledgedAsync(string? rep = null, CancellationToken cancellationToken = default) =>
        Store.LeadsAsync(new RoutedLeadFilter { Status = RoutedStatus.Assigned, Rep = rep, IsAcknowledged = false }, cancellationToken);

    private async ValueTask<RoutingPlan> PlanAsync(Lead lead, DateTimeOffset at, RoutingRequest? request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var known = Engine.RoutesInSteps ? await Store.FindAsync(request?.Key ?? lead.Id, cancellationToken).ConfigureAwait(false) : null;
        return Engine.PlanRoute(lead, at, request, known);
    }
}
