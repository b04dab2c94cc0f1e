namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR34xx and LR44xx: the lifecycle, triggers, campaigns and challengers.</summary>
internal static partial class Problems
{
    public static Diagnostic UnknownStage(string path, string stage, IReadOnlyCollection<string> stages) =>
        DiagnosticCatalogue.UnknownStage.At(path, $"There is no stage '{stage}'.", DidYouMean(stage, stages, "Add it under 'stages'."));

    public static Diagnostic AllStagesAmongOthers(string path) =>
        DiagnosticCatalogue.NotTogether.At(path, "'*' stands for all stages, so others beside it say nothing.", "Write \"from\": \"*\", or name the stages.");

    public static Diagnostic FinalStageLeft(string path, string stage) =>
        DiagnosticCatalogue.FinalStageLeft.At(path, $"The stage '{stage}' is final, so only an activity moves a lead out of it.", "Name the activity with 'on', or take the stage away.");

    public static Diagnostic NothingMoves(string path) =>
        DiagnosticCatalogue.NothingFires.At(path, "Nothing moves a lead here: the transition has neither 'on', 'breach' nor 'when'.", "Add an activity (\"on\": \"lead.accepted\"), a target (\"breach\": \"cadence.work\") or a condition (\"when\": \"score.engagement >= 50\").");

    public static Diagnostic NothingFires(string path) =>
        DiagnosticCatalogue.NothingFires.At(path, "Nothing fires the trigger: it has neither 'on' nor 'when'.", "Add an activity (\"on\": \"meeting.booked\") or a condition (\"when\": \"score.engagement >= 50\").");

    public static Diagnostic NoTarget(string path, string text) =>
        DiagnosticCatalogue.UnknownTarget.At(path, $"'{text}' names no target of an agreement.", "Write the agreement, a dot and the target: \"cadence.work\".");

    public static Diagnostic UnknownAgreement(string path, string agreement, IReadOnlyCollection<string> agreements) =>
        DiagnosticCatalogue.UnknownTarget.At(path, $"There is no agreement '{agreement}'.", DidYouMean(agreement, agreements, "Add it under 'slas'."));

    public static Diagnostic UnknownTarget(string path, string agreement, string target, IReadOnlyCollection<string> targets) =>
        DiagnosticCatalogue.UnknownTarget.At(path, $"The agreement '{agreement}' has no target '{target}'.", DidYouMean(target, targets, "Add it to the agreement."));

    public static Diagnostic SameStage(string path, string stage) =>
        DiagnosticCatalogue.SameStage.At(path, $"The transition leads from the stage '{stage}' to itself.", "Name another stage, or take it away under 'from'; what is only to be done, and moves no lead, is a trigger.");

    public static Diagnostic DuplicateTransition(string path, string id, int? firstLine) =>
        DiagnosticCatalogue.DuplicateId.At(path, $"The id '{id}' belongs to two transitions{InLine(firstLine)}.", "Give one of them another id.");

    public static Diagnostic EventWithWindow(string path) =>
        DiagnosticCatalogue.AnchorWindow.At(path, "A 'within' has no meaning here: every such activity counts at its own instant.", "Take it away; what happened before is a condition: any(email.clicked within 7d).");

    public static Diagnostic RearmBesideOn(string path) =>
        DiagnosticCatalogue.NotTogether.At(path, "'rearm' says when a condition can fire again, but activities fire this trigger, each once.", "Take 'rearm' or 'on' away.");

    public static Diagnostic StepOutOfOrder(string path, int day, int before) =>
        DiagnosticCatalogue.StepOrder.At(path, Invariant($"This step is due on day {day}, but the one before it on day {before}."), "Put the steps in the order of their days.");

    public static Diagnostic SharesAbove100(string path, int sum) =>
        DiagnosticCatalogue.Shares.At(path, Invariant($"With this challenger the shares come to {sum} percent."), "Lower them to at most 100 together; the rule book itself has the rest.");

    public static Diagnostic OfWholeBook(string path, string member) =>
        DiagnosticCatalogue.OfWholeBook.At(path, $"A challenger has no '{member}' of its own: it takes that of the rule book.", "Take it away.");

    public static Diagnostic ChallengersInChallenger(string path) =>
        DiagnosticCatalogue.OfWholeBook.At(path, "A challenger has no challengers of its own.", "Put them beside this one.");

    public static Diagnostic ChallengersTooLarge(string path, int most) =>
        DiagnosticCatalogue.FileTooLarge.At(path, Invariant($"The rule book, read anew for each of its challengers, has more than {most:N0} names and values."), "Take challengers away, or have the host supply long lists.");

    /// <summary>A problem of what the rule book says, which it has only with what a challenger says.</summary>
    public static Diagnostic WithChallenger(Diagnostic problem, string challenger) =>
        new(problem.Code, problem.Severity, problem.Path, $"With what stands under {challenger}: {problem.Message}", problem.Mend) { Line = problem.Line, Column = problem.Column, Excerpt = problem.Excerpt };

    public static Diagnostic StageNeverReached(string path, string stage) =>
        DiagnosticCatalogue.StageNeverReached.At(path, $"No lead ever comes to the stage '{stage}'.", "Add a transition to it, or take it away.");

    public static Diagnostic StageNeverLeft(string path, string stage) =>
        DiagnosticCatalogue.StageNeverLeft.At(path, $"No lead ever leaves the stage '{stage}'.", "Add a transition from it, or say that it is meant: \"final\": true.");

    public static Diagnostic TransitionNeverReached(string path, string transition, string earlier) =>
        DiagnosticCatalogue.TransitionNeverReached.At(path, $"The transition '{transition}' never moves a lead: '{earlier}' before it moves all that it could move.", $"Move it before '{earlier}', or {MoveOrDrop}");

    public static Diagnostic ContentNeverSent(string path, string content, string campaign) =>
        DiagnosticCatalogue.ContentNeverSent.At(path, $"'{content}' is never sent here: whoever comes so far in '{campaign}' has been given it already.", "Name other content, or take it away.");
}
