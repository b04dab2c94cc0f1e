using LeadRules.RuleBooks;

namespace LeadRules.Tests.Oracles;

/// <summary>The value of a score, step by step as the documentation says it.</summary>
internal sealed class OracleScoring(Oracle oracle)
{
    public OracleScore Score(ScoreDefinition score)
    {
        if (score.Formula is { } formula)
        {
            var number = (double?)new OracleExpression(oracle).Value(formula.Root) ?? double.NaN;
            return new OracleScore(Rounded(Clamped(number, score.Min, score.Max), score.Decimals), number, []);
        }

        List<OracleRule> rows = [];
        double raw = 0;
        double sum = 0;
        GroupDefinition[] groups = [new GroupDefinition("", null, null), .. score.Groups.OrderBy(static group => group.Name, StringComparer.Ordinal)];
        foreach (var group in groups)
        {
            double groupSum = 0;
            foreach (var rule in score.Rules.Where(rule => (rule.Group ?? "") == group.Name).OrderBy(static rule => rule.Id, StringComparer.Ordinal))
            {
                var row = Row(score, rule);
                rows.Add(row);
                raw += row.Points;
                groupSum += row.Points;
            }

            sum += Clamped(groupSum, group.Min, group.Max);
        }

        return new OracleScore(Rounded(Clamped(sum, score.Min, score.Max), score.Decimals), raw, rows);
    }

    private OracleRule Row(ScoreDefinition score, RuleDefinition rule)
    {
        if (rule.When is { } when)
        {
            var holds = oracle.IsTrue(when.Root) == true;
            return new OracleRule(rule.Id, holds ? rule.Points : 0, holds ? 1 : 0, holds, []);
        }

        var kept = Kept(rule);
        var decay = rule.Decay ?? score.Decay;
        double weight = 0;
        foreach (var activity in kept)
            weight += Factor(decay, oracle.At - activity.At);
        // A rule without an activity gives nothing, whatever its 'min' says.
        var points = kept.Count == 0 ? 0 : Clamped(rule.Points * weight, rule.Min, rule.Max);
        return new OracleRule(rule.Id, points, kept.Count, kept.Count > 0, [.. kept.OrderDescending(Comparer<Activity>.Create(Activity.Compare))]);
    }

    /// <summary>The activities that count, by type and oldest first, which is the order in which they are added up.</summary>
    private List<Activity> Kept(RuleDefinition rule)
    {
        var newestFirst = new OracleExpression(oracle).Matching(rule.Per!.Root).Reverse();
        if (rule.Within is { } within)
            newestFirst = newestFirst.Where(activity => activity.At > oracle.At - within);
        if (rule.Distinct is { } key)
            newestFirst = newestFirst.DistinctBy(activity => OracleExpression.Key(OracleExpression.Property(activity, key)));
        if (rule.Limit is { } limit)
            newestFirst = newestFirst.Take(limit);
        return [.. newestFirst.Reverse().OrderBy(static activity => activity.Type, StringComparer.Ordinal)];
    }

    private static double Factor(Decay decay, TimeSpan age)
    {
        double seconds = age.Ticks / TimeSpan.TicksPerSecond;
        return decay.Kind switch
        {
            DecayKind.Exponential => Math.Pow(2, -seconds / decay.Length.TotalSeconds),
            DecayKind.Linear => Math.Max(0, 1 - (seconds / decay.Length.TotalSeconds)),
            DecayKind.Stepwise => decay.Steps.LastOrDefault(step => step.Age.TotalSeconds <= seconds, new DecayStep(default, 1)).Factor,
            _ => 1,
        };
    }

    private static double Clamped(double number, double? min, double? max) => Math.Min(Math.Max(number, min ?? double.NegativeInfinity), max ?? double.PositiveInfinity);

    /// <summary>Half away from zero; what is a hair below a half counts as the half.</summary>
    private static double Rounded(double number, int decimals)
    {
        if (double.IsNaN(number))
            return number;
        var scale = Math.Pow(10, decimals);
        return Math.Sign(number) * Math.Floor((Math.Abs(number) * scale) + 0.5 + 1e-9) / scale;
    }
}
