using LeadRules.Scoring;

namespace LeadRules.Cli.Output;

/// <summary>Keeps the best leads of all that come by, a bounded number of them.</summary>
internal sealed class HotList(LeadEngine engine, string score, int top)
{
    private readonly Ranking _ranking = new(engine.IndexOf(score));
    private readonly SortedSet<LeadScores> _best = new(new Ranking(engine.IndexOf(score)));

    public void Add(LeadScores scores)
    {
        if (_best.Count >= top && (top == 0 || _ranking.Compare(scores, _best.Max) > 0))
            return;
        _best.Add(scores);
        if (_best.Count > top)
            _best.Remove(_best.Max!);
    }

    /// <summary>The leads, the best first.</summary>
    public IReadOnlyList<LeadScores> Ranked => [.. _best];
}
