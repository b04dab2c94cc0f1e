using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Routing;

/// <summary>What the host should do about a decision: give the lead to its receiver, and what the route asks for besides.</summary>
internal static class RoutingIntents
{
    /// <summary>In actions, whoever has the lead.</summary>
    public const string Owner = "owner";

    private static readonly ActionDefinition[] Usual = [new(IntentKind.Notify, Owner, About: null, When: null)];

    /// <summary>The intents of a decision, each with a key that the same decision always gives.</summary>
    /// <param name="routed">The lead as it is from now on.</param>
    /// <param name="formerOwner">Who had it; or null.</param>
    /// <param name="asked">What the route asks for besides; null for the usual.</param>
    /// <param name="cause">Why, in words.</param>
    public static IReadOnlyList<Intent> Of(RoutedLead routed, string? formerOwner, IReadOnlyList<ActionDefinition>? asked, string cause)
    {
        List<Intent> intents = [];
        if (routed.Status == RoutedStatus.Held)
            return intents;
        if (routed.Rep is { } rep && rep != formerOwner)
            Add(formerOwner is null ? IntentKind.Assign : IntentKind.Reassign, rep, about: null);
        if (routed.Queue is { } queue)
            Add(IntentKind.Enqueue, queue, about: null);
        foreach (var action in asked ?? (routed.Rep is null ? [] : Usual))
        {
            var to = action.To == Owner ? routed.Rep ?? formerOwner : action.To;
            if (to is not null || action.To is null)
                Add(action.Do, to, action.About, action.Name);
        }

        return intents;

        void Add(IntentKind kind, string? to, string? about, string? name = null) =>
            intents.Add(new Intent(kind, to, FormattableString.Invariant($"route/{routed.Key}/{routed.Revision}/{intents.Count}"), cause, routed.At, About: about, Name: name));
    }

    /// <summary>The intents of a lead that went from hand to hand by somebody's decision.</summary>
    public static IReadOnlyList<Intent> OfHandover(RoutedLead routed, string? formerOwner, string cause) =>
        Of(routed, formerOwner, asked: null, cause);
}
