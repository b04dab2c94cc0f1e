using System.Collections;
using System.Globalization;
using System.Reflection;
using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Conventions;

/// <summary>
/// Public records are values: they are equal when their content is, lists included, and what they print does not depend on
/// the culture of the process, as what C# gives them would.
/// </summary>
public sealed class RecordTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Values of the types that cannot be put together from others.</summary>
    private static readonly Dictionary<Type, object> Plain = new()
    {
        [typeof(string)] = "a",
        [typeof(int)] = 1_234,
        [typeof(double)] = -1_234.5,
        [typeof(bool)] = true,
        [typeof(TimeSpan)] = TimeSpan.FromHours(36),
        [typeof(DateTimeOffset)] = At,
        [typeof(DateTime)] = At.DateTime,
        [typeof(TimeOnly)] = new TimeOnly(9, 30),
        [typeof(DateOnly)] = DateOnly.FromDateTime(At.DateTime),
        [typeof(Condition)] = Condition.Parse("dealValue > -1234.5"),
        [typeof(Formula)] = Formula.Parse("dealValue - 1234.5"),
        [typeof(ActivitySelector)] = ActivitySelector.Parse("email.*"),
        [typeof(Lead)] = new Lead("a") { DealValue = 1_234.5 },
        [typeof(Activity)] = new Activity("email.clicked", At, "offer", 1.5),
        [typeof(FieldValue)] = (FieldValue)(-1_234.5),
        [typeof(ThresholdState)] = ThresholdState.Of(["a"]),
        [typeof(IntentDefinition)] = new IntentDefinition("partner.invite", "a"),
        [typeof(LeadFunction)] = new LeadFunction("a", FieldType.Number, [], static (in FunctionArguments _) => 1),
        [typeof(LeadField)] = new LeadField("a", FieldType.Number, static _ => 1),
        [typeof(LeadRules.Routing.RoutingStrategy)] = LeadRules.Routing.Strategies.BuiltInStrategies.All[0],

        // A rule book has challengers, and a challenger is a rule book: somewhere it ends.
        [typeof(ChallengerDefinition)] = new ChallengerDefinition("a", 20, RuleBook.Parse("""{ "name": "a" }""")),
        [typeof(Diagnostic)] = LeadRules.RuleBooks.Diagnostics.DiagnosticCatalogue.All[0].At("$", "a", "b"),
    };

    public static TheoryData<string> Records => new(typeof(Lead).Assembly.GetExportedTypes().Where(IsRecord).Select(static type => type.FullName!));

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_prints_the_same_in_every_culture(string name)
    {
        var value = Make(typeof(Lead).Assembly.GetType(name)!)!;

        Print(value, new CultureInfo("de-DE")).ShouldBe(Print(value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Two_records_with_the_same_content_are_equal(string name)
    {
        var type = typeof(Lead).Assembly.GetType(name)!;
        var (one, other) = (Make(type)!, Make(type)!);

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Fact]
    public void Instants_and_dates_are_printed_as_rule_books_write_them() =>
        new NextChange(NextChangeKind.Changes, At).ToString().ShouldBe("NextChange { Kind = Changes, At = 2026-11-22T08:00:00Z }");

    [Fact]
    public void Lists_are_printed_with_their_items() =>
        new ScoreFeedback("fit", 20, 5, [new RuleFeedback("size", 1.5, 7, 3, 1.25, 0.5, 0.25, PointsSuggestion.Keep)]).ToString().ShouldBe(
            "ScoreFeedback { Score = fit, Leads = 20, Won = 5, Rules = [RuleFeedback { Rule = size, Points = 1.5, Matched = 7, MatchedWon = 3, Lift = 1.25, LogOdds = 0.5, Margin = 0.25, Suggestion = Keep }] }");

    private static bool IsRecord(Type type) => !type.ContainsGenericParameters && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static string? Print(object value, CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return value.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>An instance with a value in every property, so that nothing prints as empty.</summary>
    private static object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(underlying);
        if (Plain.TryGetValue(type, out var plain))
            return plain;
        if (type == typeof(Decay))
            return Decay.InSteps(new DecayStep(TimeSpan.FromHours(36), 0.5));
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return type.GetGenericArguments() is [var item] ? ListOf(item) : null;
        if (!IsRecord(type))
            return null;
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var made = type.GetConstructors(All).Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(static constructor => constructor.GetParameters().Length) is { } longest
            ? longest.Invoke([.. longest.GetParameters().Select(static parameter => Make(parameter.ParameterType))])
            : Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(static property => property.CanWrite && property.GetIndexParameters().Length == 0))
        {
            if (Make(property.PropertyType) is { } value)
                property.SetValue(made, value);
        }

        return made;
    }

    private static Array ListOf(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Make(item), 0);
        return list;
    }
}
