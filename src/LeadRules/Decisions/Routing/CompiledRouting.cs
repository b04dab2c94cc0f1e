using LeadRules.Conditions.Compiled;
using LeadRules.Routing.Roster;
using LeadRules.Routing.Routes;
using LeadRules.Routing.Territories;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Routing;

/// <summary>The routing of a rule book, ready to decide.</summary>
/// <param name="Definition">What the rule book says.</param>
/// <param name="Routes">Which route takes a lead.</param>
/// <param name="Territories">Which territory a lead lies in.</param>
/// <param name="Roster">Who can receive it.</param>
/// <param name="Closings">What ends the work on a lead: the activities that end agreements.</param>
/// <param name="Zone">The rule book's time zone, in which days, weeks and months are counted.</param>
internal sealed record CompiledRouting(RoutingDefinition Definition, RouteTable Routes, TerritoryIndex Territories, CompiledRoster Roster, ActivitySet[] Closings, Zone Zone)
{
    /// <summary>Whether any text asks for scores, so that they must be worked out before a lead is planned.</summary>
    public bool NeedsScores => Routes.NeedsScores || Territories.NeedsScores || Roster.NeedsScores;

    /// <summary>Whether any route has later steps, so that what is remembered of a lead must be read before it is planned.</summary>
    public bool HasSteps { get; } = Definition.Routes.Any(static route => route.Then.Count > 0);

    /// <summary>When the work on a lead ended after an instant; null when it has not. No look at scores is needed for that.</summary>
    public DateTimeOffset? ClosedAt(Lead lead, DateTimeOffset after)
    {
        DateTimeOffset? first = null;
        foreach (var closing in Closings)
        {
            foreach (ref readonly var group in closing.GroupsOf(lead.Activities))
            {
                foreach (var activity in group.Items)
                {
                    var evaluation = new Evaluation(lead, activity.Ticks, [], [], []);
                    if (activity.At > after && (first is null || activity.At < first) && closing.Admits(activity, ref evaluation))
                        first = activity.At;
                }
            }
        }

        return first;
    }

    public DateOnly DateAt(DateTimeOffset at) => DateOnly.FromDateTime(Zone.ToLocal(at.UtcTicks));
}
