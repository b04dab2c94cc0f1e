namespace LeadRules;

/// <summary>An example of what a plug-in gives: what is asked, and the answer. Immutable.</summary>
public sealed record PlugInVector
{
    private PlugInVector(string name, FieldValue expected)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Expected = expected;
    }

    /// <summary>What it shows, by which a failure names it.</summary>
    public string Name { get; }

    /// <summary>The function that is called; or null.</summary>
    public string? Function { get; private init; }

    /// <summary>The arguments of the call; empty unless a function is called.</summary>
    public IReadOnlyList<FieldValue> Arguments { get; private init => field = EquatableList.Of(value); } = EquatableList<FieldValue>.Empty;

    /// <summary>The field that is read; or null.</summary>
    public string? Field { get; private init; }

    /// <summary>The condition that is asked, as rule books write it; or null.</summary>
    public string? Condition { get; private init; }

    /// <summary>The lead that is looked at; null when a function is called.</summary>
    public Lead? Lead { get; private init; }

    /// <summary>The instant of the question; null unless a condition is asked.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>The answer; missing where there is none, and where a condition is unknown.</summary>
    public FieldValue Expected { get; }

    /// <summary>A call of a function.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="function">The name of the function.</param>
    /// <param name="arguments">The arguments; where one is missing the function is not called.</param>
    /// <param name="expected">Its result; <see cref="FieldValue.Missing"/> where it has none.</param>
    public static PlugInVector OfFunction(string name, string function, IReadOnlyList<FieldValue> arguments, FieldValue expected)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        return new PlugInVector(name, expected) { Function = function, Arguments = arguments };
    }

    /// <summary>A field of a lead.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="expected">Its value; <see cref="FieldValue.Missing"/> where it has none.</param>
    public static PlugInVector OfField(string name, string field, Lead lead, FieldValue expected)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(lead);
        return new PlugInVector(name, expected) { Field = field, Lead = lead };
    }

    /// <summary>A whole condition about a lead, with everything that the plug-in adds and nothing else.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="condition">The condition, as rule books write it.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant of the question.</param>
    /// <param name="expected">True, false, or null for unknown.</param>
    public static PlugInVector OfCondition(string name, string condition, Lead lead, DateTimeOffset at, bool? expected)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(lead);
        return new PlugInVector(name, expected is { } answer ? answer : default(FieldValue)) { Condition = condition, Lead = lead, At = at };
    }

    /// <summary>The name and what is asked, in one line.</summary>
    public override string ToString() => $"{Name}: {Question} is {Shown(Expected)}";

    internal string Question => Function is not null ? $"{Function}({string.Join(", ", Arguments.Select(Shown))})"
        : Field is not null ? $"{Field} of lead {Lead!.Id}"
        : $"{Condition} of lead {Lead!.Id} at {InstantText.Format(At!.Value)}";

    private static string Shown(FieldValue value) => value.IsMissing ? "missing" : value.AsText is { } text ? Conditions.Syntax.Printer.Quoted(text) : value.ToString();
}
