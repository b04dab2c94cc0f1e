using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>
/// What the host of the random rule books adds: functions, fields and a list, some of them faulty. Bodies take and give
/// plain values (<see cref="double"/>, <see cref="string"/>, <see cref="bool"/>, <see cref="DateTimeOffset"/>,
/// <see cref="DateOnly"/>, <see cref="TimeSpan"/>, null for missing), so that the oracle calls the same ones its own way.
/// </summary>
internal static class TestHost
{
    public static IReadOnlyList<HostFunction> Functions { get; } =
    [
        new("answer", FieldType.Number, [], static _ => 42.0),
        new("doubled", FieldType.Number, [FieldType.Number], static arguments => (double)arguments[0] * 2),
        new("faulty", FieldType.Number, [FieldType.Number], static arguments => (double)arguments[0] switch
        {
            < 0 => throw new InvalidOperationException("A plug-in may throw anything."),
            > 10 => "not a number",
            var number => number,
        }),
        new("without", FieldType.Text, [FieldType.Text, FieldType.Text], static arguments => ((string)arguments[0]).Replace((string)arguments[1], "", StringComparison.OrdinalIgnoreCase)),
        new("isOdd", FieldType.Boolean, [FieldType.Integer], static arguments => Math.Abs((double)arguments[0] % 2) == 1),
        new("alike", FieldType.Boolean, [FieldType.Boolean, FieldType.Boolean], static arguments => (bool)arguments[0] == (bool)arguments[1]),
        new("dayAfter", FieldType.Instant, [FieldType.Instant], static arguments => ((DateTimeOffset)arguments[0]).AddDays(1)),
        new("dayOf", FieldType.Date, [FieldType.Instant], static arguments => DateOnly.FromDateTime(((DateTimeOffset)arguments[0]).UtcDateTime)),
        new("half", FieldType.Duration, [FieldType.Duration], static arguments => (TimeSpan)arguments[0] / 2),
    ];

    public static IReadOnlyList<HostField> Fields { get; } =
    [
        new("valuePerHead", FieldType.Number, static lead => lead.DealValue!.Value / lead.Employees!.Value),
        new("wholeValue", FieldType.Integer, static lead => lead.DealValue),
        new("initial", FieldType.Text, static lead => lead.Name?[..1]),
        new("isLocal", FieldType.Boolean, static lead => lead.Country is null ? null : lead.Country == "ES"),
        new("firstDay", FieldType.Date, static lead => DateOnly.FromDateTime(lead.Created!.Value.UtcDateTime)),
        new("nextTouch", FieldType.Instant, static lead => lead["lastContact"].AsInstant?.AddDays(7)),
        new("patience", FieldType.Duration, static lead => TimeSpan.FromDays(lead.Employees!.Value)),
    ];

    public static ListDefinition List { get; } = new("host-accounts", ["Demo", "PRICING", "STRASSE", "it's"]);

    public static LeadEngineOptions Options { get; } = new LeadEngineOptions
    {
        Functions = [.. Functions.Select(static function => new LeadFunction(function.Name, function.Returns, function.Parameters, (in FunctionArguments arguments) =>
        {
            var plain = new object[arguments.Count];
            for (var i = 0; i < plain.Length; i++)
                plain[i] = PlainOf(arguments[i]);
            return ValueOf(function.Body(plain));
        }))],
        Fields = [.. Fields.Select(static field => new LeadField(field.Name, field.Type, lead => ValueOf(field.Body(lead))))],
    }.WithList(List.Name, List.Entries);

    private static object PlainOf(FieldValue value) => value.Type switch
    {
        FieldType.Number => value.AsNumber!,
        FieldType.Text => value.AsText!,
        FieldType.Boolean => value.AsBoolean!,
        FieldType.Instant => value.AsInstant!,
        FieldType.Duration => value.AsDuration!,
        _ => throw new ArgumentException($"A function was given {value}.", nameof(value)),
    };

    private static FieldValue ValueOf(object? plain) => plain switch
    {
        double number => number,
        string text => text,
        bool answer => answer,
        DateTimeOffset instant => instant,
        DateOnly date => date,
        TimeSpan duration => duration,
        _ => default,
    };
}

/// <summary>A function of the host; it is only called with what is not missing.</summary>
internal sealed record HostFunction(string Name, FieldType Returns, FieldType[] Parameters, Func<object[], object?> Body);

/// <summary>A field of the host.</summary>
internal sealed record HostField(string Name, FieldType Type, Func<Lead, object?> Body);
