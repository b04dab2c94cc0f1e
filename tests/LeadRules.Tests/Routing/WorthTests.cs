using LeadRules.Routing;

namespace LeadRules.Tests.Routing;

/// <summary>Worth in whole hundredths, and amounts divided without loss.</summary>
public sealed class WorthTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(double.NaN, null)]
    [InlineData(0.0, 0L)]
    [InlineData(12.34, 1234L)]
    [InlineData(1.005, 101L)]
    [InlineData(-5.0, 0L)]
    [InlineData(1e13, Worth.Most)]
    [InlineData(1e300, Worth.Most)]
    [InlineData(double.PositiveInfinity, Worth.Most)]
    public void A_deal_value_counts_in_hundredths(double? value, long? hundredths) => Worth.Hundredths(value).ShouldBe(hundredths);

    [Theory, InlineData(5, -7, 0), InlineData(long.MaxValue, 1, long.MaxValue), InlineData(2, 3, 5)]
    public void A_sum_stays_between_0_and_the_largest_number(long sum, long value, long expected) => Worth.Plus(sum, value).ShouldBe(expected);

    [Theory]
    [InlineData(600, 3, 2, 400)]
    [InlineData(0, 0, 5, 0)]
    [InlineData(30_795_477_576, 1, 1_000_000, 30_795_477_576_000_000)]
    [InlineData(30_795_477_576_000, 1, 1_000_000, long.MaxValue)]
    public void The_usual_worth_of_a_weight_is_at_most_the_largest_number(long worth, int weight, int of, long usual)
    {
        var average = new Worth.Average();
        average.Add(worth, weight);

        average.For(of).ShouldBe(usual);
    }

    [Theory]
    [InlineData(10, new[] { 1, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(10, new[] { 1, 2, 4 }, new long[] { 1, 3, 6 })]
    [InlineData(-10, new[] { 1, 1, 1 }, new long[] { -3, -3, -4 })]
    [InlineData(1, new[] { 0, 1, 3 }, new long[] { 0, 0, 1 })]
    [InlineData(long.MaxValue, new[] { 1_000_000, 0 }, new[] { long.MaxValue, 0 })]
    public void An_amount_is_spread_by_largest_remainder(long amount, int[] weights, long[] parts)
    {
        var totals = new long[weights.Length];
        Spreading.Add(amount, weights, totals);

        totals.ShouldBe(parts);
    }
}
