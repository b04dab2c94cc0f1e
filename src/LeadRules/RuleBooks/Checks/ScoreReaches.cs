using System.Collections.Frozen;
using LeadRules.Conditions.Compiled;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Between which numbers each score can lie: by its rules' points, limits, groups and caps; by its formula.</summary>
internal sealed class ScoreReaches
{
    /// <summary>How much of a sum rounding may add or take away at each step.</summary>
    private const double Hair = 1.0 / (1L << 52);

    private readonly Dictionary<string, (ScoreDefinition Score, ScoreReach Reach, ScoreReach ByRules)> _scores = new(StringComparer.Ordinal);

    private readonly IReadOnlySet<string> _inferred;

    /// <param name="scores">The scores without problems, each after those that its formula names.</param>
    /// <param name="inferred">The scores to which inferences may add any points; null for none.</param>
    public ScoreReaches(IEnumerable<ScoreDefinition> scores, IReadOnlySet<string>? inferred = null)
    {
        _inferred = inferred ?? FrozenSet<string>.Empty;
        foreach (var score in scores)
            _scores.TryAdd(score.Name, (score, ReachOf(score, Of, _inferred.Contains(score.Name)), ReachOf(score, ByRules, isOpen: false)));
    }

    /// <summary>The reach of a score before its own clamps, and of its value; null when it has problems.</summary>
    public ScoreReach? Of(string score) => _scores.TryGetValue(score, out var found) ? found.Reach : null;

    /// <summary>The same without the points that inferences may add, which nothing is known about.</summary>
    public ScoreReach? ByRules(string score) => _scores.TryGetValue(score, out var found) ? found.ByRules : null;

    /// <summary>The reach of a score's value as far as the engine makes sure of it: it takes fields with numbers that make no sense as they are.</summary>
    public Reach? Certain(string score)
    {
        if (!_scores.TryGetValue(score, out var found))
            return null;
        return found.Score.Formula is null ? found.Reach.Value : Finish(found.Score, Reach.Anything);
    }

    /// <summary>The steps in which a score's value comes; null when it has problems.</summary>
    public Steps? StepsOf(string score) => _scores.TryGetValue(score, out var found) ? Steps.OfDecimals(found.Score.Decimals) : null;

    private static ScoreReach ReachOf(ScoreDefinition score, Func<string, ScoreReach?> other, bool isOpen)
    {
        if (score.Formula is { } formula)
        {
            var reach = FormulaReach.Of(formula.Root, name => other(name)?.Value);
            return new ScoreReach(reach, Finish(score, reach), FrozenDictionary<string, Reach>.Empty);
        }

        var groups = score.Groups.ToDictionary(static group => group.Name, static _ => Reach.Only(0), StringComparer.Ordinal);
        var total = Reach.Only(0);
        foreach (var rule in score.Rules)
        {
            var points = RuleReach.Of(rule);
            if (rule.Group is { } group && groups.TryGetValue(group, out var sum))
                groups[group] = sum + points;
            else
                total += points;
        }

        foreach (var group in score.Groups)
            total += groups[group.Name].Clamp(group.Min, group.Max);
        if (isOpen)
            total = Reach.Anything;
        return new ScoreReach(total, Finish(score, Widened(total, score.Rules.Count)), groups);
    }

    private static Reach Finish(ScoreDefinition score, Reach total)
    {
        var unitsPerOne = Math.Pow(10, score.Decimals);
        var clamped = total.Clamp(score.Min, score.Max);
        return new Reach(Rounded(clamped.Low, unitsPerOne), Rounded(clamped.High, unitsPerOne));
    }

    private static double Rounded(double number, double unitsPerOne) =>
        double.IsFinite(number) ? Rounding.HalfAwayFromZero(number, unitsPerOne) : number;

    /// <summary>A sum in another order may come out a hair beyond.</summary>
    private static Reach Widened(Reach total, int count)
    {
        var hair = Hair * count * Math.Max(Math.Abs(total.Low), Math.Abs(total.High));
        return double.IsFinite(hair) ? new Reach(total.Low - hair, total.High + hair) : total;
    }
}

/// <summary>The reach of one score.</summary>
/// <param name="Total">The sum of its groups, or its formula, before its own <c>min</c> and <c>max</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Groups">The sum of the rules of each group, before the group's own <c>min</c> and <c>max</c>.</param>
internal sealed record ScoreReach(Reach Total, Reach Value, IReadOnlyDictionary<string, Reach> Groups);
