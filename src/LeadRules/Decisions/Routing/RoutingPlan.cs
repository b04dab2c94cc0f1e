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
        ArgumentException.ThrowIfNullOrWhiteSpace(Key, nameof(request));
        _planner = new AttemptPlanner(routing, facts, request, known);
        foreach (var attempt in _planner.Attempts())
        {
            _attempts.Add(attempt);
            _planner.Given = _attempts.Count;
            if (attempt.AlwaysSucceeds)
                break;
        }

        Scope = ScopeFinder.Of(Key, routing, _attempts, known);
    }

    /// <summary>The key under which the lead is routed once.</summary>
    public string Key { get; }

    /// <summary>The lead.</summary>
    public Lead Lead => _facts.Lead;

    /// <summary>Whether the lead has been given already, and has come to a later step of its route.</summary>
    internal bool IsLaterStep => _planner.IsLaterStep;

    /// <summary>Where the first route that takes the lead sends it, or its territory, whether or not somebody there can receive now; null when nobody is tried.</summary>
    internal Destination? FirstChoice => _attempts is [{ Kind: not AttemptKind.Hold } first, ..] ? first.To : null;

    /// <summary>The instant of the decision.</summary>
    public DateTimeOffset At => _facts.At;

    /// <summary>What the decision reads and may change.</summary>
    public RoutingScope Scope { get; }

    /// <summary>Decides on a state: the first answer again when the lead was decided before, else a new one and what is to be kept.</summary>
    public RoutingCommit<RoutingDecision> Decide(IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Decided(state.Lead) ?? Choose(state, state.Lead, trace: null, notes: null);
    }

    /// <summary>Decides as <see cref="Decide"/> does, and says why. What was decided before is only told, not explained again.</summary>
    public RoutingCommit<RoutingExplanation> DecideAndExplain(IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Decided(state.Lead) is { } before)
            return new(null, new RoutingExplanation(before.Result, [], null, [], []));
        List<AttemptExplanation> attempts = [];
        List<string> faults = [];
        var commit = Choose(state, state.Lead, attempts, faults);
        return new(commit.Change, Explanation(commit.Result, attempts, faults));
    }

    /// <summary>
    /// Says what would be decided on a state if the lead had not been decided yet, and why. Nothing is to be kept. What reps have
    /// open is taken as it is, this lead included where somebody has it.
    /// </summary>
    public RoutingExplanation Explain(IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<AttemptExplanation> attempts = [];
        List<string> faults = [];
        return Explanation(Choose(state, before: null, attempts, faults).Result, attempts, faults);
    }

    /// <summary>Tells of the attempts that were made, and of what was found before the last of them.</summary>
    private RoutingExplanation Explanation(RoutingDecision decision, IReadOnlyList<AttemptExplanation> attempts, IEnumerable<string> faults)
    {
        var evaluation = _facts.Evaluation();
        var passed = _routing.Routes.Explain(ref evaluation, decision.Lead.Route, _facts.Found.AgainstRoute);
        var territory = _planner.TerritoryAfter < attempts.Count ? _routing.Territories.Explain(Lead, At.UtcTicks, ref evaluation) : null;
        return new RoutingExplanation(decision, passed, territory, [.. _planner.Notes.Where(note => note.After < attempts.Count).Select(static note => note.Text), .. faults], attempts);
    }

    /// <summary>The first answer again, unless the lead waits, or has come to a later step since this plan learned of it.</summary>
    private RoutingCommit<RoutingDecision>? Decided(RoutedLead? before)
    {
        if (before is not null && before.Lead != Lead.Id)
            throw new InvalidOperationException($"The key '{Key}' is that of the lead '{before.Lead}' already, so '{Lead.Id}' cannot be routed under it. Give another key.");
        var isAsKnown = before is not null && before.Revision == _known?.Revision && before.Status == _known.Status && before.Rep == _known.Rep;
        if (_planner.IsLaterStep ? isAsKnown : before is null or { Status: RoutedStatus.Held })
            return null;
        return new(null, new RoutingDecision { Lead = before ?? _known!, IsRepeat = true });
    }

    private RoutingCommit<RoutingDecision> Choose(IRoutingState state, RoutedLead? before, List<AttemptExplanation>? trace, List<string>? notes) =>
        new RoutingChooser(_routing, _facts, _request, Key, state, before, trace, notes).Decide(_attempts);
}
