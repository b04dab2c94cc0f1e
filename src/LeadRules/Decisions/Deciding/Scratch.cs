using LeadRules.Conditions.Compiled;

namespace LeadRules.Decisions.Deciding;

/// <summary>The memory in which one decision works its evaluations out, one after the other.</summary>
internal sealed class Scratch(int scores, int slots, int candidateWords, FindingMemory? inferred)
{
    public ScoreValue[] Scores { get; } = new ScoreValue[scores];

    public double[] Values { get; } = new double[scores];

    public double[] Slots { get; } = new double[slots];

    public ulong[] Known { get; } = new ulong[(slots + 63) >> 6];

    public ulong[] Candidates { get; } = new ulong[candidateWords];

    /// <summary>What is inferred about the lead; null where nothing ever is.</summary>
    public FindingMemory? Inferred => inferred;

    /// <summary>The evaluation that was begun last, with what it has worked out.</summary>
    public Evaluation Again(Lead lead, long at) => new(lead, at, Values, Slots, Known, inferred);

    /// <summary>A new evaluation, in which nothing is worked out yet. The one before must not be used any more.</summary>
    public Evaluation Begin(Lead lead, long at)
    {
        Array.Clear(Known);
        return new Evaluation(lead, at, Values, Slots, Known, inferred);
    }
}
