namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>How many parts several rules share.</summary>
    internal int SlotCount => _slotCount;

    /// <summary>
    /// Scores a lead and says why: each rule with its points, activities, decay and clamps. The values are always those
    /// of <see cref="Score(Lead, DateTimeOffset)"/>. Allocates; some three times the cost of scoring.
    /// </summary>
    public LeadExplanation Explain(Lead lead, DateTimeOffset at)
    {
        var values = new ScoreValue[_inOrder.Length];
        Score(lead, at, values);
        return new LeadExplanation(this, _inOrder, lead, at, values);
    }
}
