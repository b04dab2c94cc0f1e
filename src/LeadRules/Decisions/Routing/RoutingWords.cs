using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Routing;

/// <summary>Decisions of routing in words, for causes of intents and for explanations.</summary>
internal static class RoutingWords
{
    /// <summary>Why a lead went where it went.</summary>
    public static string Cause(Attempt attempt, RoutedLead routed)
    {
        var by = attempt.Route is { } route ? $"route '{route.Id}'" : "the fallback";
        var step = attempt.Step > 0 ? FormattableString.Invariant($", step {attempt.Step + 1}") : "";
        var territory = attempt.Territory is { } id ? $", territory '{id}'" : "";
        return routed.Status switch
        {
            RoutedStatus.Assigned => $"{by}{step}{territory} gave the lead to '{routed.Rep}'{From(attempt)}",
            RoutedStatus.Held => $"{by}{step}{territory}: nobody can receive the lead{(routed.Pool is null ? "" : $" in pool '{routed.Pool}'")}",
            RoutedStatus.Queued => $"{by}{step}{territory} sent the lead to queue '{routed.Queue}'",
            _ => $"{by}{step} tells people only",
        };
    }

    private static string From(Attempt attempt) => attempt switch
    {
        { Pool: { } pool } => $" of pool '{pool.Definition.Id}'",
        { FoundBy: { } by } => $", found as owner by {EnumWords<OwnerMatch>.Of(by)}",
        { To.Kind: DestinationKind.Dispatcher } => " to pass it on",
        _ => "",
    };
}
