namespace LeadRules.Tests.Leads;

/// <summary>A value has one type, or is missing.</summary>
public sealed class FieldValueTests
{
    public static TheoryData<FieldType, string> Texts => new()
    {
        { FieldType.Number, "12.5" },
        { FieldType.Text, "pro" },
        { FieldType.Boolean, "true" },
        { FieldType.Instant, "2026-06-01T10:00:00Z" },
        { FieldType.Date, "2026-06-01" },
        { FieldType.Duration, "36h" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_value_has_its_type_and_its_text(FieldType type, string text)
    {
        Of(type).Type.ShouldBe(type);
        Of(type).ToString().ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_value_is_read_as_its_own_type_only(FieldType type, string text)
    {
        var value = Of(type);

        (value.AsNumber is not null).ShouldBe(type == FieldType.Number, text);
        (value.AsText is not null).ShouldBe(type == FieldType.Text, text);
        (value.AsBoolean is not null).ShouldBe(type == FieldType.Boolean, text);
        (value.AsInstant is not null).ShouldBe(type == FieldType.Instant, text);
        (value.AsDate is not null).ShouldBe(type == FieldType.Date, text);
        (value.AsDuration is not null).ShouldBe(type == FieldType.Duration, text);
    }

    [Fact]
    public void The_default_is_missing()
    {
        default(FieldValue).IsMissing.ShouldBeTrue();
        default(FieldValue).Type.ShouldBeNull();
        default(FieldValue).ToString().ShouldBe("");
        default(FieldValue).ShouldBe(FieldValue.Missing);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Empty_text_is_missing(string? text) => FieldValue.Of(text).IsMissing.ShouldBeTrue();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_is_finite(double number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => FieldValue.Of(number)).Message.ShouldStartWith("A field's number must be finite; leave the field out when the number is not known.");

    [Fact]
    public void Values_of_different_types_differ() => FieldValue.Of(1).ShouldNotBe(FieldValue.Of(true));

    [Fact]
    public void Two_spellings_of_a_text_are_two_values() => (FieldValue.Of("a") == FieldValue.Of("A")).ShouldBeFalse();

    [Fact]
    public void One_instant_is_one_value_whatever_its_offset() =>
        FieldValue.Of(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2))).ShouldBe(Of(FieldType.Instant));

    [Fact]
    public void Minus_zero_is_zero() => FieldValue.Of(-0.0).ShouldBe(FieldValue.Of(0));

    private static FieldValue Of(FieldType type) => type switch
    {
        FieldType.Number => 12.5,
        FieldType.Text => "pro",
        FieldType.Boolean => true,
        FieldType.Instant => new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero),
        FieldType.Date => new DateOnly(2026, 6, 1),
        _ => TimeSpan.FromHours(36),
    };
}
