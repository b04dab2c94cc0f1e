using LeadRules;

namespace CrmApi.Api;

/// <summary>A decision as callers see it.</summary>
internal sealed record DecisionAnswer(
    string Lead,
    DateTimeOffset At,
    string Book,
    string? Stage,
    string? Owner,
    IReadOnlyDictionary<string, ScoreAnswer> Scores,
    IReadOnlyList<string> Segments,
    IReadOnlyList<string> Told)
{
    /// <summary>What was decided and kept.</summary>
    public static DecisionAnswer Of(DeskDecision made) => Of(made.Decision, made.Intents);

    /// <summary>What would be decided.</summary>
    public static DecisionAnswer Of(LeadDecision decision) => Of(decision, decision.Intents);

    private static DecisionAnswer Of(LeadDecision decision, IReadOnlyList<Intent> intents) => new(
            decision.Lead.Id,
            decision.At,
            decision.RuleBook.ToString(),
            decision.Stage,
            decision.State.Owner,
            decision.Scores.Names.Zip(decision.Scores.Values).ToDictionary(static score => score.First, static score => new ScoreAnswer(score.Second.IsKnown ? score.Second.Value : null, score.Second.Band)),
            decision.Segments,
            [.. intents.Select(static intent => $"{intent.Kind} {intent.To ?? intent.About}".TrimEnd())]);
}

/// <summary>A score and its band.</summary>
internal sealed record ScoreAnswer(double? Value, string? Band);
