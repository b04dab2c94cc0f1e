using LeadRules.RuleBooks;
using LeadRules.Scoring;

namespace LeadRules;

/// <summary>
/// Why a score has its value: the rules that matched and what was inferred, whose points sum to <see cref="ScoreValue.Raw"/>; and what groups,
/// clamps and rounding added or took away from there to <see cref="ScoreValue.Value"/>. Immutable.
/// </summary>
public sealed class ScoreExplanation
{
    private readonly LeadExplanation _owner;
    private readonly CompiledScore _score;

    internal ScoreExplanation(LeadExplanation owner, CompiledScore score, ScoreValue value, IReadOnlyList<RuleContribution> contributions, IReadOnlyList<ScoreAdjustment> adjustments)
    {
        _owner = owner;
        _score = score;
        Value = value;
        Contributions = contributions;
        Adjustments = adjustments;
        Inferred = [.. owner.Findings.Where(finding => finding.Kind == FindingKind.Points && finding.Name == score.Definition.Name)];
    }

    /// <summary>The name of the score.</summary>
    public string Name => _score.Definition.Name;

    /// <summary>The definition of the score.</summary>
    public ScoreDefinition Definition => _score.Definition;

    /// <summary>The value, the raw sum and the band.</summary>
    public ScoreValue Value { get; }

    /// <summary>The rules that matched, in the order in which they are summed: their points and those of <see cref="Inferred"/> sum to <see cref="ScoreValue.Raw"/>. Empty for a formula.</summary>
    public IReadOnlyList<RuleContribution> Contributions { get; }

    /// <summary>The points that inferences added, each with its rule and why, in the order in which they were found. Empty for a formula.</summary>
    public IReadOnlyList<Finding> Inferred { get; }

    /// <summary>What groups, clamps and rounding changed, in that order: raw and these sum to the value.</summary>
    public IReadOnlyList<ScoreAdjustment> Adjustments { get; }

    /// <summary>The rules that did not match, each with its reason. Worked out on each call.</summary>
    public IEnumerable<RuleContribution> NotMatched
    {
        get
        {
            var matched = Contributions.Select(static contribution => contribution.Rule.Id).ToHashSet(StringComparer.Ordinal);
            return _score.Rules.Where(rule => !matched.Contains(rule.Definition.Id)).Select(rule => RuleContribution.OfNone(_owner, rule));
        }
    }

    /// <summary>The values that a formula read; empty for a score of rules. Worked out on each call.</summary>
    public IReadOnlyList<ValueReading> Inputs
    {
        get
        {
            if (_score.Formula is null)
                return [];
            var evaluation = _owner.NewEvaluation();
            return ValueReading.Of([_score.Formula], ref evaluation);
        }
    }

    /// <summary>The explanation as a table for people.</summary>
    public override string ToString() => ExplanationText.Of(this);
}
