namespace LeadRules.Cli.Output;

/// <summary>What changed a score, in the words of every format.</summary>
internal static class AdjustmentWords
{
    public static string Of(ScoreAdjustmentKind kind) => kind switch
    {
        ScoreAdjustmentKind.GroupMin => "groupMin",
        ScoreAdjustmentKind.GroupMax => "groupMax",
        ScoreAdjustmentKind.ScoreMin => "min",
        ScoreAdjustmentKind.ScoreMax => "max",
        _ => "rounding",
    };
}
