using LeadRules.Scoring;

namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>
    /// When the scores of a lead next change by the passing of time alone: an activity expires or comes into sight, points
    /// fade past a rounding step, an age is reached. Bands and grids change only when a score does.
    /// </summary>
    /// <remarks>Costs some hundred times as much as scoring. Schedule one wake-up then, instead of scoring every lead every night.</remarks>
    public NextChange NextChange(Lead lead, DateTimeOffset at)
    {
        var present = new ScoreValue[_inOrder.Length];
        Score(lead, at, present);
        return new ChangeFinder(this, _inOrder, lead, present).After(at.UtcTicks);
    }
}
