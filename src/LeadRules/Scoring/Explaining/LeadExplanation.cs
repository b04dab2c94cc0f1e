using System.Text;
using LeadRules.Conditions.Compiled;

namespace LeadRules;

/// <summary>Why a lead has its scores at an instant. Immutable; details that few ask for are worked out when they are asked for.</summary>
public sealed class LeadExplanation
{
    private readonly LeadEngine _engine;
    private readonly double[] _values;

    internal LeadExplanation(LeadEngine engine, Lead lead, DateTimeOffset at, double[] values)
    {
        _engine = engine;
        _values = values;
        Lead = lead;
        At = at;
        Scores = [];
    }

    /// <summary>The lead.</summary>
    public Lead Lead { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The rule book that was used.</summary>
    public RuleBook RuleBook => _engine.RuleBook;

    /// <summary>The scores, in the order of the rule book.</summary>
    public IReadOnlyList<ScoreExplanation> Scores { get; internal set; }

    /// <summary>The explanation of a score by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score; the message names those there are.</exception>
    public ScoreExplanation this[string score] => Scores[_engine.IndexOf(score)];

    /// <summary>The whole explanation as a text for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Lead {Lead.Id} at {InstantText.Format(At)}, {RuleBook}\n");
        foreach (var score in Scores)
            text.Append('\n').Append(score);
        return text.ToString();
    }

    /// <summary>An evaluation of the same lead at the same instant, with the scores worked out.</summary>
    internal Evaluation NewEvaluation() =>
        new(Lead, At.UtcTicks, _values, new double[_engine.SlotCount], new ulong[(_engine.SlotCount + 63) >> 6]);

    internal ConditionExplanation Explain(BoolNode condition)
    {
        var evaluation = NewEvaluation();
        return ConditionExplanation.Of(condition, ref evaluation);
    }
}
