using LeadRules.Routing;
using LeadRules.Routing.Roster;
using LeadRules.Routing.Strategies;
using LeadRules.RuleBooks;
using LeadRules.Stores;

namespace LeadRules.Decisions.Routing;

/// <summary>Makes the attempts of a plan on one state until one succeeds, and says what changes. The one place where leads are given to people.</summary>
internal sealed class RoutingChooser(CompiledRouting routing, RoutingFacts facts, RoutingRequest request, string key, IRoutingState state, RoutedLead? before, List<AttemptExplanation>? trace, List<string>? notes)
{
    private readonly PoolBook _book = new(state);
    private readonly RoutedLead? _before = before;
    private readonly string? _category = CategoryOf(routing, facts);
    private readonly long _worth = Worth.Hundredths(facts.Lead.DealValue) ?? 0;

    /// <summary>Those whom the caller rules out, now or before, and those who gave this lead back.</summary>
    private readonly IReadOnlyList<string> _ruledOut = before is null or { RuledOut.Count: 0 } ? request.RuledOut : [.. request.RuledOut.Union(before.RuledOut, StringComparer.Ordinal)];

    /// <summary>Those whom inferences rule out besides, as the lead stands now; nothing of that is remembered.</summary>
    private IReadOnlyList<string> Barred => field ??= [.. _ruledOut, .. facts.Found.RuledOutReps];

    private (PoolMembership Members, PassedOver[] PassedOver)? _nobody;

    /// <summary>Decides: the first attempt that succeeds.</summary>
    public RoutingCommit<RoutingDecision> Decide(IEnumerable<Attempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            var routed = attempt.Kind switch
            {
                AttemptKind.Pool => OfPool(attempt, attempt.Pool!),
                AttemptKind.Rep => OfRep(attempt, attempt.Rep!),
                AttemptKind.Queue => Routed(attempt, RoutedStatus.Queued) with { Queue = attempt.To.Name },
                AttemptKind.Tell => IsWithSomebody ? _before! with { Step = attempt.Step } : Routed(attempt, RoutedStatus.Told),
                _ when IsWithSomebody => null,
                _ => Routed(attempt, RoutedStatus.Held) with { Pool = attempt.To.Name, Members = _nobody?.Members, PassedOver = _nobody?.PassedOver ?? [] },
            };
            if (attempt.AlwaysSucceeds)
                trace?.Add(new AttemptExplanation(attempt, [], null));
            if (routed is not null)
                return Commit(attempt, routed);
        }

