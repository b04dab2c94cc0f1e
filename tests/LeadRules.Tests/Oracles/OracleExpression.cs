using System.Text.RegularExpressions;
using LeadRules.Conditions.Syntax;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Oracles;

/// <summary>
/// The value of any expression: a <see cref="double"/>, <see cref="string"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/> or <see cref="TimeSpan"/>; null when it is missing or unknown.
/// </summary>
/// <param name="oracle">Knows the rule book, the lead and the instant.</param>
/// <param name="activity">The activity that a <c>where</c> is asked about, else null.</param>
/// <param name="pattern">The type or family of the <c>where</c>'s selector; it decides what names mean.</param>
internal sealed class OracleExpression(Oracle oracle, Activity? activity = null, string pattern = "")
{
    private const RegexOptions PatternOptions = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public object? Value(Node node) => node switch
    {
        NumberLiteral number => number.Value,
        TextLiteral text => text.Value.Length == 0 ? null : text.Value,
        BooleanLiteral boolean => boolean.Value,
        DurationLiteral duration => duration.Value,
        LocalLiteral local => OracleCalendar.FirstInstantOf(local.Value, oracle.Book.TimeZone),
        InstantLiteral instant => instant.Value,
        NameNode name => Named(name.Name),
        QualifiedName { Kind: NameKind.Lead } name => Field(name.Name),
        QualifiedName { Kind: NameKind.Score } name => Known(oracle.Score(name.Name).Value),
        QualifiedName { Kind: NameKind.Band } name => oracle.Band(name.Name),
        QualifiedName { Kind: NameKind.Grid } name => oracle.Grid(name.Name),
        QualifiedName { Kind: NameKind.Class } name => oracle.Class(name.Name),
        QualifiedName { Kind: NameKind.Segment } name => oracle.Segment(name.Name),
        Negate negate => Negated(Value(negate.Operand)),
        Arithmetic arithmetic => OracleArithmetic.Apply(Value(arithmetic.Left), arithmetic.Operator, Value(arithmetic.Right)),
        Comparison comparison => Compared(Value(comparison.Left), comparison.Operator, Value(comparison.Right)),
        TextTest test => Tested((string?)Value(test.Left), test.Operator, (string?)Value(test.Right)),
        InItems items => Value(items.Operand) is { } operand ? items.Items.Any(item => Compared(operand, ComparisonOperator.Equal, Value(item)) == true) : null,
        InNamedList list => Value(list.Operand) is string text ? oracle.Book.Lists.Append(TestHost.List).Single(one => one.Name == list.List).Entries.Contains(text, StringComparer.OrdinalIgnoreCase) : null,
        Between between => And(
            Compared(Value(between.Operand), ComparisonOperator.GreaterOrEqual, Value(between.Low)),
            Compared(Value(between.Operand), ComparisonOperator.LessOrEqual, Value(between.High))),
        Presence presence => Value(presence.Operand) is null == presence.Missing,
        Not not => !(bool?)Value(not.Operand),
        And and => and.Operands.Select(operand => (bool?)Value(operand)).Aggregate(And),
        Or or => or.Operands.Select(operand => (bool?)Value(operand)).Aggregate(Or),
        Call call => Called(call.Function, [.. call.Arguments.Select(Value)]),
        Aggregate aggregate => Aggregated(aggregate),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>The activities that a selector means, in the one order of activities.</summary>
    public IEnumerable<Activity> Matching(Selector selector) => oracle.Seen
        .Where(seen => Covers(selector.Pattern, seen.Type))
        .Where(seen => selector.Within is not { } within || seen.At > oracle.At - within.Value)
        .Where(seen => selector.Where is not { } where || (bool?)new OracleExpression(oracle, seen, selector.Pattern).Value(where) == true);

    /// <summary>A property of an activity, or one of the values that every activity has.</summary>
    public static FieldValue Property(Activity activity, string name) => name switch
    {
        "subject" => activity.Subject,
        "type" => activity.Type,
        "value" => activity.Value is { } number ? number : FieldValue.Missing,
        "occurred" => activity.At,
        _ => activity[name],
    };

    /// <summary>What makes two values one: text ignores case.</summary>
    public static FieldValue Key(FieldValue value) => value.AsText is { } text ? text.ToUpperInvariant() : value;

    private object? Named(string name)
    {
        if (name == "at")
            return oracle.At;
        if (activity is null)
            return Field(name);
        var isProperty = name is "subject" or "type" or "value" or "occurred" || IsDeclared(name);
        return isProperty ? Plain(Property(activity, name)) : Field(name);
    }

    /// <summary>Whether activities that the selector means may carry the property.</summary>
    private bool IsDeclared(string name) => oracle.Book.Activities
        .Where(definition => Covers(definition.Pattern, pattern) || Covers(pattern, definition.Pattern))
        .Any(definition => definition.Properties.Any(property => property.Name == name));

    /// <summary>Whether everything that the narrow type or family means is meant by the wide one.</summary>
    private static bool Covers(string wide, string narrow) =>
        wide == narrow || (wide.EndsWith('*') && narrow.StartsWith(wide[..^1], StringComparison.Ordinal));

    private object? Plain(FieldValue value) => value.Type switch
    {
        FieldType.Number => value.AsNumber,
        FieldType.Text => value.AsText,
        FieldType.Boolean => value.AsBoolean,
        FieldType.Instant => value.AsInstant,
        FieldType.Date => PlainDate(value.AsDate),
        FieldType.Duration => value.AsDuration,
        _ => null,
    };

    /// <summary>A field of the host or of the lead.</summary>
    private object? Field(string name) => OracleHost.TryField(name, oracle.Lead, out var value) ? PlainDate(value) : Plain(oracle.Lead[name]);

    /// <summary>A date as its first instant; other values as they are.</summary>
    private object? PlainDate(object? value) => value is DateOnly date ? OracleCalendar.FirstInstantOf(date.ToDateTime(TimeOnly.MinValue), oracle.Book.TimeZone) : value;

    private object? Aggregated(Aggregate aggregate)
    {
        var matching = Matching(aggregate.Selector).ToList();
        IEnumerable<FieldValue> Of(string otherwise) =>
            matching.Select(seen => Property(seen, aggregate.Of?.Name ?? otherwise)).Where(static value => !value.IsMissing);
        IEnumerable<double?> Numbers() => Of("value").Select(static value => value.AsNumber);
        return aggregate.Function switch
        {
            AggregateFunction.Count => (double)matching.Count,
            AggregateFunction.Any => matching.Count > 0,
            AggregateFunction.None => matching.Count == 0,
            AggregateFunction.Sum => Known(InStatedOrder(aggregate, matching).Sum()),
            AggregateFunction.Min => Numbers().Min(),
            AggregateFunction.Max => Numbers().Max(),
            AggregateFunction.First => Plain(Of("occurred").FirstOrDefault()),
            AggregateFunction.Last => Plain(Of("occurred").LastOrDefault()),
            _ => (double)Of("subject").Select(Key).Distinct().Count(),
        };
    }

    /// <summary>Sums run by type in ordinal order, in a type oldest first.</summary>
    private static IEnumerable<double> InStatedOrder(Aggregate aggregate, List<Activity> matching) => matching
        .OrderBy(static seen => seen.Type, StringComparer.Ordinal)
        .Select(seen => Property(seen, aggregate.Of?.Name ?? "value").AsNumber)
        .OfType<double>();

    private object? Called(string function, object?[] arguments) => function switch
    {
        "age" => OracleArithmetic.Apply(oracle.At, ArithmeticOperator.Subtract, arguments[0]),
        "coalesce" => arguments.FirstOrDefault(static argument => argument is not null),
        "least" => arguments.Contains(null) ? null : arguments.Cast<double>().Min(),
        "greatest" => arguments.Contains(null) ? null : arguments.Cast<double>().Max(),
        "abs" => arguments[0] is double number ? Math.Abs(number) : null,
        "round" => arguments[0] is double number ? Math.Round(number, MidpointRounding.AwayFromZero) : null,
        "length" => arguments[0] is string text ? (double)text.Length : null,
        _ => PlainDate(OracleHost.Call(function, arguments)),
    };

    private static object? Negated(object? value) => value switch
    {
        double number => -number,
        TimeSpan duration => -duration,
        _ => null,
    };

    private static bool? Compared(object? left, ComparisonOperator op, object? right)
    {
        if (left is null || right is null)
            return null;
        var order = left is string text ? string.Compare(text, (string)right, StringComparison.OrdinalIgnoreCase) : Comparer<object>.Default.Compare(left, right);
        return op switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static bool? Tested(string? left, TextOperator op, string? right)
    {
        if (left is null || right is null)
            return null;
        if (op == TextOperator.Matches && left.Length > 1_000)
            return null;
        return op switch
        {
            TextOperator.Contains => left.Contains(right, StringComparison.OrdinalIgnoreCase),
            TextOperator.StartsWith => left.StartsWith(right, StringComparison.OrdinalIgnoreCase),
            TextOperator.EndsWith => left.EndsWith(right, StringComparison.OrdinalIgnoreCase),
            _ => new Regex(right, PatternOptions).IsMatch(left),
        };
    }

    // What is certain on one side decides; else what is unknown stays unknown.
    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;

    private static double? Known(double number) => double.IsFinite(number) ? number : null;
}
