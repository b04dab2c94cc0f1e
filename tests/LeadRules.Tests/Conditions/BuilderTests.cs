using LeadRules.Conditions;
using LeadRules.Tests.Generators;
using static LeadRules.Conditions.Facts;

namespace LeadRules.Tests.Conditions;

/// <summary>Conditions written in C# are the conditions that text makes.</summary>
public sealed class BuilderTests
{
    private static readonly Dictionary<string, Condition> Built = new()
    {
        ["employees > 50 and industry in ('software', 'fintech')"] = Employees > 50 & Industry.In("software", "fintech"),
        ["count(email.clicked within 30d) >= 3 or any(form.submitted where subject = 'demo')"] =
            Activities("email.clicked").Within(TimeSpan.FromDays(30)).Count() >= 3 | Activities("form.submitted").Where(Subject == "demo").Any(),
        ["age(last(email.*)) > 90d and none(page.visited within 30d)"] =
            Age(Activities("email.*").Last()) > TimeSpan.FromDays(90) & Activities("page.visited").Within(TimeSpan.FromDays(30)).None(),
        ["companyDomain in @named-accounts and not segment.customers"] = CompanyDomain.InList("named-accounts") & !Segment("customers"),
        ["score.engagement >= 60 and band.fit = 'A' and stage != 'junk' and plan is missing"] =
            Score("engagement") >= 60 & Band("fit") == "A" & Stage != "junk" & Field("plan").IsMissing,
        ["sum(page.visited where subject starts with '/pricing' within 7d) >= 60"] =
            Activities("page.visited").Where(Subject.StartsWith("/pricing")).Within(TimeSpan.FromDays(7)).Sum() >= 60,
        ["max(employees of form.submitted) between 10 and 50"] = Activities("form.submitted").Max("employees").Between(10, 50),
        ["min(value of *) < 1 and first(*) < at and distinct(page.visited) = 2"] =
            Activities("*").Min("value") < 1 & Activities("*").First() < At & Activities("page.visited").Distinct() == 2,
        ["domainOf(email) = 'acme.example'"] = Call("domainOf", Email) == "acme.example",
        ["domainOf() = 'x'"] = Call("domainOf") == "x",
        ["grid.quadrant = 'A1' and class.readiness = 'zombie'"] = Grid("quadrant") == "A1" & Class("readiness") == "zombie",
        ["[Fleet size] is present and score.[My score] > 1"] = Field("Fleet size").IsPresent & Score("My score") > 1,
        ["email contains '@' and name ends with 'x' and phone matches '^\\+34'"] = Email.Contains("@") & Name.EndsWith("x") & Phone.Matches("^\\+34"),
        ["vip and not blocked or lead.trusted"] = Field("vip") & !Field("blocked") | LeadField("trusted"),
        ["a or b"] = Field("a") | Field("b"),
        ["not (a and (b or c))"] = !(Field("a") & (Field("b") | Field("c"))),
        ["vip = true and true and not false"] = Field("vip") == true & Always & !Never,
        ["country not in ('ES')"] = !Country.In("ES"),
        ["(a + 1) * -b - 2 / c <= -1"] = (Field("a") + 1) * -Field("b") - 2 / Field("c") <= -(Term)1,
        ["coalesce(dealValue, 0) >= least(1, 2) + greatest(abs(a), round(b), length(city))"] =
            Coalesce(DealValue, 0) >= Least(1, 2) + Greatest(Abs(Field("a")), Round(Field("b")), Length(City)),
        ["renewal < 2026-11-22 and created >= 2026-11-22T09:00:00+01:00"] =
            Field("renewal") < new DateOnly(2026, 11, 22) & Created >= new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(1)),
        ["created > 2026-11-22T09:30:00"] = Created > LocalTime(new DateTime(2026, 11, 22, 9, 30, 0)),
        ["age(created) in (90s, 15m, 36h, 14d, 0.5s)"] =
            Age(Created).In(TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(15), TimeSpan.FromHours(36), TimeSpan.FromDays(14), TimeSpan.FromMilliseconds(500)),
        ["age(created) > -(1d)"] = Age(Created) > TimeSpan.FromDays(-1),
        ["any(email.* where campaign = 'a' and occurred > created and type != 'email.opened' and value > 1)"] =
            Activities("Email.*").Where(Field("campaign") == "a" & Occurred > Created).Where(TypeName != "email.opened").Where(Value > 1).Any(),
    };

    public static TheoryData<string> Texts => [.. Built.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_built_condition_reads_as_its_text(string text) => Built[text].ToString().ShouldBe(text);

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_built_condition_is_the_parsed_one(string text) => Built[text].ShouldBe(Condition.Parse(text));

    [Fact]
    public void A_term_is_a_formula()
    {
        Formula formula = 0.6 * Score("engagement") + 0.4 * Score("fit");

        formula.ShouldBe(Formula.Parse("0.6 * score.engagement + 0.4 * score.fit"));
    }

    [Fact]
    public void A_selector_is_what_a_rule_counts() =>
        Activities("email.clicked").Where(Subject == "offer").Within(TimeSpan.FromHours(36))
            .ShouldBe(ActivitySelector.Parse("email.clicked where subject = 'offer' within 36h"));

    [Fact]
    public void Terms_are_equal_when_they_are_written_alike()
    {
        Employees.Equals(Field("employees")).ShouldBeTrue();
        Employees.GetHashCode().ShouldBe(Field("employees").GetHashCode());
        Employees.Equals((object)Name).ShouldBeFalse();
    }

    [Fact]
    public void Every_well_known_field_has_its_property() =>
        WellKnownField.All.ShouldAllBe(static field => PropertyOf(field.Name) == field.Name);

    [Fact]
    public void Whatever_is_built_parses_to_what_was_built() => Properties.ForAll(
        new RandomConditions(Vocabulary.Default).Condition(3),
        static tree =>
        {
            var built = Rebuilt.Condition(tree);
            Condition.Parse(built.ToString()).ShouldBe(built);
        },
        RandomConditions.Smaller,
        tests: 500);

    private static string? PropertyOf(string name) =>
        typeof(Facts).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])?.GetValue(null)?.ToString();
}