        // A later step that nobody can take yet: the lead stays where it is.
        return new(null, new RoutingDecision { Lead = _before!, IsRepeat = true });
    }

    /// <summary>In a later step somebody has the lead, and keeps it until somebody else receives it.</summary>
    private bool IsWithSomebody => _before is { Status: RoutedStatus.Assigned };

    private RoutedLead? OfPool(Attempt attempt, CompiledPool pool)
    {
        var current = _book.Pool(pool.Definition.Id);
        var enrolled = current.With(pool.Membership, facts.At);
        current = enrolled?.State ?? current;
        var passedOver = new PassedOver[pool.Reps.Length];
        var evaluation = facts.Evaluation();
        Availability.Of(pool, ref evaluation, attempt.IgnoreHours, Barred, passedOver);
        var reps = state.Reps(pool.Membership.Reps);
        if (!attempt.IgnoreCapacity)
            RuleOutFull(pool, reps, passedOver);
        Prefer(pool, passedOver);
        var value = ValueIn(pool);
        var costs = Narrow(pool, current, reps, passedOver);
        var picked = current.Pick(key, facts.At, passedOver, value, pool.Definition.MakeUp);
        trace?.Add(new AttemptExplanation(attempt, CandidateExplanations.Of(pool, current, picked, reps, passedOver, costs, facts, _category), pool.Strategy.Name));
        if (picked is not { Event.Rep: { } rep } step)
        {
            _nobody = (pool.Membership, passedOver);
            return null;
        }

        if (enrolled is { } change)
            _book.Keep(change);
        _book.Keep(step);
        Give(reps[pool.Membership.IndexOf(rep)], value);
        return Routed(attempt, RoutedStatus.Assigned) with
        {
            Rep = rep,
            Pool = pool.Definition.Id,
            Value = value,
            Members = pool.Membership,
            PassedOver = passedOver,
        };
    }

    private RoutedLead? OfRep(Attempt attempt, CompiledRep rep)
    {
        var id = rep.Definition.Id;
        var current = _book.Rep(id);
        var passedOver = Availability.Of(rep, facts.At.UtcTicks, attempt.IgnoreHours, Barred);
        if (passedOver == PassedOver.None && !attempt.IgnoreCapacity && _before?.Rep != id)
            passedOver = RepCounts.CapacityOf(rep.Definition, current, _category, routing.DateAt(facts.At));
        trace?.Add(new AttemptExplanation(attempt, [CandidateExplanations.Of(rep, current, passedOver, facts, _category)], null));
        if (passedOver != PassedOver.None)
            return null;
        Give(current, _worth);
        DirectTurns.Charge(_book, routing.Roster, key, id, facts.At, _worth);
        return Routed(attempt, RoutedStatus.Assigned) with { Rep = id };
    }

    /// <summary>What the state says of each member who could receive the lead otherwise.</summary>
    private void RuleOutFull(CompiledPool pool, IReadOnlyList<RepState> reps, PassedOver[] passedOver)
    {
        var today = routing.DateAt(facts.At);
        for (var i = 0; i < passedOver.Length; i++)
        {
            if (passedOver[i] == PassedOver.None)
                passedOver[i] = RepCounts.CapacityOf(pool.Reps[i].Definition, reps[i], _category, today);
        }
    }

    /// <summary>Leaves those who are preferred, where any of them could receive the lead.</summary>
    private void Prefer(CompiledPool pool, PassedOver[] passedOver)
    {
        if (!CandidateExplanations.HasPreferred(pool, passedOver, facts))
            return;
        for (var i = 0; i < passedOver.Length; i++)
        {
            if (passedOver[i] == PassedOver.None && facts.Found.ForRep(pool.Membership.Reps[i]) is null)
                passedOver[i] = PassedOver.Outranked;
        }
    }

    /// <summary>Leaves to the turn those whom the pool's strategy finds best; the costs of all who were compared, or null when the strategy compares nothing.</summary>
    private double[]? Narrow(CompiledPool pool, PoolState current, IReadOnlyList<RepState> reps, PassedOver[] passedOver)
    {
        if (pool.Strategy is RoundRobin)
            return null;
        var evaluation = facts.Evaluation();
        var needs = LeadNeeds.Of(pool, ref evaluation);
        var costs = new double[passedOver.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = double.NaN;
            if (passedOver[i] != PassedOver.None)
                continue;
            var candidate = new RoutingCandidate
            {
                Rep = pool.Reps[i].Definition,
                Weight = pool.Membership.Weights[i],
                State = reps[i],
                Value = pool.Definition.Deals == DealsThatCount.Open ? reps[i].OpenValue : current.Values[i],
                Matches = needs.MetBy(pool.Reps[i]),
                Lead = facts.Lead,
                At = facts.At,
            };
            costs[i] = Preference.CostOf(pool.Strategy, candidate, out var fault);
            if (fault is not null)
                notes?.Add($"the strategy '{pool.Strategy.Name}'{pool.StrategyIsOf} failed for '{pool.Membership.Reps[i]}', who stands behind the others: {fault.Message}");
            else if (double.IsNaN(costs[i]))
                notes?.Add($"the strategy '{pool.Strategy.Name}'{pool.StrategyIsOf} gave no number for '{pool.Membership.Reps[i]}', who stands behind the others");
        }

        Preference.Narrow(costs, passedOver);
        return costs;
    }

    /// <summary>The rep has one lead more; who had it before has one less. Nothing changes for who has it already.</summary>
    private void Give(RepState rep, long value)
    {
        if (IsWithSomebody && _before!.Rep == rep.Rep)
            return;
        Free();
        _book.Keep(RepCounts.Given(rep, _category, value, facts.At, routing.DateAt(facts.At)));
    }

    /// <summary>Who had the lead before has one less.</summary>
    private void Free()
    {
        if (IsWithSomebody)
            _book.Keep(RepCounts.Closed(_book.Rep(_before!.Rep!), _before.Category, _before.Value));
    }

    private static string? CategoryOf(CompiledRouting routing, RoutingFacts facts)
    {
        if (routing.Roster.Category is not { } category)
            return null;
        var evaluation = facts.Evaluation();
        return category.Eval(ref evaluation);
    }

    private long ValueIn(CompiledPool pool)
    {
        if (pool.Value is not { } node)
            return _worth;
        var evaluation = facts.Evaluation();
        return Worth.Hundredths(node.Eval(ref evaluation)) ?? 0;
    }

    private RoutedLead Routed(Attempt attempt, RoutedStatus status) => new()
    {
        Key = key,
        Lead = facts.Lead.Id,
        Status = status,
        Route = attempt.Route?.Id,
        Step = attempt.Step,
        Territory = attempt.Territory,
        Category = _category,
        Value = _worth,
        RuledOut = _ruledOut,
        At = facts.At,
        Since = _before?.Since ?? request.Since ?? facts.Lead.Created,
    };

    private RoutingCommit<RoutingDecision> Commit(Attempt attempt, RoutedLead routed)
    {
        var former = _before is { Status: RoutedStatus.Assigned } ? _before.Rep : facts.Lead.Owner;
        var cause = RoutingWords.Cause(attempt, routed);
        if (routed.Rep is null)
            Free();
        var hasMoved = routed.Rep != _before?.Rep;
        var kept = routed with
        {
            Chain = hasMoved ? [.. _before?.Chain ?? [], new Handover(_before?.Rep, routed.Rep, facts.At, cause)] : _before?.Chain ?? [],
            Revision = (_before?.Revision ?? 0) + 1,
        };
        if (_before is { Status: RoutedStatus.Held } && kept.Status == RoutedStatus.Held && _before.Pool == kept.Pool)
            return new(null, new RoutingDecision { Lead = _before with { Members = kept.Members, PassedOver = kept.PassedOver }, IsRepeat = true });
        var intents = RoutingIntents.Of(kept, former, Actions(attempt), cause);
        return new(_book.Change(kept, intents), new RoutingDecision { Lead = kept, Intents = intents });
    }

    /// <summary>What the route asks for besides; null for the usual.</summary>
    private IReadOnlyList<ActionDefinition>? Actions(Attempt attempt)
    {
        if (attempt.Route is not { Do: { } all } route)
            return null;
        var evaluation = facts.Evaluation();
        List<ActionDefinition> asked = [];
        for (var i = 0; i < all.Count; i++)
        {
            if (routing.Routes.ActionApplies(routing.Routes.IndexOf(route.Id), i, ref evaluation))
                asked.Add(all[i]);
        }

        return asked;
    }
}
