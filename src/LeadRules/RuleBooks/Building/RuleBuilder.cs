using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>The settings of one rule that is being built.</summary>
public sealed class RuleBuilder
{
    internal RuleBuilder(JsonDraft draft) => Draft = draft;

    internal JsonDraft Draft { get; }

    /// <summary>Says what the rule means, for people.</summary>
    public RuleBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Puts the rule into a group of its score.</summary>
    public RuleBuilder Group(string group)
    {
        Draft.Add("group", group);
        return this;
    }

    /// <summary>Lets only the newest few activities count.</summary>
    public RuleBuilder Limit(int limit)
    {
        Draft.Add("limit", limit);
        return this;
    }

    /// <summary>Lets only the newest activity of each value of a property count: <c>subject</c>, <c>type</c>, <c>value</c> or a declared one.</summary>
    public RuleBuilder Distinct(string property)
    {
        Draft.Add("distinct", property);
        return this;
    }

    /// <summary>Lets activities count only for a time.</summary>
    public RuleBuilder Within(TimeSpan window)
    {
        Draft.Add("within", DurationText.Format(window));
        return this;
    }

    /// <summary>Sets how the points fade, in place of the score's decay.</summary>
    public RuleBuilder Decay(Decay decay)
    {
        DecayDraft.Add(Draft, decay);
        return this;
    }

    /// <summary>Sets the least and the greatest sum of points; null for no bound.</summary>
    public RuleBuilder Clamp(double? min = null, double? max = null)
    {
        Draft.Add("min", min).Add("max", max);
        return this;
    }
}
