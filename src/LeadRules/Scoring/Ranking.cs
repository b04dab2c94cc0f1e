namespace LeadRules.Scoring;

/// <summary>
/// The order of a hot list: the greater value first, then the greater raw sum, then the id in ordinal order. Unknown
/// scores come last. No two leads with different ids are equal in it, so a list never depends on the order of the input.
/// </summary>
internal sealed class Ranking(int score) : IComparer<LeadScores>
{
    public int Compare(LeadScores? x, LeadScores? y)
    {
        var left = x!.Values[score];
        var right = y!.Values[score];
        // NaN is less than every number in this order, so unknown comes last.
        var order = right.Value.CompareTo(left.Value);
        if (order == 0)
            order = right.Raw.CompareTo(left.Raw);
        return order != 0 ? order : string.CompareOrdinal(x.Lead.Id, y.Lead.Id);
    }
}
