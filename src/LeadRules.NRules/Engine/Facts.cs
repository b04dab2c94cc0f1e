using LeadRules.Conditions.Compiled;

namespace LeadRules.NRules.Engine;

/// <summary>The instant of the decision, as UTC ticks.</summary>
internal sealed class Moment(long at)
{
    public long At { get; set; } = at;
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
