using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using LeadRules.Routing;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>How near the fair choice stays to fair: what each has earned, in exact fractions, against what each received.</summary>
public sealed class FairnessLawTests
{
    [Fact]
    public void In_a_steady_pool_nobody_is_ahead_by_more_than_a_lead_less_the_even_part() =>
        Properties.ForAll(Weights, static weights => Worst(weights, 300).Ahead.ShouldBeLessThanOrEqualTo(1 - (1.0 / weights.Length) + Rounding(300)), Fewer);

    [Fact]
    public void In_a_steady_pool_nobody_is_behind_by_more_than_the_harmonic_sum() =>
        Properties.ForAll(Weights, static weights => Worst(weights, 300).Behind.ShouldBeLessThanOrEqualTo(Enumerable.Range(2, weights.Length - 1).Sum(static i => 1.0 / i) + Rounding(300)), Fewer);

    [Fact]
    public void After_each_whole_period_counts_are_exact() =>
        Properties.ForAll(
            Weights,
            static weights =>
            {
                var divisor = weights.Aggregate(static (a, b) => (int)BigInteger.GreatestCommonDivisor(a, b));
                var winners = PoolOf(weights).Give(3 * weights.Sum() / divisor).Winners;
                foreach (var period in winners.Chunk(winners.Length / 3))
                    Counts(period, weights.Length).ShouldBe(weights.Select(weight => weight / divisor));
            },
            Fewer,
            tests: 60);

    [Theory, InlineData(2), InlineData(3), InlineData(7), InlineData(39)]
    public void Equal_weights_take_turns_strictly(int members)
    {
        var winners = PoolOf([.. Enumerable.Repeat(3, members)]).Give(members * 5).Winners;

        for (var i = 0; i + members <= winners.Length; i++)
            winners[i..(i + members)].Distinct().Count().ShouldBe(members);
    }

    /// <summary>Skills, hours, capacity: each lead finds others able to receive it. The lag is never above half the others.</summary>
    [Fact]
    public void Whoever_can_receive_each_lead_no_lag_passes_half_the_other_members() =>
        Properties.ForAll(
            Changing,
            static one =>
            {
                var lags = Lags(Enumerable.Repeat(1, one.Members).ToArray(), one.Crowds);
                lags.Max(static lag => Math.Abs(lag)).ShouldBeLessThanOrEqualTo(((one.Members - 1) / 2.0) + Rounding(one.Crowds.Length));
            },
            tests: 100);

    [Fact]
    public void Credit_is_the_exact_lag_but_for_a_unit_a_turn() =>
        Properties.ForAll(
            Changing,
            static one =>
            {
                var weights = Enumerable.Range(1, one.Members).ToArray();
                var pool = PoolOf(weights);
                var lags = new Fraction[one.Members];
                foreach (var crowd in one.Crowds)
                    (pool, _) = Turn(pool, crowd, lags);
                for (var i = 0; i < one.Members; i++)
                    Math.Abs(((double)pool.Credits[i] / PoolState.OneLead) - ToDouble(lags[i])).ShouldBeLessThanOrEqualTo(Rounding(one.Crowds.Length));
            },
            tests: 50);

    [Fact]
    public void Scaling_all_weights_changes_nothing() =>
        Properties.ForAll(Weights, static weights => PoolOf([.. weights.Select(static weight => weight * 17)]).Give(200).Winners.ShouldBe(PoolOf(weights).Give(200).Winners), Fewer);

    [Fact]
    public void Renaming_in_the_same_order_renames_the_result() =>
        Properties.ForAll(
            Weights,
            static weights => Pool([.. weights.Select(static (weight, i) => ($"z{i:00}", weight))]).Give(100).Winners.Select(static rep => rep.Replace('z', 'm')).ShouldBe(PoolOf(weights).Give(100).Winners),
            Fewer);

    [Fact]
    public void More_weight_never_gives_fewer_leads_in_the_long_run() =>
        Properties.ForAll(
            Weights,
            static weights =>
            {
                int[] heavier = [weights[0] + 1, .. weights[1..]];
                var leads = weights.Sum() * heavier.Sum();
                PoolOf(heavier).Give(leads).Winners.Of("m00").ShouldBeGreaterThanOrEqualTo(PoolOf(weights).Give(leads).Winners.Of("m00"));
            },
            Fewer,
            tests: 30);

    private static Gen<int[]> Weights => Pick.Weighted(
        (3, static () => Pick.Many(2, 6, Gen.Choose(1, 20))),
        (1, static () => Pick.Many(2, 12, Pick.Of(1, 1, 1, 7))));

    private static Gen<Crowded> Changing =>
        from members in Gen.Choose(2, 12)
        from share in Gen.Choose(1, 9)
        from crowds in Gen.ArrayOf(from can in Gen.ArrayOf(Gen.Choose(1, 10).Select(ticket => ticket <= share), members) select can, 200)
        select new Crowded(members, crowds);

    private static IEnumerable<int[]> Fewer(int[] weights) => weights.Length < 3 ? [] : weights.Select((_, i) => weights.Where((_, place) => place != i).ToArray());

    private static PoolState PoolOf(int[] weights) => Pool([.. weights.Select(static (weight, i) => ($"m{i:00}", weight))]);

    /// <summary>The furthest ahead and behind anybody ever was, in leads.</summary>
    private static (double Ahead, double Behind) Worst(int[] weights, int leads)
    {
        var lags = Lags(weights, [.. Enumerable.Repeat(Enumerable.Repeat(true, weights.Length).ToArray(), leads)]);
        return (-lags.Min(), lags.Max());
    }

    /// <summary>All lags that there ever were.</summary>
    private static List<double> Lags(int[] weights, bool[][] crowds)
    {
        var (pool, lags, all) = (PoolOf(weights), new Fraction[weights.Length], new List<double>());
        foreach (var crowd in crowds)
        {
            (pool, _) = Turn(pool, crowd, lags);
            all.AddRange(lags.Select(ToDouble));
        }

        return all;
    }

    /// <summary>Gives one lead, and reckons exactly what each earned of it and who received it.</summary>
    private static (PoolState Pool, string? Winner) Turn(PoolState pool, bool[] crowd, Fraction[] lags)
    {
        if (pool.Pick("lead", Monday, [.. crowd.Select(static can => can ? PassedOver.None : PassedOver.LacksSkill)]) is not { } step)
            return (pool, null);
        var weights = pool.Members.Weights.ToArray();
        var sum = weights.Where((_, i) => crowd[i]).Sum();
        for (var i = 0; i < lags.Length; i++)
        {
            lags[i] += crowd[i] ? new Fraction(weights[i], sum) : 0;
            lags[i] -= step.Event.Rep == pool.Members.Reps[i] ? 1 : 0;
        }

        return (step.State, step.Event.Rep);
    }

    private static int[] Counts(string[] winners, int members) => [.. Enumerable.Range(0, members).Select(i => winners.Of($"m{i:00}"))];

    /// <summary>A turn rounds what each earns by less than one unit; the rest is what a double cannot tell.</summary>
    private static double Rounding(int turns) => (turns / (double)PoolState.OneLead) + 1e-12;

    private static double ToDouble(Fraction exact) => (double)(exact.Numerator * BigInteger.Pow(2, 60) / exact.Denominator) / Math.Pow(2, 60);

    /// <summary>For each lead, who can receive it.</summary>
    private sealed record Crowded(int Members, bool[][] Crowds)
    {
        public override string ToString() => $"{Members} members\n{string.Join('\n', Crowds.Select(static crowd => string.Concat(crowd.Select(static can => can ? '1' : '0'))))}";
    }
}
