using LeadRules.Decisions.Routing;
using LeadRules.Routing;

namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>Whether what is remembered of a lead must be known before it is planned (<see cref="PlanRoute"/>): some route has later steps.</summary>
    public bool RoutesInSteps => Routing.HasSteps;

    /// <summary>The routing of the rule book, ready to decide.</summary>
    internal CompiledRouting Routing { get; }

    /// <summary>
    /// Finds where a lead may go: everything about routing it that depends on the lead, the rule book and the instant alone. What
    /// depends on the state is decided by <see cref="RoutingPlan.Decide"/>. Most hosts use <see cref="LeadRouter"/>, which does both.
    /// </summary>
    /// <remarks>
    /// What inferences derive counts here as everywhere. What they find in reaction to a decision comes with decisions only: pass it on by
    /// <see cref="RoutingRequest.Findings"/>, as <see cref="LeadDesk"/> does.
    /// </remarks>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant of the decision; activities after it do not exist yet, and absences, hours and validity dates are those of it.</param>
    /// <param name="request">What the host adds; null for nothing.</param>
    /// <exception cref="InvalidOperationException">The rule book routes nothing.</exception>
    /// <param name="known">What is remembered of the lead; needed only where <see cref="RoutesInSteps"/>, so that a lead that has come further goes on.</param>
    public RoutingPlan PlanRoute(Lead lead, DateTimeOffset at, RoutingRequest? request = null, RoutedLead? known = null)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (Routing.Definition.Fallback is null)
            throw new InvalidOperationException($"The rule book '{RuleBook.Name}' routes nothing: it has neither routes nor a fallback.");
        request ??= RoutingRequest.Default;
        var facts = new RoutingFacts(lead, at, Zone, _inOrder.Length, _slotCount, NewFindings(), new RoutingFindings(request.Findings));
        if (Routing.NeedsScores)
        {
            var evaluation = facts.Evaluation();
            ((Sla.IScoreSource)this).Fill(ref evaluation);
        }

        return new RoutingPlan(Routing, facts, request, known);
    }
}
