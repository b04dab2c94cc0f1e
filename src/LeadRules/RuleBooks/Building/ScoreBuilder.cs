using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds one score of a rule book: its rules, or its formula.</summary>
public sealed class ScoreBuilder
{
    private readonly List<JsonDraft> _rules = [];

    internal ScoreBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what the score means, for people.</summary>
    public ScoreBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Sets the least and the greatest value; null for no bound.</summary>
    public ScoreBuilder Clamp(double? min = null, double? max = null)
    {
        Draft.Add("min", min).Add("max", max);
        return this;
    }

    /// <summary>Sets how many decimals the value keeps, 0 to 6; 0 unless set.</summary>
    public ScoreBuilder Decimals(int decimals)
    {
        Draft.Add("decimals", decimals);
        return this;
    }

    /// <summary>Sets how points of activities fade, unless a rule says otherwise.</summary>
    public ScoreBuilder Decay(Decay decay)
    {
        DecayDraft.Add(Draft, decay);
        return this;
    }

    /// <summary>Adds a group, whose rules together give at least <paramref name="min"/> and at most <paramref name="max"/>.</summary>
    public ScoreBuilder Group(string name, double? min = null, double? max = null)
    {
        Draft.Section("groups").Add(name, new JsonDraft().Add("min", min).Add("max", max));
        return this;
    }

    /// <summary>Makes the score a formula.</summary>
    public ScoreBuilder Formula(RuleText formula)
    {
        Draft.Add("formula", formula.ToString());
        return this;
    }

    /// <summary>Adds a rule that gives its points once while a condition is true.</summary>
    public ScoreBuilder When(string id, double points, RuleText condition, Action<RuleBuilder>? settings = null) => Rule(id, points, "when", condition, settings);

    /// <summary>Adds a rule that gives its points for each activity that a selector means.</summary>
    public ScoreBuilder Per(string id, double points, RuleText selector, Action<RuleBuilder>? settings = null) => Rule(id, points, "per", selector, settings);

    private ScoreBuilder Rule(string id, double points, string kind, RuleText text, Action<RuleBuilder>? settings)
    {
        if (_rules.Count == 0)
            Draft.Add("rules", _rules);
        var rule = new RuleBuilder(new JsonDraft().Add("id", id).Add("points", points).Add(kind, text.ToString()));
        _rules.Add(rule.Draft);
        settings?.Invoke(rule);
        return this;
    }
}
