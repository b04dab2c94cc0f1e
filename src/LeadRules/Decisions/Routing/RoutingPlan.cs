using LeadRules.Decisions.Routing;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules;

/// <summary>
/// What can be said about routing a lead before the state is known. <see cref="Decide"/> then is a pure function of the state, for
/// a store to run in a transaction: <c>store.CommitAsync(plan.Scope, plan.Decide)</c>. Nearly all hosts use <see cref="LeadRouter"/>, which does that.
/// </summary>
public sealed class RoutingPlan
{
    private readonly CompiledRouting _routing;
    private readonly RoutingFacts _facts;
    private readonly RoutingRequest _request;
    private readonly RoutedLead? _known;
    private readonly AttemptPlanner _planner;
    private readonly List<Attempt> _attempts = [];

    internal RoutingPlan(CompiledRouting routing, RoutingFacts facts, RoutingRequest request, RoutedLead? known)
    {
        _routing = routing;
        _facts = facts;
        _request = request;
        _known = known;
        Key = request.Key ?? facts.Lead.Id;
        _planner = new AttemptPlanner(routing, facts, request, known);
        foreach (var attempt in _planner.Attempts())
        {
            _attempts.Add(attempt);
            if (attempt.AlwaysSucceeds)
                break;
        }

        Scope = ScopeFinder.Of(Key, routing, _attempts, known);
    }

    /// <summary>The key under which the lead is routed once.</summary>
    public string Key { get; }

    /// <summary>The lead.</summary>
    public Lead Lead => _facts.Lead;

    /// <summary>The instant of the decision.</summary>
    public DateTimeOffset At => _facts.At;

    /// <summary>What the decision reads and may change.</summary>
    public RoutingScope Scope { get; }

    /// <summary>Decides on a state: the first answer again when the lead was decided before, else a new one and what is to be kept.</summary>
    public RoutingCommit<RoutingDecision> Decide(IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Decided(state) ?? Choose(state, trace: null);
    }

    /// <summary>Decides as <see cref="Decide"/> does, and says why.</summary>
    public RoutingCommit<RoutingExplanation> DecideAndExplain(IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<AttemptExplanation> attempts = [];
        List<string> notes = [.. _planner.Notes];
        var commit = Decided(state) ?? Choose(state, attempts, notes);
        return new(commit.Change, Explanation(commit.Result, attempts, notes));
    }

    /// <summary>Says what would be decided on a state if the lead had not been decided yet, and why. Nothing is to be kept.</summary>
    public RoutingExplanation Explain(IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<AttemptExplanation> attempts = [];
        List<string> notes = [.. _planner.Notes];
        return Explanation(Choose(state, attempts, notes).Result, attempts, notes);
    }

    private RoutingExplanation Explanation(RoutingDecision decision, IReadOnlyList<AttemptExplanation> attempts, IReadOnlyList<string> notes)
    {
        var evaluation = _facts.Evaluation();
        var passed = _routing.Routes.Explain(ref evaluation, decision.Lead.Route);
        var territory = _planner.AskedForTerritory ? _routing.Territories.Explain(Lead, At.UtcTicks, ref evaluation) : null;
        return new RoutingExplanation(decision, passed, territory, notes, attempts);
    }

    /// <summary>The first answer again, unless the lead waits or has come to a later step since.</summary>
    private RoutingCommit<RoutingDecision>? Decided(IRoutingState state)
    {
        if (state.Lead is not { Status: not RoutedStatus.Held } before)
            return null;
        var hasComeFurther = before.Status == RoutedStatus.Assigned && before.Route == _known?.Route && before.Step == _known?.Step && _planner.IsLaterStep;
        return hasComeFurther ? null : new(null, new RoutingDecision { Lead = before, IsRepeat = true });
    }

    private RoutingCommit<RoutingDecision> Choose(IRoutingState state, List<AttemptExplanation>? trace, List<string>? notes = null) =>
        new RoutingChooser(_routing, _facts, _request, Key, state, trace, notes).Decide(_attempts);
}
