using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>Something that an inference has found, by which rule, and why. Immutable; equal when the content is.</summary>
public sealed record Finding
{
    private readonly IReadOnlyList<string> _because = EquatableList<string>.Empty;

    private Finding(FindingKind kind, string name, FieldValue value, string rule)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        Kind = kind;
        Name = name;
        Value = value;
        Rule = rule;
    }

    /// <summary>What was found.</summary>
    public FindingKind Kind { get; }

    /// <summary>The field, score, segment, set of classes, route or rep; for an intent its key among those of the rule; for a fault what went wrong.</summary>
    public string Name { get; }

    /// <summary>The value of the field, the points, whether the lead is in the segment, or its class; missing for all else.</summary>
    public FieldValue Value { get; }

    /// <summary>The name of the rule that found it.</summary>
    public string Rule { get; }

    /// <summary>The facts that it followed from, for people; explanations show them.</summary>
    public IReadOnlyList<string> Because { get => _because; init => _because = EquatableList.Of(value); }

    /// <summary>What the host should do; null unless it is an intent.</summary>
    public ActionDefinition? Action { get; private init; }

    /// <summary>The name of the plug-in whose inference found it; null until the engine has taken it. Not part of equality: what was found is the same.</summary>
    internal string? PlugIn { get; init; }

    /// <summary>The value of a field.</summary>
    /// <param name="field">The field (<see cref="LeadInference.Fields"/>).</param>
    /// <param name="value">The value.</param>
    /// <param name="rule">The name of the rule that found it.</param>
    public static Finding OfField(string field, FieldValue value, string rule) => new(FindingKind.Field, field, value, rule);

    /// <summary>Points for a score. Those of one rule add up.</summary>
    /// <param name="score">The score (<see cref="LeadInference.Scores"/>).</param>
    /// <param name="points">The points; finite.</param>
    /// <param name="rule">The name of the rule that gave them.</param>
    public static Finding OfPoints(string score, double points, string rule) => new(FindingKind.Points, score, points, rule);

    /// <summary>That the lead belongs to a segment, or does not.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="isIn">Whether it belongs to it.</param>
    /// <param name="rule">The name of the rule that says so.</param>
    public static Finding OfSegment(string segment, bool isIn, string rule) => new(FindingKind.Segment, segment, isIn, rule);

    /// <summary>The class of the lead in a set.</summary>
    /// <param name="classes">The set.</param>
    /// <param name="name">The class.</param>
    /// <param name="rule">The name of the rule that says so.</param>
    public static Finding OfClass(string classes, string name, string rule)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Finding(FindingKind.Class, classes, name, rule);
    }

    /// <summary>That a route does not take the lead.</summary>
    /// <param name="route">The id of the route.</param>
    /// <param name="rule">The name of the rule that says so.</param>
    public static Finding RuleOutRoute(string route, string rule) => new(FindingKind.RuledOutRoute, route, default, rule);

    /// <summary>That a rep must not receive the lead.</summary>
    /// <param name="rep">The id of the rep.</param>
    /// <param name="rule">The name of the rule that says so.</param>
    public static Finding RuleOutRep(string rep, string rule) => new(FindingKind.RuledOutRep, rep, default, rule);

    /// <summary>That a rep should receive the lead.</summary>
    /// <param name="rep">The id of the rep.</param>
    /// <param name="rule">The name of the rule that says so.</param>
    public static Finding PreferRep(string rep, string rule) => new(FindingKind.PreferredRep, rep, default, rule);

    /// <summary>Something the host should do, told once for each key of the rule and lead.</summary>
    /// <param name="key">
    /// What makes it one thing to do, such as the id of the referral that it is about. While it is found again under the same key the host is not
    /// told again.
    /// </param>
    /// <param name="action">What to do; its condition is not asked.</param>
    /// <param name="rule">The name of the rule that asks for it.</param>
    public static Finding OfIntent(string key, ActionDefinition action, string rule)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new Finding(FindingKind.Intent, key, default, rule) { Action = action };
    }

    /// <summary>That something went wrong.</summary>
    /// <param name="problem">What went wrong.</param>
    /// <param name="rule">The name of the rule in which it did.</param>
    public static Finding OfFault(string problem, string rule) => new(FindingKind.Fault, problem, default, rule);

    /// <summary>Whether the same was found, by the same rule and because of the same.</summary>
    public bool Equals(Finding? other) =>
        other is not null && Kind == other.Kind && Name == other.Name && Value.Equals(other.Value) && Rule == other.Rule && Because.Equals(other.Because) && Equals(Action, other.Action);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, Value, Rule, Because);

    /// <summary>What was found, by which rule and why, in one line.</summary>
    public override string ToString() => $"{What}, {By}";

    /// <summary>Which rule found it, and why: <c>by 'rule': because</c>.</summary>
    internal string By => $"by '{Rule}'{(Because.Count == 0 ? "" : $": {string.Join("; ", Because)}")}";

    /// <summary>What was found, in a few words.</summary>
    internal string What => Kind switch
    {
        FindingKind.Field => $"{Name} = {Value}",
        FindingKind.Points => $"{Value.AsNumber!.Value.ToString("+0.##;-0.##;0", System.Globalization.CultureInfo.InvariantCulture)} {Name}",
        FindingKind.Segment => Value.AsBoolean == true ? $"in segment {Name}" : $"not in segment {Name}",
        FindingKind.Class => $"{Name} is {Value}",
        FindingKind.RuledOutRoute => $"not by route {Name}",
        FindingKind.RuledOutRep => $"not to {Name}",
        FindingKind.PreferredRep => $"rather to {Name}",
        FindingKind.Intent => $"{IntentWords.Of(Action!.Do, Action.Name)}{(Action.To is null ? "" : $" {Action.To}")} ({Name})",
        _ => Name,
    };
}
