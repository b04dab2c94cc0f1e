using LeadRules.Scoring.Feedback;

namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>
    /// Compares the rules of a score with what became of leads: the lift of each rule, and which way to change its points.
    /// </summary>
    /// <remarks>
    /// Rules first, statistics second: with fewer than 20 leads on one side of a rule, or fewer than 5 won or lost, it says
    /// "not enough data" rather than guess. It looks at one rule at a time, so of two rules that always match together it
    /// credits both. Points are taken to be meant in proportion to log odds.
    /// </remarks>
    /// <param name="outcomes">The leads, each scored at its own instant; read once.</param>
    /// <param name="score">A score of rules; a formula has none and gives an empty report.</param>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public ScoreFeedback Feedback(IEnumerable<LeadOutcome> outcomes, string score)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var analysis = new FeedbackAnalysis(RuleBook.Scores[IndexOf(score)]);
        foreach (var outcome in outcomes)
            analysis.Add(Explain(outcome.Lead, outcome.At)[score], outcome.Won);
        return analysis.Report();
    }
}
