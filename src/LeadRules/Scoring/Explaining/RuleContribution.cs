using LeadRules.RuleBooks;
using LeadRules.Scoring;

namespace LeadRules;

/// <summary>What one rule gave, and why. Immutable.</summary>
public sealed class RuleContribution
{
    private readonly LeadExplanation _owner;
    private readonly CompiledRule _rule;

    internal RuleContribution(LeadExplanation owner, CompiledRule rule, double points, int matches, IReadOnlyList<ActivityEvidence> evidence)
    {
        _owner = owner;
        _rule = rule;
        Points = points;
        Matches = matches;
        Evidence = evidence;
    }

    /// <summary>The rule.</summary>
    public RuleDefinition Rule => _rule.Definition;

    /// <summary>The points it gave, after decay and its own limits.</summary>
    public double Points { get; }

    /// <summary>How often it counted: the number of activities, or 1 for a condition that is true; 0 when it did not match.</summary>
    public int Matches { get; }

    /// <summary>The activities that counted, newest first, with what each gave before the rule's own <c>min</c> and <c>max</c>; empty for a condition.</summary>
    public IReadOnlyList<ActivityEvidence> Evidence { get; }

    /// <summary>What age took away, as points; 0 when nothing faded.</summary>
    public double LostToDecay
    {
        get
        {
            double full = 0, left = 0;
            foreach (var item in Evidence)
            {
                full += Rule.Points;
                left += item.Points;
            }

            return full - left;
        }
    }

    /// <summary>What the rule's own <c>min</c> and <c>max</c> added; negative when they took away.</summary>
    public double ClampedBy => _rule.Per is null ? 0 : Points - (Rule.Points * Evidence.Sum(static item => item.Factor));

    /// <summary>How many further activities match the selector but were left out by <c>distinct</c> or <c>limit</c>. Worked out on each call.</summary>
    public int LeftOut
    {
        get
        {
            if (_rule.Per is null)
                return 0;
            var evaluation = _owner.NewEvaluation();
            return _rule.Per.CountMatching(ref evaluation) - Matches;
        }
    }

    /// <summary>Why the condition is true, false or unknown; null for a rule that counts activities. Worked out on each call.</summary>
    public ConditionExplanation? Condition => _rule.When is null ? null : _owner.Explain(_rule.When);

    /// <summary>
    /// What went wrong when activities were asked whether they count, such as a plug-in's function that threw: the first of it,
    /// or null when nothing did or the rule has a condition, whose explanation says it. Worked out on each call.
    /// </summary>
    public string? Problem
    {
        get
        {
            if (_rule.Per is null)
                return null;
            var evaluation = _owner.NewEvaluation();
            return _rule.Per.Set.Fault(ref evaluation);
        }
    }

    /// <summary>The reason in one line. Dates are those of the rule book's time zone.</summary>
    public override string ToString() => ExplanationText.ReasonOf(this);

    /// <summary>The rule book's zone, in which dates are shown.</summary>
    internal Zone Zone => _owner.Zone;

    internal static RuleContribution OfNone(LeadExplanation owner, CompiledRule rule) => new(owner, rule, 0, 0, []);
}

/// <summary>An activity that counted for a rule.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Factor">What decay left of it, from 0 to 1.</param>
/// <param name="Points">What it gave.</param>
public readonly record struct ActivityEvidence(Activity Activity, double Factor, double Points)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ActivityEvidence), (nameof(Activity), Activity), (nameof(Factor), Factor), (nameof(Points), Points));
}
