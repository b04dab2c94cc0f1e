using LeadRules.Routing;

namespace LeadRules.DependencyInjection.PlugIns;

/// <summary>A strategy of a plug-in in its guard.</summary>
internal sealed class GuardedStrategy(RoutingStrategy strategy, GuardedPart part) : RoutingStrategy(strategy.Name)
{
    public override double CostOf(in RoutingCandidate candidate)
    {
        if (part.IsLimited)
            return Checked(Limited(candidate));
        var started = part.Start();
        try
        {
            return Checked(strategy.CostOf(candidate));
        }
        catch (Exception problem)
        {
            part.Threw(problem);
            throw;
        }
        finally
        {
            part.Ended(started);
        }
    }

    public override string Describe(double cost) => part.IsLimited ? part.Limited(() => strategy.Describe(cost)) : strategy.Describe(cost);

    /// <summary>A candidate lives on the stack of the decision; another thread needs it member by member.</summary>
    private double Limited(in RoutingCandidate candidate)
    {
        var (rep, weight, state, value) = (candidate.Rep, candidate.Weight, candidate.State, candidate.Value);
        var (matches, lead, at) = (candidate.Matches, candidate.Lead, candidate.At);
        return part.Limited(() => strategy.CostOf(new RoutingCandidate { Rep = rep, Weight = weight, State = state, Value = value, Matches = matches, Lead = lead, At = at }));
    }

    private double Checked(double cost)
    {
        if (double.IsNaN(cost))
            part.GaveNaN();
        return cost;
    }
}
