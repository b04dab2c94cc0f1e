using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

public sealed partial class ActivitySelector
{
    /// <summary>Only the activities for which the condition is true; after another <c>Where</c>, both must be true.</summary>
    public ActivitySelector Where(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var where = Root.Where is { } before ? (new Condition(before) & condition).Root : condition.Root;
        return new ActivitySelector(new Selector(Root.Pattern, where, Root.Within) { Span = Root.Span, PatternSpan = Root.PatternSpan });
    }

    /// <summary>Only the activities of the last so much time: <c>at - duration &lt; activity.at &lt;= at</c>. Given again, the last one holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not above zero.</exception>
    public ActivitySelector Within(TimeSpan duration) => duration > TimeSpan.Zero
        ? new ActivitySelector(Root with { Within = (DurationLiteral)Literals.Of(duration) })
        : throw new ArgumentOutOfRangeException(nameof(duration), duration, "A window must be longer than nothing.");

    /// <summary><c>count</c>: how many there are.</summary>
    public Term Count() => Aggregated(AggregateFunction.Count);

    /// <summary><c>any</c>: whether there is one. Never unknown.</summary>
    public Condition Any() => Aggregated(AggregateFunction.Any);

    /// <summary><c>none</c>: whether there is not one. Never unknown.</summary>
    public Condition None() => Aggregated(AggregateFunction.None);

    /// <summary><c>sum</c> of a number property, or of the values; 0 when there are none.</summary>
    public Term Sum(string? property = null) => Aggregated(AggregateFunction.Sum, property);

    /// <summary><c>min</c> of a number property, or of the values; missing when there are none.</summary>
    public Term Min(string? property = null) => Aggregated(AggregateFunction.Min, property);

    /// <summary><c>max</c> of a number property, or of the values; missing when there are none.</summary>
    public Term Max(string? property = null) => Aggregated(AggregateFunction.Max, property);

    /// <summary><c>first</c>: the instant of the earliest; with a property, its value in the earliest that has it.</summary>
    public Term First(string? property = null) => Aggregated(AggregateFunction.First, property);

    /// <summary><c>last</c>: the instant of the latest; with a property, its value in the latest that has it.</summary>
    public Term Last(string? property = null) => Aggregated(AggregateFunction.Last, property);

    /// <summary><c>distinct</c>: how many different subjects, or values of a property.</summary>
    public Term Distinct(string? property = null) => Aggregated(AggregateFunction.Distinct, property);

    private Term Aggregated(AggregateFunction function, string? property = null) =>
        new(new Aggregate(function, property is null ? null : new NameNode(Naming.Check(property)), Root));
}
