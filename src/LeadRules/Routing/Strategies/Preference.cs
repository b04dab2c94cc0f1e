namespace LeadRules.Routing.Strategies;

/// <summary>Narrows those who can receive a lead to those whom the strategy likes best.</summary>
internal static class Preference
{
    /// <summary>What a strategy says a candidate costs. Strategies of the host may throw: that costs NaN, and the decision goes on without the answer.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="fault">What it threw; null when it answered.</param>
    public static double CostOf(RoutingStrategy strategy, in RoutingCandidate candidate, out Exception? fault)
    {
        try
        {
            fault = null;
            return strategy.CostOf(candidate);
        }
        catch (Exception problem)
        {
            fault = problem;
            return double.NaN;
        }
    }

    /// <summary>A cost in the strategy's words; the number itself where a strategy of the host fails to say it.</summary>
    public static string Describe(RoutingStrategy strategy, double cost)
    {
        try
        {
            return strategy.Describe(cost);
        }
        catch (Exception)
        {
            return FormattableString.Invariant($"cost {cost}");
        }
    }

    /// <summary>Marks all but the lowest cost as <see cref="PassedOver.Outranked"/>. NaN stands behind all numbers; where all costs are NaN, all are equal.</summary>
    /// <param name="costs">What each member costs; only those of members who can receive the lead count.</param>
    /// <param name="passedOver">Why each member is passed over so far.</param>
    public static void Narrow(ReadOnlySpan<double> costs, Span<PassedOver> passedOver)
    {
        var lowest = double.NaN;
        for (var i = 0; i < costs.Length; i++)
        {
            if (passedOver[i] == PassedOver.None && (double.IsNaN(lowest) || costs[i] < lowest))
                lowest = costs[i];
        }

        for (var i = 0; i < costs.Length; i++)
        {
            if (passedOver[i] == PassedOver.None && costs[i] != lowest && !double.IsNaN(lowest))
                passedOver[i] = PassedOver.Outranked;
        }
    }
}
