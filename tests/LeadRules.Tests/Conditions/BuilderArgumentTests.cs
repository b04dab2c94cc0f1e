using LeadRules.Conditions;
using static LeadRules.Conditions.Facts;

namespace LeadRules.Tests.Conditions;

/// <summary>What could not be written in a condition is refused when it is built.</summary>
public sealed class BuilderArgumentTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_must_be_finite(double number) =>
        Refusal(() => _ = Employees > number).ShouldStartWith("A number in a condition must be finite.");

    [Fact]
    public void An_empty_text_is_a_missing_value() =>
        Refusal(static () => _ = Stage == "").ShouldStartWith("An empty text is a missing value; ask with IsMissing or IsPresent.");

    [Fact]
    public void Null_is_a_missing_value() =>
        Refusal(static () => _ = Stage == (Term)null!).ShouldStartWith("A missing value cannot be written in a condition; ask with IsMissing or IsPresent.");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Names_are_not_empty(string name)
    {
        Should.Throw<ArgumentException>(() => Field(name));
        Should.Throw<ArgumentException>(() => LeadField(name));
        Should.Throw<ArgumentException>(() => Score(name));
        Should.Throw<ArgumentException>(() => Segment(name));
        Should.Throw<ArgumentException>(() => Call(name));
        Should.Throw<ArgumentException>(() => Activities(name));
        Should.Throw<ArgumentException>(() => Activities("*").Max(name));
        Should.Throw<ArgumentException>(() => Country.InList(name));
    }

    [Theory]
    [InlineData("email clicked")]
    [InlineData("email*")]
    [InlineData("e*.x")]
    [InlineData("**")]
    [InlineData("a--b")]
    [InlineData(".*.*")]
    public void An_activity_type_has_a_form(string pattern) => Refusal(() => Activities(pattern)).ShouldStartWith(
        $"'{pattern}' is no activity type: write a type such as email.clicked, a family such as email.*, or * for all; letters, digits and . _ - : / only, no two hyphens together.");

    [Fact]
    public void A_function_has_a_plain_name() =>
        Refusal(static () => Call("domain of")).ShouldStartWith("'domain of' cannot be the name of a function: use letters, digits and underscores, and no word of the language.");

    [Fact]
    public void An_aggregate_is_no_function() =>
        Refusal(static () => Call("count")).ShouldStartWith("'count' counts activities; write Activities(\"email.clicked\") and the method of that name.");

    [Fact]
    public void A_list_is_named_without_its_sign() =>
        Refusal(static () => Country.InList("@eu")).ShouldStartWith("Write the list's name without '@': \"eu\".");

    [Fact]
    public void In_needs_a_value() => Refusal(static () => Country.In()).ShouldStartWith("'In' needs a value.");

    [Fact]
    public void In_takes_plain_values() =>
        Refusal(static () => Country.In("ES", Region)).ShouldStartWith("'In' takes plain values only, not 'region'; for anything else use == and |.");

    [Fact]
    public void In_takes_a_thousand_values()
    {
        Term[] values = [.. Enumerable.Range(0, 1001).Select(static number => (Term)number)];

        Employees.In(values[..1000]).ShouldBe(Condition.Parse($"employees in ({string.Join(", ", Enumerable.Range(0, 1000))})"));
        Refusal(() => Employees.In(values)).ShouldStartWith("'In' takes at most 1,000 values; put more under the rule book's lists and use InList(\"name\").");
    }

    [Fact]
    public void A_window_is_longer_than_nothing() =>
        Refusal(static () => Activities("*").Within(TimeSpan.Zero)).ShouldStartWith("A window must be longer than nothing.");

    [Fact]
    public void A_duration_can_be_written() =>
        Refusal(static () => _ = Age(Created) > TimeSpan.MaxValue).ShouldStartWith("A duration in a condition must be below 29,000 years.");

    [Fact]
    public void A_local_time_is_of_no_zone() =>
        Refusal(static () => LocalTime(DateTime.UnixEpoch)).ShouldStartWith("This time is of kind Utc; a local time takes kind Unspecified. For an instant use DateTimeOffset.");

    [Fact]
    public void Functions_of_several_values_need_one() => Refusal(static () => Least()).ShouldStartWith("'least' needs a value.");

    private static string Refusal(Action act) => Should.Throw<ArgumentException>(act).Message;

    private static string Refusal(Func<object> act) => Should.Throw<ArgumentException>(() => _ = act()).Message;
}
