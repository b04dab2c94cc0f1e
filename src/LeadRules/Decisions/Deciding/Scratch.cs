using LeadRules.Conditions.Compiled;

namespace LeadRules.Decisions.Deciding;

/// <summary>The memory in which one decision works its evaluations out, one after the other.</summary>
internal sealed class Scratch(int scores, int slots, int candidateWords)
{
    public ScoreValue[] Scores { get; } = new ScoreValue[scores];

    public double[] Values { get; } = new double[scores];

    public double[] Slots { get; } = new double[slots];

    public ulong[] Known { get; } = new ulong[(slots + 63) >> 6];

    public ulong[] Candidates { get; } = new ulong[candidateWords];

    /// <summary>The evaluation that was begun last, with what it has worked out.</summary>
    public Evaluation Again(Lead lead, long at) => new(lead, at, Values, Slots, Known);

    /// <summary>A new evaluation, in which nothing is worked out yet. The one before must not be used any more.</summary>
    public Evaluation Begin(Lead lead, long at)
    {
        Array.Clear(Known);
        return new Evaluation(lead, at, Values, Slots, Known);
    }
}
