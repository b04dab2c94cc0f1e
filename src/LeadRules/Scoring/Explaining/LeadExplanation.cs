using System.Text;
using LeadRules.Conditions.Compiled;
using LeadRules.Scoring;

namespace LeadRules;

/// <summary>Why a lead has its scores at an instant. Immutable; details that few ask for are worked out when they are asked for.</summary>
public sealed class LeadExplanation
{
    private readonly LeadEngine _engine;
    private readonly double[] _values;
    private readonly Func<FindingMemory?> _inferred;

    /// <param name="engine">The engine.</param>
    /// <param name="inOrder">Its scores, each after those that it refers to.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant.</param>
    /// <param name="values">The values of the scores, in the order of the rule book.</param>
    internal LeadExplanation(LeadEngine engine, CompiledScore[] inOrder, Lead lead, DateTimeOffset at, ScoreValue[] values)
    {
        _engine = engine;
        _values = Array.ConvertAll(values, static value => value.Value);
        Lead = lead;
        At = at;
        _inferred = Remember(engine, lead, at.UtcTicks);
        var evaluation = NewEvaluation();
        Findings = evaluation.Inferred is { } inferred ? EquatableList.Of(inferred.All) : EquatableList<Finding>.Empty;
        var scores = new ScoreExplanation[inOrder.Length];
        foreach (var score in inOrder)
            scores[score.Index] = Explainer.Explain(score, this, values[score.Index], ref evaluation);
        Scores = scores;
    }

    /// <summary>The lead.</summary>
    public Lead Lead { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The rule book that was used.</summary>
    public RuleBook RuleBook => _engine.RuleBook;

    /// <summary>The scores, in the order of the rule book.</summary>
    public IReadOnlyList<ScoreExplanation> Scores { get; }

    /// <summary>What inferences found before the rule book was asked; what could not count stands among it as a fault.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The explanation of a score by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score; the message names those there are.</exception>
    public ScoreExplanation this[string score] => Scores[_engine.IndexOf(score)];

    /// <summary>The whole explanation as a text for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(TextOfScores());
        if (Findings.Count > 0)
            text.Append("\ninferred\n");
        foreach (var finding in Findings)
            text.Append("  ").Append(finding).Append('\n');
        return text.ToString();
    }

    /// <summary>The explanation without what was inferred, save the points.</summary>
    internal string TextOfScores()
    {
        var text = new StringBuilder($"Lead {Lead.Id} at {InstantText.Format(At)}, {RuleBook}\n");
        foreach (var score in Scores)
            text.Append('\n').Append(score);
        return text.ToString();
    }

    internal Zone Zone => _engine.Zone;

    /// <summary>An evaluation of the same lead at the same instant, with the scores worked out.</summary>
    internal Evaluation NewEvaluation() =>
        new(Lead, At.UtcTicks, _values, new double[_engine.SlotCount], new ulong[(_engine.SlotCount + 63) >> 6], _inferred());

    /// <summary>Works out what is inferred once, and gives it to each evaluation in a memory of its own: they may run at once.</summary>
    private static Func<FindingMemory?> Remember(LeadEngine engine, Lead lead, long at)
    {
        if (engine.NewFindings() is not { } memory)
            return static () => null;
        var known = memory.Of(lead, at);
        return () => new FindingMemory((_, _) => known);
    }

    internal ConditionExplanation Explain(BoolNode condition)
    {
        var evaluation = NewEvaluation();
        return ConditionExplanation.Of(condition, ref evaluation);
    }
}
