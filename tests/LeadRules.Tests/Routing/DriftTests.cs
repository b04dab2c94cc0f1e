using LeadRules.Routing;

namespace LeadRules.Tests.Routing;

/// <summary>
/// Why credit is counted in leads. The well-known smooth weighted round robin counts it in weights: a lead that two can receive
/// is then cheaper than one that ten can, and where the crowd differs from lead to lead the counts drift away without bound.
/// The numbers stand in docs/decisions/011-deficit-round-robin-in-lead-units.md.
/// </summary>
public sealed class DriftTests
{
    private const int Leads = 30_000;

    /// <summary>Skills: each lead finds a random half of the members.</summary>
    [Fact]
    public void Where_the_crowd_changes_with_each_lead_credit_in_weights_drifts_and_credit_in_leads_does_not()
    {
        var (inWeights, inLeads) = (Worst(PickInWeights, EachTime), Worst(PickInLeads, EachTime));

        inWeights.ShouldBeGreaterThan(50);
        inLeads.ShouldBeLessThan(1.5);
    }

    /// <summary>Hours and holidays: each member comes for about 200 leads and goes for about 100.</summary>
    [Fact]
    public void Where_members_come_and_go_credit_in_weights_drifts_and_credit_in_leads_does_not()
    {
        var (inWeights, inLeads) = (Worst(PickInWeights, NowAndThen), Worst(PickInLeads, NowAndThen));

        inWeights.ShouldBeGreaterThan(2);
        inLeads.ShouldBeLessThan(1.5);
    }

    [Fact]
    public void Where_all_can_receive_each_lead_both_are_the_same() => Worst(PickInWeights, static (_, _) => { }).ShouldBe(Worst(PickInLeads, static (_, _) => { }), 1e-4);

    private static void EachTime(Random random, PassedOver[] passedOver)
    {
        for (var i = 0; i < passedOver.Length; i++)
            passedOver[i] = random.Next(2) == 0 ? PassedOver.None : PassedOver.LacksSkill;
    }

    private static void NowAndThen(Random random, PassedOver[] passedOver)
    {
        for (var i = 0; i < passedOver.Length; i++)
        {
            if (random.Next(passedOver[i] == PassedOver.None ? 200 : 100) == 0)
                passedOver[i] = passedOver[i] == PassedOver.None ? PassedOver.Absent : PassedOver.None;
        }
    }

    /// <summary>The most that what anybody earned, in leads, ever differed from what they received.</summary>
    private static double Worst(Func<int[], PassedOver[], long[], long[], long, int> pick, Action<Random, PassedOver[]> crowd)
    {
        int[] weights = [4, 4, 3, 3, 3, 2, 2, 2, 1, 1];
        var (random, passedOver, credits, lastTurns, lags, worst) = (new Random(7), new PassedOver[weights.Length], new long[weights.Length], new long[weights.Length], new double[weights.Length], 0.0);
        for (var turn = 1; turn <= Leads; turn++)
        {
            crowd(random, passedOver);
            var winner = pick(weights, passedOver, credits, lastTurns, turn);
            if (winner < 0)
                continue;
            var sum = (double)DeficitRoundRobin.WeightOf(weights, passedOver);
            for (var i = 0; i < lags.Length; i++)
                lags[i] += (passedOver[i] == PassedOver.None ? weights[i] / sum : 0) - (i == winner ? 1 : 0);
            worst = Math.Max(worst, lags.Max(Math.Abs));
        }

        return worst;
    }

    private static int PickInLeads(int[] weights, PassedOver[] passedOver, long[] credits, long[] lastTurns, long turn) => DeficitRoundRobin.Pick(weights, passedOver, credits, lastTurns, turn);

    /// <summary>As nginx does among those who are not down: each earns the weight, the winner pays the sum of weights.</summary>
    private static int PickInWeights(int[] weights, PassedOver[] passedOver, long[] credits, long[] lastTurns, long turn)
    {
        var (sum, winner) = (0, -1);
        for (var i = 0; i < weights.Length; i++)
        {
            if (passedOver[i] != PassedOver.None)
                continue;
            sum += weights[i];
            credits[i] += weights[i];
            if (winner < 0 || credits[i] > credits[winner])
                winner = i;
        }

        if (winner >= 0)
            credits[winner] -= sum;
        return winner;
    }
}
