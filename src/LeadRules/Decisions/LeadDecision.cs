using LeadRules.Decisions.Deciding;
using LeadRules.Decisions.Inferring;

namespace LeadRules;

/// <summary>
/// Everything that was decided about a lead at an instant, and what is to be remembered of it. Immutable; what few ask for is
/// worked out when it is asked for.
/// </summary>
public sealed class LeadDecision
{
    private readonly LeadEngine _engine;
    private readonly LeadState _before;

    internal LeadDecision(LeadEngine engine, Lead given, LeadState before, LeadFold fold, DecisionRequest request)
    {
        _engine = engine;
        _before = before;
        Given = given;
        Request = request;
        State = fold.Run();
        At = fold.At;
        Lead = fold.Lead;
        Notes = fold.Fresh;
        Scores = new LeadScores(engine, Lead, At, [.. fold.Scratch.Scores]);
        Slas = engine.EvaluateSlas(Lead, At, request.OwnerCalendar);
        foreach (var intent in Slas.IntentsAfter(fold.From))
            fold.Intents.Give(intent with { To = ActionIntents.Receiver(intent.To, Lead) }, fold.Standing);
        Classes = ClassesOf(fold);
        Findings = FindingsOf(fold);
        if (InferredIntents.Give(Findings, fold))
            State = fold.Settled();
        fold.Intents.Settle(fold.Standing, State.Notes);
        Intents = fold.Intents.Given;
        Suppressed = fold.Intents.Suppressed;
        Routing = RoutingNeed.Of(engine, this, fold);
    }

    /// <summary>The lead as the host gave it.</summary>
    public Lead Given { get; }

    /// <summary>The lead as the rule book sees it: with its stage, its owner, and the notes among its activities.</summary>
    public Lead Lead { get; }

    /// <summary>The instant of the decision.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The rule book, or the challenger in whose share the lead is.</summary>
    public RuleBook RuleBook => _engine.RuleBook;

    /// <summary>The name of the challenger that decided; null for the rule book itself.</summary>
    public string? Variant => State.Variant;

    /// <summary>What is to be remembered.</summary>
    public LeadState State { get; }

    /// <summary>What was noted by this decision, the earliest first: stages and segments that were entered or left, triggers that fired.</summary>
    public IReadOnlyList<LeadNote> Notes { get; }

    /// <summary>The scores.</summary>
    public LeadScores Scores { get; }

    /// <summary>The class of each set, by the name of the set; null where no condition is true.</summary>
    public IReadOnlyDictionary<string, string?> Classes { get; }

    /// <summary>The stage; null where the rule book has none.</summary>
    public string? Stage => State.Stage;

    /// <summary>The segments the lead is in.</summary>
    public IReadOnlyList<string> Segments => State.Segments;

    /// <summary>The segments that were entered.</summary>
    public IEnumerable<LeadNote> Entered => Notes.Where(static note => note.Kind == LeadNoteKind.SegmentEntered);

    /// <summary>The segments that were left.</summary>
    public IEnumerable<LeadNote> Left => Notes.Where(static note => note.Kind == LeadNoteKind.SegmentLeft);

    /// <summary>The stages that the lead came into.</summary>
    public IEnumerable<LeadNote> Moves => Notes.Where(static note => note.Kind == LeadNoteKind.StageEntered);

    /// <summary>What somebody said of the lead that is not allowed, each with the reasons.</summary>
    public IEnumerable<LeadNote> Refusals => Notes.Where(static note => note.Kind == LeadNoteKind.Refused);

    /// <summary>The clocks of the agreements.</summary>
    public SlaEvaluation Slas { get; }

    /// <summary>Whether the lead is to be routed, and if not, why.</summary>
    public RoutingNeed Routing { get; }

    /// <summary>What the host should do that it was not told before.</summary>
    public IReadOnlyList<Intent> Intents { get; }

    /// <summary>What the host would have been told, and is not.</summary>
    public IReadOnlyList<SuppressedIntent> Suppressed { get; }

    /// <summary>
    /// Everything that inferences found: before the rule book was asked, then in reaction to it. What could not count stands among it as a fault.
    /// Whoever routes the lead otherwise than by <see cref="LeadDesk"/> passes it on (<see cref="RoutingRequest.Findings"/>).
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether the state must be kept: something was noted or told, or an activity was taken into account. If not, the state before serves as well.</summary>
    public bool HasChanges => Notes.Count > 0 || Intents.Count > 0 || Suppressed.Count > 0 || State.Seen != _before.Seen || State.Variant != _before.Variant || _before.Until is null;

    /// <summary>
    /// When to look at the lead again though nothing new happens to it: when something is to be noted by time alone, or a clock
    /// comes to a point. Scores and bands may change before (<see cref="LeadEngine.NextChange"/>); nothing follows from that.
    /// </summary>
    /// <remarks>Worked out at each call; costs some hundred times as much as scoring.</remarks>
    public NextChange NextLook() => new LookFinder(_engine, Lead, State, Slas, Request.OwnerCalendar).After(At, Slas.NextCheckAt);

    /// <summary>Says why everything is as it was decided, what is missing, and what would change it. Costs some hundred times as much as scoring.</summary>
    /// <param name="choice">Why it was given to whom, or would be (<see cref="LeadRouter.ExplainAsync"/>); null to leave that out.</param>
    public DecisionExplanation Explain(RoutingExplanation? choice = null) => new(this) { Choice = choice };

    /// <summary>The package that is handed over when marketing gives the lead to sales.</summary>
    public HandOffPackage HandOff() => new(this);

    /// <summary>The decision as indented JSON; equal decisions give equal texts. What is to be remembered is not part of it, save what is new.</summary>
    public string ToJson() => Decisions.Json.DecisionJson.Write(this);

    /// <summary>The decision in one line, for logs.</summary>
    public override string ToString() =>
        $"{Scores}{(Stage is { } stage ? $"; {stage}" : "")}{(Segments.Count > 0 ? $"; {string.Join(", ", Segments)}" : "")}";

    internal LeadEngine Engine => _engine;

    internal DecisionRequest Request { get; }

    /// <summary>The decision by the same rules, of the same instant, once a note from outside is taken into account.</summary>
    internal LeadDecision After(LeadNote given)
    {
        var state = State.WithGiven(given);
        return new LeadDecision(_engine, Given, state, new LeadFold(_engine, Given, state, At, Request), Request);
    }

    private IReadOnlyList<Finding> FindingsOf(LeadFold fold)
    {
        if (_engine.Inferences is not { } inferences)
            return EquatableList<Finding>.Empty;
        var derived = fold.Scratch.Inferred!.Of(Lead, At.UtcTicks).All;
        var facts = new DecidedFacts(Lead, At, State, Scores, Classes, EquatableList.Of<Finding>([.. derived.Where(static finding => finding.Kind != FindingKind.Fault)]));
        return EquatableList.Of<Finding>([.. derived, .. inferences.React(facts)]);
    }

    private Dictionary<string, string?> ClassesOf(LeadFold fold)
    {
        Dictionary<string, string?> classes = new(StringComparer.Ordinal);
        if (_engine.Lifecycle.Classes.Length == 0)
            return classes;
        var evaluation = fold.Scratch.Again(Lead, At.UtcTicks);
        foreach (var set in _engine.Lifecycle.Classes)
            classes.Add(set.Definition.Name, set.NameFor(ref evaluation));
        return classes;
    }
}
