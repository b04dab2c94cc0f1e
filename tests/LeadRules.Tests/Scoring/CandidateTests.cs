using System.Globalization;

namespace LeadRules.Tests.Scoring;

/// <summary>In a large rule book, where rules are searched by what they need, every rule that is true is found.</summary>
public sealed class CandidateTests
{
    private static readonly DateTimeOffset At = SourceModel.At;

    private static readonly Lead Someone = new Lead("x")
    {
        Industry = "Software",
        Employees = 120,
        Created = At.AddDays(-10),
        Activities = ActivityHistory.Of([new Activity("page.visited", At.AddDays(-1), "/Pricing", 60), new Activity("email.clicked", At.AddDays(-2), "offer")]),
    }.With("fleetSize", 25).With("vip", true);

    /// <summary>What is true although, or because, something is not there.</summary>
    [Theory]
    [InlineData("none(call.made)")]
    [InlineData("not any(call.made)")]
    [InlineData("count(call.made) < 3")]
    [InlineData("count(call.made) <= 0")]
    [InlineData("count(call.made) = 0")]
    [InlineData("count(call.made) != 1")]
    [InlineData("count(call.made) >= 0")]
    [InlineData("count(call.made) > -1")]
    [InlineData("sum(call.made) < 10")]
    [InlineData("distinct(call.made) = 0")]
    [InlineData("max(call.made) is missing")]
    [InlineData("last(call.made) is missing")]
    [InlineData("coalesce(max(call.made), 1) = 1")]
    [InlineData("seats is missing")]
    [InlineData("not seats is present")]
    [InlineData("coalesce(seats, 1) = 1")]
    [InlineData("industry != 'mining'")]
    [InlineData("not industry = 'mining'")]
    [InlineData("industry not in ('mining', 'fishing')")]
    [InlineData("none(page.visited where subject = '/blog')")]
    [InlineData("not (any(call.made) and vip)")]
    [InlineData("any(call.made) or vip")]
    [InlineData("vip or any(call.made)")]
    [InlineData("any(call.made) or industry = 'software'")]
    [InlineData("industry = 'mining' or any(page.visited)")]
    [InlineData("seats > 1 or fleetSize > 1")]
    [InlineData("any(call.made) or count(email.*) = 1")]
    public void A_rule_that_something_else_makes_true_is_found(string condition) => ValueOf(condition).ShouldBe(1);

    /// <summary>What is true because of what the rule is searched by.</summary>
    [Theory]
    [InlineData("any(page.visited)")]
    [InlineData("any(page.*)")]
    [InlineData("any(*)")]
    [InlineData("any(page.visited where subject = '/PRICING')")]
    [InlineData("any(page.visited where value > 1 and subject in ('/blog', '/pricing'))")]
    [InlineData("any(page.* where subject = '/pricing')")]
    [InlineData("industry = 'SOFTWARE'")]
    [InlineData("industry in ('mining', 'SOFTWARE')")]
    [InlineData("fleetSize = 25")]
    [InlineData("vip")]
    [InlineData("vip = true")]
    [InlineData("fleetSize between 20 and 30")]
    [InlineData("fleetSize in (25)")]
    [InlineData("1 < abs(-fleetSize)")]
    [InlineData("count(page.visited) >= 1 and count(page.visited) < 2")]
    [InlineData("max(page.visited) = 60")]
    [InlineData("age(last(email.*)) < 3d")]
    [InlineData("segment.pricing")]
    [InlineData("class.kind = 'software'")]
    public void A_rule_that_is_true_by_what_it_needs_is_found(string condition) => ValueOf(condition).ShouldBe(1);

    private static double ValueOf(string condition)
    {
        var others = Enumerable.Range(0, 100).Select(static number => string.Create(CultureInfo.InvariantCulture, $$"""{ "id": "other-{{number}}", "points": 100, "per": "never.happens where subject = '{{number}}'" }"""));
        return LeadEngine.Compile(
            $$"""
            { "name": "large", "fields": { "fleetSize": "number", "seats": "number", "vip": "boolean" },
              "scores": { "s": { "rules": [ {{string.Join(", ", others)}}, { "id": "it", "points": 1, "when": "{{condition}}" } ] } },
              "segments": { "pricing": "any(page.visited where subject = '/pricing')" },
              "classes": { "kind": [ { "software": "industry = 'software'" }, { "other": "true" } ] } }
            """).Score(Someone, At)["s"].Value;
    }
}
