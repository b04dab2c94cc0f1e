using System.Globalization;

namespace LeadRules.Tests.Leads;

/// <summary>A lead holds what it was given, tells what is missing, and never changes.</summary>
[Trait("Requirement", "S16")]
public sealed class LeadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Empty_text_is_missing() => new Lead("a") { Industry = "" }.Industry.ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_lead_has_an_id(string? id) => Should.Throw<ArgumentException>(() => new Lead(id!));

    [Fact]
    public void A_new_lead_has_its_id_and_nothing_else()
    {
        var lead = new Lead("a");

        WellKnownField.All.Where(field => !lead[field.Name].IsMissing).Select(static field => field.Name).ShouldBe(["id"]);
        lead.CustomFields.ShouldBeEmpty();
        lead.Activities.ShouldBeEmpty();
    }

    [Fact]
    public void Every_well_known_field_can_be_set_and_read_by_name()
    {
        foreach (var field in WellKnownField.All.Where(static field => field.Name != "id"))
        {
            FieldValue value = field.Type switch { FieldType.Text => "x", FieldType.Instant => Noon, _ => 1 };
            var lead = new Lead("a").With(field.Name, value);

            lead[field.Name].ShouldBe(value, field.Name);
            lead.With(field.Name, FieldValue.Missing)[field.Name].IsMissing.ShouldBeTrue(field.Name);
        }
    }

    [Fact]
    public void Every_well_known_field_is_a_property_of_the_same_name()
    {
        foreach (var field in WellKnownField.All.Where(static field => field.Name != "id"))
        {
            FieldValue value = field.Type switch { FieldType.Text => "x", FieldType.Instant => Noon, _ => 1 };
            var property = typeof(Lead).GetProperty(char.ToUpperInvariant(field.Name[0]) + field.Name[1..]);

            var read = property.ShouldNotBeNull(field.Name).GetValue(new Lead("a").With(field.Name, value));

            Convert.ToString(read, CultureInfo.InvariantCulture).ShouldBe(field.Type == FieldType.Instant ? Noon.ToString(CultureInfo.InvariantCulture) : value.ToString(), field.Name);
        }
    }

    [Fact]
    public void Custom_fields_stand_in_order_of_their_names() =>
        new Lead("a").With("seats", 3).With("Fleet size", 12).With("plan", "pro").CustomFields.ShouldBe(["Fleet size", "plan", "seats"]);

    [Fact]
    public void A_custom_field_can_be_changed_and_cleared()
    {
        var lead = new Lead("a").With("plan", "pro").With("seats", 3);

        lead.With("plan", "free")["plan"].ShouldBe("free");
        lead.With("plan", FieldValue.Missing).CustomFields.ShouldBe(["seats"]);
        lead.With("plan", "").CustomFields.ShouldBe(["seats"]);
        lead.With("other", FieldValue.Missing).CustomFields.ShouldBe(["plan", "seats"]);
    }

    [Fact]
    public void Names_of_fields_are_exact() => new Lead("a").With("plan", "pro")["Plan"].IsMissing.ShouldBeTrue();

    [Fact]
    public void A_copy_leaves_the_lead_as_it_was()
    {
        var lead = new Lead("a") { Employees = 10 }.With("plan", "pro");

        _ = lead with { Employees = 20 };
        _ = lead.With("plan", "free").With("employees", 30).With("seats", 1);
        _ = lead.With(new Activity("email.opened", Noon));

        lead.Employees.ShouldBe(10);
        lead["plan"].ShouldBe("pro");
        lead.CustomFields.ShouldBe(["plan"]);
        lead.Activities.ShouldBeEmpty();
    }

    [Fact]
    public void The_id_cannot_be_changed() =>
        Should.Throw<ArgumentException>(static () => new Lead("a").With("id", "b")).Message.ShouldStartWith("The id of a lead cannot be changed; make a new lead.");

    [Theory]
    [InlineData("employees", "'employees' takes a whole number, not a text.")]
    [InlineData("dealValue", "'dealValue' takes a number, not a text.")]
    [InlineData("created", "'created' takes an instant, not a text.")]
    public void A_well_known_field_has_its_type(string field, string message) =>
        Should.Throw<ArgumentException>(() => new Lead("a").With(field, "x")).Message.ShouldStartWith(message);

    [Fact]
    public void A_text_field_takes_no_number() =>
        Should.Throw<ArgumentException>(static () => new Lead("a").With("industry", 5)).Message.ShouldStartWith("'industry' takes a text, not a number.");

    [Fact]
    public void A_whole_number_has_no_decimals() =>
        Should.Throw<ArgumentException>(static () => new Lead("a").With("employees", 2.5)).Message.ShouldStartWith("'employees' takes a whole number, not 2.5.");

    [Fact]
    public void A_whole_number_fits_its_property() =>
        Should.Throw<ArgumentException>(static () => new Lead("a").With("employees", 3e9)).Message.ShouldStartWith("'employees' takes a whole number, not 3000000000.");

    [Fact]
    public void A_number_is_finite() =>
        Should.Throw<ArgumentOutOfRangeException>(static () => new Lead("a") { DealValue = double.NaN }).Message.ShouldStartWith("'DealValue' must be finite; leave it null when it is not known.");

    [Fact]
    public void A_number_of_employees_is_not_negative() =>
        Should.Throw<ArgumentOutOfRangeException>(static () => new Lead("a") { Employees = -5 }).Message.ShouldStartWith("'employees' is -5, which is less than 0. Give a number from 0 to 2147483647, or null when it is not known.");

    [Fact]
    public void An_amount_of_money_is_not_negative()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => new Lead("a") { AnnualRevenue = -0.5 }).Message.ShouldStartWith("'annualRevenue' is -0.5, which is less than 0. Give a number from 0 up, or null when it is not known.");
        Should.Throw<ArgumentOutOfRangeException>(static () => new Lead("a") { DealValue = -1 }).Message.ShouldStartWith("'dealValue' is -1, which is less than 0. Give a number from 0 up, or null when it is not known.");
    }

    [Fact]
    public void A_probability_is_a_share() =>
        Should.Throw<ArgumentOutOfRangeException>(static () => new Lead("a") { WinProbability = 70 }).Message.ShouldStartWith("'winProbability' is 70, which is more than 1. Give a number from 0 to 1, or null when it is not known.");

    [Fact]
    public void What_a_property_refuses_is_refused_by_name_too() =>
        Should.Throw<ArgumentOutOfRangeException>(static () => new Lead("a").With("employees", -5)).Message.ShouldStartWith("'employees' is -5, which is less than 0. Give a number from 0 to 2147483647, or null when it is not known.");

    [Fact]
    public void The_bounds_themselves_are_taken()
    {
        var lead = new Lead("a") { Employees = 0, AnnualRevenue = 0, WinProbability = 1 }.With("dealValue", 0);

        (lead.Employees, lead.AnnualRevenue, lead.WinProbability, lead.DealValue).ShouldBe((0, 0, 1, 0));
    }

    [Fact]
    public void Created_is_kept_as_an_instant() =>
        new Lead("a") { Created = new DateTimeOffset(2026, 6, 1, 14, 0, 0, TimeSpan.FromHours(2)) }.Created.ShouldBe(Noon);

    [Fact]
    public void Two_leads_are_equal_only_as_one_object()
    {
        var lead = new Lead("a");

        lead.Equals(lead).ShouldBeTrue();
        lead.Equals(new Lead("a")).ShouldBeFalse();
        (lead == lead with { }).ShouldBeFalse();
    }

    [Fact]
    public void A_lead_names_itself_in_logs() =>
        new Lead("a").With(new Activity("email.opened", Noon)).ToString().ShouldBe("Lead a (1 activities)");
}
