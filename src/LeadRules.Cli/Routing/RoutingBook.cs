using LeadRules.Routing;

namespace LeadRules.Cli.Routing;

/// <summary>What the commands about routing ask of a rule book, and how they call what became of a lead.</summary>
internal static class RoutingBook
{
    public static void Require(LeadEngine engine)
    {
        if (engine.RuleBook.Routing.Fallback is null)
            throw new ToolException("The rule book routes nothing: add 'routes' and a 'fallback' under 'routing'.", ExitCode.BadRuleBook);
    }

    public static string WordOf(RoutedStatus status) => status switch
    {
        RoutedStatus.Assigned => "assigned",
        RoutedStatus.Held => "held",
        RoutedStatus.Queued => "queued",
        RoutedStatus.Told => "told only",
        RoutedStatus.GivenBack => "given back",
        _ => "closed",
    };
}
