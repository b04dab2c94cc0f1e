using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Routes;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What a rule book says without meaning it: conditions that are never true, bands with holes, points out of reach. Nothing here is an error.</summary>
internal static class BookChecks
{
    public static void Run(Names names, DependencyGraph graph, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        var scope = new CheckScope(names, graph, broken, problems);
        NeverTrueConditions.Check(scope);
        RepeatedItems.Check(scope);
        IdleRules.Check(scope);
        IdleCaps.Check(scope);
        RoundedBounds.Check(scope);
        BandCoverage.Check(scope);
        ThresholdReach.Check(scope);
        ClassOrder.Check(scope);
        SlaChecks.Check(scope);
        RosterChecks.Check(scope);
        RouteReceivers.Check(scope);
        RouteChecks.Check(scope);
        TerritoryChecks.Check(scope);
        LifecycleChecks.Check(scope);
        CampaignChecks.Check(scope);
        UnusedLists.Check(scope);
        EmptyBook.Check(scope);
    }
}
