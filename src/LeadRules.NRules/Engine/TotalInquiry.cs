using LeadRules.Scoring;
using NRules.RuleModel;

namespace LeadRules.NRules.Engine;

/// <summary>The sum of the points that the rules of a score gave.</summary>
internal sealed class TotalInquiry(CompiledScore score)
{
    private const string Key = "told";

    public bool Counts(Points points) => points.Score == score.Index;

    public void Tell(IContext context, Moment moment, IEnumerable<Points> points)
    {
        var byRule = new double[score.Rules.Length];
        foreach (var each in points)
            byRule[each.Rule] = each.Value;
        var told = new Total(score.Index, score.Total(byRule, moment.Inferred));
        if (context.GetLinked(Key) is not Total before)
            context.InsertLinked(Key, told);
        else if (!before.IsSameAs(told))
            context.UpdateLinked(Key, told);
    }
}
