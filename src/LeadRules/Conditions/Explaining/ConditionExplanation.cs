using System.Text;
using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Explaining;

namespace LeadRules;

/// <summary>Why a condition is true, false or unknown for a lead: its parts, and the values that were read. Immutable.</summary>
public sealed class ConditionExplanation
{
    private readonly string? _why;

    private ConditionExplanation(string text, bool? result, IReadOnlyList<ConditionExplanation> parts, IReadOnlyList<ValueReading> readings, string? why = null)
    {
        _why = why;
        Text = text;
        Result = result;
        Parts = parts;
        Readings = readings;
    }

    /// <summary>The condition, or this part of it.</summary>
    public string Text { get; }

    /// <summary>True, false, or null for unknown.</summary>
    public bool? Result { get; }

    /// <summary>The parts of <c>and</c>, <c>or</c>, <c>not</c> and of a segment; empty for a single test.</summary>
    public IReadOnlyList<ConditionExplanation> Parts { get; }

    /// <summary>The values that a single test read; a missing one makes it unknown.</summary>
    public IReadOnlyList<ValueReading> Readings { get; }

    /// <summary>The reason in one line: <c>employees &gt; 50 is unknown: employees is missing</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Text).Append(" is ").Append(Word(Result));
        var reasons = Reasons().ToList();
        return reasons.Count == 0 ? text.ToString() : text.Append(": ").AppendJoin("; ", reasons).ToString();
    }

    internal static ConditionExplanation Of(BoolNode node, ref Evaluation evaluation)
    {
        var result = TernaryLogic.ToNullable(node.Eval(ref evaluation));
        if ((RememberedSegment.Voted(node, ref evaluation) ?? (node.Parts is [var only] ? RememberedSegment.Voted(only, ref evaluation) : null)) is { } segment)
            return new ConditionExplanation($"segment.{segment.Name}", result, [], [], InferredWords.VoteOn(segment.Name, evaluation.Inferred!));
        if (node.Parts.Count == 0)
            return new ConditionExplanation(node.Syntax.ToString(), result, [], ValueReading.OfTest(node, ref evaluation));
        var parts = new List<ConditionExplanation>(node.Parts.Count);
        foreach (var part in node.Parts)
            parts.Add(Of(part, ref evaluation));
        return new ConditionExplanation(node.Syntax.ToString(), result, parts, []);
    }

    /// <summary>What was missing in the parts that are unknown.</summary>
    internal IEnumerable<string> MissingReadings() => Result is not null ? []
        : Parts.Count > 0 ? Parts.SelectMany(static part => part.MissingReadings())
        : Readings.Where(static reading => reading.Value.IsMissing).Select(static reading => reading.Text);

    /// <summary>What decided: of the parts, those with the same answer as the whole, or any part where it was turned round.</summary>
    private IEnumerable<string> Reasons()
    {
        if (_why is not null)
            return [_why];
        if (Parts.Count == 0)
            return Readings.Select(static reading => reading.ToString());
        var telling = Parts.Count == 1 ? Parts : Parts.Where(part => part.Result == Result);
        return telling.SelectMany(part => part.Parts.Count > 0 || part.Readings.Count == 0 || part._why is not null ? [part.ToString()] : part.Reasons()).Distinct(StringComparer.Ordinal);
    }

    private static string Word(bool? answer) => answer switch
    {
        true => "true",
        false => "false",
        null => "unknown",
    };
}
