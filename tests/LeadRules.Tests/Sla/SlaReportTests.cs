using static LeadRules.Tests.Sla.SlaBooks;

namespace LeadRules.Tests.Sla;

/// <summary>Reports over many leads, counted by hand.</summary>
public sealed class SlaReportTests
{
    private static readonly LeadEngine Engine = EngineOf(""" "kind": "firstResponse", "within": "2h" """);

    [Fact, Trait("Requirement", "T9")]
    public void Leads_fall_into_buckets_by_the_time_to_the_first_response() =>
        Row(30, 60, 61, 24 * 60, (24 * 60) + 1, null).ShouldSatisfyAllConditions(
            static row => row.WithinHour.ShouldBe(2),
            static row => row.WithinDay.ShouldBe(2),
            static row => row.Later.ShouldBe(1),
            static row => row.Never.ShouldBe(1));

    [Fact, Trait("Requirement", "T10")]
    public void The_median_and_percentiles_are_told_by_nearest_rank() =>
        Row(10, 20, 30, 40, null).ShouldSatisfyAllConditions(
            static row => row.Median.ShouldBe(TimeSpan.FromMinutes(20)),
            static row => row.Percentile(75).ShouldBe(TimeSpan.FromMinutes(30)),
            static row => row.Percentile(100).ShouldBe(TimeSpan.FromMinutes(40)));

    [Fact, Trait("Requirement", "T9")]
    public void The_breach_share_counts_late_and_open_breaches_alike() => Row(30, 119, 121, null).BreachShare.ShouldBe(0.5);

    [Fact]
    public void Segments_are_told_apart_and_together()
    {
        var builder = new SlaReportBuilder();
        builder.Add(Evaluated(30), "ES");
        builder.Add(Evaluated(150), "DE");
        var other = new SlaReportBuilder();
        other.Add(Evaluated(90), "DE");
        builder.Add(other);

        builder.Build().ToString().ShouldBe("""
            speed.t: 3 started, 1 within 1h, 2 within 24h, 0 later, 0 never; median 90m, 90% within 150m; 33.3% breached
            speed.t [DE]: 2 started, 0 within 1h, 2 within 24h, 0 later, 0 never; median 90m, 90% within 150m; 50.0% breached
            speed.t [ES]: 1 started, 1 within 1h, 0 within 24h, 0 later, 0 never; median 30m, 90% within 30m; 0.0% breached

            """, StringCompareShould.IgnoreLineEndings);
    }

    private static SlaReportRow Row(params int?[] minutes)
    {
        var builder = new SlaReportBuilder();
        foreach (var minute in minutes)
            builder.Add(Evaluated(minute));
        return builder.Build().Rows.ShouldHaveSingleItem();
    }

    /// <summary>A lead that was called so many minutes after it came.</summary>
    private static SlaEvaluation Evaluated(int? minutes)
    {
        var lead = Created(On(1, "09:00"));
        return Engine.EvaluateSlas(minutes is { } after ? lead.Did("call.made", On(1, "09:00").AddMinutes(after)) : lead, On(5, "09:00"));
    }
}
