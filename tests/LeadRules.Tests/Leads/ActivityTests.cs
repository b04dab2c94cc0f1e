using FsCheck.Fluent;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Leads;

/// <summary>An activity is kept in one normal form and has one place in the order of activities.</summary>
[Trait("Requirement", "S17")]
public sealed class ActivityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_type_is_kept_in_lower_case() => new Activity("Email.Opened", Noon).Type.ShouldBe("email.opened");

    [Theory]
    [InlineData("email opened")]
    [InlineData("email.*")]
    [InlineData("'x'")]
    public void The_type_has_a_form(string type) => Should.Throw<ArgumentException>(() => new Activity(type, Noon)).Message.ShouldStartWith(
        $"'{type}' is not an activity type: only letters, digits and . _ - : / may stand in it. Write a dotted name such as 'email.clicked'.");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void The_type_is_not_empty(string? type) => Should.Throw<ArgumentException>(() => new Activity(type!, Noon));

    [Fact]
    public void The_instant_is_kept_in_utc() => new Activity("a", new DateTimeOffset(2026, 6, 1, 14, 0, 0, TimeSpan.FromHours(2))).At.ShouldBe(Noon);

    [Fact]
    public void Empty_subject_and_id_are_missing()
    {
        var activity = new Activity("a", Noon, subject: "", id: "");

        activity.Subject.ShouldBeNull();
        activity.Id.ShouldBeNull();
    }

    [Fact]
    public void The_value_is_finite() => Should.Throw<ArgumentOutOfRangeException>(static () => new Activity("a", Noon, value: double.NaN)).Message
        .ShouldStartWith("An activity's value must be finite; leave it out when it is not known.");

    [Fact]
    public void Properties_stand_in_order_and_missing_ones_are_left_out()
    {
        var activity = new Activity("a", Noon, properties: new Dictionary<string, FieldValue> { ["b"] = 1, ["gone"] = FieldValue.Missing, ["a"] = "x" });

        activity.Properties.Select(static property => property.Key).ShouldBe(["a", "b"]);
        activity["b"].ShouldBe(1);
        activity["gone"].IsMissing.ShouldBeTrue();
        activity["B"].IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void A_property_stands_once() =>
        Should.Throw<ArgumentException>(static () => new Activity("a", Noon, properties: [KeyValuePair.Create("p", FieldValue.Of(1)), KeyValuePair.Create("p", FieldValue.Of(2))]))
            .Message.ShouldStartWith("The property 'p' stands twice.");

    [Fact]
    public void A_property_has_a_name() =>
        Should.Throw<ArgumentException>(static () => new Activity("a", Noon, properties: [KeyValuePair.Create("", FieldValue.Of(1))]))
            .Message.ShouldStartWith("A property of an activity must have a name.");

    [Fact]
    public void An_activity_reads_in_one_line()
    {
        new Activity("email.opened", Noon, "welcome").ToString().ShouldBe("2026-06-01T12:00:00Z email.opened 'welcome'");
        new Activity("email.opened", Noon).ToString().ShouldBe("2026-06-01T12:00:00Z email.opened");
    }

    [Fact]
    public void The_order_of_activities_is_total() => Properties.ForAll(
        Gen.Three(RandomLeads.Activity(Noon)).Select(static three => (A: three.Item1, B: three.Item2, C: three.Item3)),
        static three =>
        {
            Math.Sign(Activity.Compare(three.A, three.B)).ShouldBe(-Math.Sign(Activity.Compare(three.B, three.A)));
            if (Activity.Compare(three.A, three.B) <= 0 && Activity.Compare(three.B, three.C) <= 0)
                Activity.Compare(three.A, three.C).ShouldBeLessThanOrEqualTo(0);
        });
}
