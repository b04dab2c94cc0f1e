using LeadRules.Scoring;

namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>
    /// Ranks leads by a score, the best first: by value, then by raw sum, then by id in ordinal order; unknown scores
    /// last. The order of the input never shows.
    /// </summary>
    /// <param name="leads">The leads; read once.</param>
    /// <param name="score">The score to rank by.</param>
    /// <param name="at">The instant.</param>
    /// <param name="top">How many to give at most; memory grows with this, not with the number of leads. Null for all.</param>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is negative.</exception>
    public IReadOnlyList<LeadScores> Rank(IEnumerable<Lead> leads, string score, DateTimeOffset at, int? top = null)
    {
        ArgumentNullException.ThrowIfNull(leads);
        if (top is < 0)
            throw new ArgumentOutOfRangeException(nameof(top), top, "The number of leads to give cannot be negative.");
        var ranking = new Ranking(IndexOf(score));
        var limit = top ?? int.MaxValue;
        var worstFirst = new PriorityQueue<LeadScores, LeadScores>(Comparer<LeadScores>.Create((x, y) => ranking.Compare(y, x)));
        foreach (var lead in leads)
        {
            var scores = Score(lead, at);
            if (worstFirst.Count < limit)
                worstFirst.Enqueue(scores, scores);
            else if (limit > 0)
                worstFirst.EnqueueDequeue(scores, scores);
        }

        var ranked = new LeadScores[worstFirst.Count];
        for (var i = ranked.Length - 1; i >= 0; i--)
            ranked[i] = worstFirst.Dequeue();
        return ranked;
    }

    /// <summary>The hot list of one rep: the best of the leads that the rep owns, ranked as by <see cref="Rank"/>, each with its reasons.</summary>
    /// <param name="leads">The leads, of any owner; read once.</param>
    /// <param name="owner">The rep, compared with <see cref="Lead.Owner"/> ignoring case; null for the leads of all.</param>
    /// <param name="score">The score to rank by.</param>
    /// <param name="at">The instant.</param>
    /// <param name="top">How many leads to give at most.</param>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public IReadOnlyList<LeadExplanation> HotList(IEnumerable<Lead> leads, string? owner, string score, DateTimeOffset at, int top)
    {
        ArgumentNullException.ThrowIfNull(leads);
        var own = owner is null ? leads : leads.Where(lead => string.Equals(lead.Owner, owner, StringComparison.OrdinalIgnoreCase));
        return [.. Rank(own, score, at, top).Select(scores => Explain(scores.Lead, at))];
    }
}
