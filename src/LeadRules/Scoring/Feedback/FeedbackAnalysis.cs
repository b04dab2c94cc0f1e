using LeadRules.RuleBooks;

namespace LeadRules.Scoring.Feedback;

/// <summary>
/// Counts, for each rule, how many leads with and without it were won, and compares the rules with each other: points
/// should stand in proportion to log odds, so a rule whose points lie outside what its own interval allows, at the
/// exchange rate of all rules together, is too high or too low.
/// </summary>
internal sealed class FeedbackAnalysis(ScoreDefinition score)
{
    /// <summary>Fewer leads than this on one side, or fewer than this of either outcome, say nothing.</summary>
    private const int MinLeads = 20;
    private const int MinOutcomes = 5;
    private const double Confidence95 = 1.96;

    private readonly Dictionary<string, (int Matched, int Won)> _counts = new(StringComparer.Ordinal);
    private int _leads;
    private int _won;

    public void Add(ScoreExplanation explanation, bool won)
    {
        _leads++;
        _won += won ? 1 : 0;
        foreach (var contribution in explanation.Contributions)
        {
            var (matched, matchedWon) = _counts.GetValueOrDefault(contribution.Rule.Id);
            _counts[contribution.Rule.Id] = (matched + 1, matchedWon + (won ? 1 : 0));
        }
    }

    public ScoreFeedback Report()
    {
        var rows = score.Rules.Select(RowOf).ToList();
        var rate = PointsPerLogOdds(rows);
        return new ScoreFeedback(score.Name, _leads, _won, [.. rows.Select(row => row with { Suggestion = Suggest(row, rate) })]);
    }

    private RuleFeedback RowOf(RuleDefinition rule)
    {
        var (matched, won) = _counts.GetValueOrDefault(rule.Id);
        double a = won + 0.5, b = matched - won + 0.5, c = _won - won + 0.5, d = _leads - matched - (_won - won) + 0.5;
        var logOdds = Math.Log(a * d / (b * c));
        var margin = Confidence95 * Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d));
        var lift = matched == 0 || _won == 0 ? double.NaN : (double)won / matched / ((double)_won / _leads);
        return new RuleFeedback(rule.Id, rule.Points, matched, won, lift, logOdds, margin, PointsSuggestion.NotEnoughData);
    }

    private bool HasEnough(RuleFeedback row) =>
        row.Matched >= MinLeads && _leads - row.Matched >= MinLeads && _won >= MinOutcomes && _leads - _won >= MinOutcomes;

    private static bool IsClear(RuleFeedback row) => Math.Abs(row.LogOdds) > row.Margin;

    /// <summary>The median of points per unit of log odds over the rules that point the right way clearly; NaN when there is none.</summary>
    private double PointsPerLogOdds(IEnumerable<RuleFeedback> rows)
    {
        var rates = rows
            .Where(row => HasEnough(row) && IsClear(row) && Math.Sign(row.Points) == Math.Sign(row.LogOdds))
            .Select(static row => row.Points / row.LogOdds)
            .Order()
            .ToList();
        return rates.Count == 0 ? double.NaN : (rates[(rates.Count - 1) / 2] + rates[rates.Count / 2]) / 2;
    }

    private PointsSuggestion Suggest(RuleFeedback row, double pointsPerLogOdds)
    {
        if (!HasEnough(row))
            return PointsSuggestion.NotEnoughData;
        if (!IsClear(row))
            return PointsSuggestion.Keep;
        if (Math.Sign(row.Points) != Math.Sign(row.LogOdds))
            return row.LogOdds > 0 ? PointsSuggestion.Raise : PointsSuggestion.Lower;
        if (row.Points < (row.LogOdds - row.Margin) * pointsPerLogOdds)
            return PointsSuggestion.Raise;
        return row.Points > (row.LogOdds + row.Margin) * pointsPerLogOdds ? PointsSuggestion.Lower : PointsSuggestion.Keep;
    }
}
