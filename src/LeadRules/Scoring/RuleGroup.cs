using LeadRules.RuleBooks;

namespace LeadRules.Scoring;

/// <summary>A stretch of a score's rules whose sum is clamped before it counts.</summary>
internal sealed class RuleGroup(GroupDefinition? definition, int start, int count)
{
    private readonly double _min = definition?.Min ?? double.NegativeInfinity;
    private readonly double _max = definition?.Max ?? double.PositiveInfinity;

    /// <summary>The group's name, or null for the rules of no group.</summary>
    public string? Name => definition?.Name;

    public GroupDefinition? Definition => definition;

    public int Start => start;

    public int Count => count;

    public int End => start + count;

    public double Clamp(double sum) => sum < _min ? _min : sum > _max ? _max : sum;

    /// <summary>Cuts rules that are in the stated order into their groups; a group without rules has its clamp all the same.</summary>
    public static RuleGroup[] Of(ScoreDefinition score, CompiledRule[] rules)
    {
        var groups = new List<RuleGroup>();
        var start = 0;
        foreach (var name in score.Groups.Select(static group => group.Name).Order(StringComparer.Ordinal).Prepend(null))
        {
            var count = 0;
            while (start + count < rules.Length && string.Equals(rules[start + count].Definition.Group, name, StringComparison.Ordinal))
                count++;
            var definition = name is null ? null : score.Groups.First(group => string.Equals(group.Name, name, StringComparison.Ordinal));
            groups.Add(new RuleGroup(definition, start, count));
            start += count;
        }

        return [.. groups];
    }
}
