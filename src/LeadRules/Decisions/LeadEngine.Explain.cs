namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>How many parts several rules share.</summary>
    internal int SlotCount => _slotCount;

    /// <summary>
    /// Scores a lead and says why: each rule with its points, activities, decay and clamps. The values are always those
    /// of <see cref="Score(Lead, DateTimeOffset)"/>. Allocates; some eight times the cost of scoring.
    /// </summary>
    public LeadExplanation Explain(Lead lead, DateTimeOffset at)
    {
        var values = new ScoreValue[_inOrder.Length];
        Score(lead, at, values);
        var explanation = new LeadExplanation(this, lead, at, Array.ConvertAll(values, static value => value.Value));
        var evaluation = explanation.NewEvaluation();
        var scores = new ScoreExplanation[_inOrder.Length];
        foreach (var score in _inOrder)
            scores[score.Index] = Explainer.Explain(score, explanation, values[score.Index], ref evaluation);
        explanation.Scores = scores;
        return explanation;
    }
}
