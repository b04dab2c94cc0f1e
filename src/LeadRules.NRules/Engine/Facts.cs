using LeadRules.Conditions.Compiled;

namespace LeadRules.NRules.Engine;

/// <summary>The instant of the decision, and what is inferred about the lead at it.</summary>
internal sealed class Moment(long at, Findings? inferred)
{
    /// <summary>The instant, as UTC ticks.</summary>
    public long At { get; private set; } = at;

    /// <summary>What is inferred; null where nothing ever is.</summary>
    public Findings? Inferred { get; private set; } = inferred;

    /// <summary>The same for whoever asks conditions, whatever part of the lead they are asked of.</summary>
    public FindingMemory? Memory => Inferred is { } inferred ? new FindingMemory((_, _) => inferred) : null;

    public void Move(long at, Findings? inferred) => (At, Inferred) = (at, inferred);
}

/// <summary>What was noted of the lead, kept apart from what happened to it.</summary>
internal sealed class Note(Activity activity)
{
    public Activity Activity => activity;
}

/// <summary>What a rule gives to a score.</summary>
/// <param name="score">The index of the score.</param>
/// <param name="rule">The place of the rule among those of the score.</param>
/// <param name="value">The points.</param>
internal sealed class Points(int score, int rule, double value)
{
    public int Score => score;

    public int Rule => rule;

    public double Value => value;
}

/// <summary>Something that is worked out and that other conditions may ask for.</summary>
internal abstract class Result
{
    /// <summary>Puts it where conditions find it.</summary>
    public abstract void Fill(ref Evaluation evaluation);

    public abstract bool IsSameAs(Result other);
}

/// <summary>A score.</summary>
internal sealed class Total(int score, ScoreValue value) : Result
{
    public int Score => score;

    public ScoreValue Value => value;

    public override void Fill(ref Evaluation evaluation) => evaluation.Scores[score] = value.Value;

    public override bool IsSameAs(Result other) => other is Total total && total.Value.Equals(value);
}

/// <summary>The answer to a question.</summary>
internal sealed class Answer(int slot, Ternary value) : Result
{
    public int Slot => slot;

    public Ternary Value => value;

    public override void Fill(ref Evaluation evaluation) => evaluation.Remember(slot, (double)value);

    public override bool IsSameAs(Result other) => other is Answer answer && answer.Value == value;
}
