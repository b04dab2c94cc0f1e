namespace LeadRules.RuleBooks.Diagnostics;

/// <content>The lifecycle, triggers, campaigns and challengers: LR34xx (structure), LR44xx (analysis).</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UnknownStage { get; } = DiagnosticKind.Error("LR3401", "Unknown stage", "The start or a transition names a stage that the lifecycle does not have.");

    public static DiagnosticKind FinalStageLeft { get; } = DiagnosticKind.Error("LR3402", "Final stage left without an activity", "A transition leads from a final stage, and no activity moves the lead.");

    public static DiagnosticKind NothingFires { get; } = DiagnosticKind.Error("LR3403", "Nothing moves or fires", "A transition or trigger does not say by what it moves a lead or fires.");

    public static DiagnosticKind UnknownTarget { get; } = DiagnosticKind.Error("LR3404", "Unknown target of an agreement", "A transition waits for the breach of a target that no agreement has.");

    public static DiagnosticKind SameStage { get; } = DiagnosticKind.Error("LR3405", "Transition to the same stage", "A transition leads to a stage that it comes from.");

    public static DiagnosticKind StepOrder { get; } = DiagnosticKind.Error("LR3406", "Steps of a campaign out of order", "A step of a campaign is due before the one that stands before it.");

    public static DiagnosticKind Shares { get; } = DiagnosticKind.Error("LR3407", "Shares above 100", "Challengers together take more leads than there are.");

    public static DiagnosticKind OfWholeBook { get; } = DiagnosticKind.Error("LR3408", "Setting of the whole rule book", "A challenger has a setting that only the rule book itself can have.");

    public static DiagnosticKind StageNeverReached { get; } = DiagnosticKind.Warning("LR4401", "Stage never reached", "No transition leads to a stage, and leads do not begin in it.");

    public static DiagnosticKind StageNeverLeft { get; } = DiagnosticKind.Warning("LR4402", "Stage never left", "No transition leads from a stage that is not final.");

    public static DiagnosticKind TransitionNeverReached { get; } = DiagnosticKind.Warning("LR4403", "Transition never reached", "An earlier transition moves every lead that a transition could move.");

    public static DiagnosticKind ContentNeverSent { get; } = DiagnosticKind.Warning("LR4404", "Content never sent", "A campaign offers content to leads that all have been given it already.");

    private static IReadOnlyList<DiagnosticKind> Lifecycle =>
    [
        UnknownStage, FinalStageLeft, NothingFires, UnknownTarget, SameStage, StepOrder, Shares, OfWholeBook,
        StageNeverReached, StageNeverLeft, TransitionNeverReached, ContentNeverSent,
    ];
}
