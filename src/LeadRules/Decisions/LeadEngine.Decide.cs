using LeadRules.Decisions.Deciding;

namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>
    /// Decides everything about a lead: its scores, segments, classes and stage, its clocks, whether it is to be routed, and
    /// what the host should do. A pure function of what is given.
    /// </summary>
    /// <remarks>
    /// <para>Activities are taken into account at their own instants, one after the other, however many came since the last
    /// decision; what time alone did between them is noted at the instant at which it did. So it makes no difference whether
    /// they come one at a time or all at once. Where one comes late, what followed it is worked out again; what clocks asked
    /// for since may be told again, under the same keys.</para>
    /// <para>Fields of the lead have no history: they are taken as they are now.</para>
    /// </remarks>
    /// <param name="lead">The lead, with all its activities.</param>
    /// <param name="state">What the decision before left; <see cref="LeadState.New"/> for a lead that was never decided.</param>
    /// <param name="at">The instant; activities after it do not exist yet. One before that of the state counts as that: a lead never goes back.</param>
    /// <param name="request">What the host adds; null for nothing.</param>
    /// <exception cref="ArgumentException">The state is that of another lead.</exception>
    public LeadDecision Decide(Lead lead, LeadState state, DateTimeOffset at, DecisionRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(state);
        if (!string.Equals(lead.Id, state.Lead, StringComparison.Ordinal))
            throw new ArgumentException($"The state is that of the lead '{state.Lead}', not of '{lead.Id}'.", nameof(state));
        request ??= DecisionRequest.Default;
        var variant = Variants.Of(this, state);
        var fold = new LeadFold(variant.Engine, lead, state with { Variant = variant.Name }, at, request);
        return new LeadDecision(variant.Engine, lead, state, fold, request);
    }

    /// <summary>
    /// Decides many leads anew, after the rule book was changed say, and gives those alone for which something is noted or told.
    /// Reads the leads once, one at a time.
    /// </summary>
    /// <param name="leads">The leads, each with its state.</param>
    /// <param name="at">The instant.</param>
    /// <param name="request">What the host adds; <see cref="DecisionRequest.Quiet"/> to tell the host nothing.</param>
    public IEnumerable<LeadDecision> Redecide(IEnumerable<(Lead Lead, LeadState State)> leads, DateTimeOffset at, DecisionRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(leads);
        return leads.Select(entry => Decide(entry.Lead, entry.State, at, request)).Where(static decision => decision.HasChanges);
    }
}
