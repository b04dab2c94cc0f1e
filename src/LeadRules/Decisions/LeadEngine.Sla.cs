using LeadRules.Conditions.Compiled;
using LeadRules.Sla;

namespace LeadRules;

public sealed partial class LeadEngine : IScoreSource
{
    int IScoreSource.ScoreCount => _inOrder.Length;

    int IScoreSource.SlotCount => _slotCount;

    FindingMemory? IScoreSource.NewFindings() => NewFindings();

    /// <summary>
    /// Evaluates the service-level agreements of the rule book for a lead: every clock that its activities have started, where
    /// it stands, when it is due, and what the host should have done.
    /// </summary>
    /// <remarks>
    /// A pure function: nothing has to be kept between two evaluations, and any instant of the past can be evaluated again.
    /// Conditions are asked at the instants that they are about (an agreement's at the start of its clock, a step's at its
    /// point), so what once was true stays so; fields of the lead are taken as they are now.
    /// </remarks>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant; activities after it do not exist yet.</param>
    /// <param name="ownerCalendar">
    /// The calendar of the lead's owner, or null. Calendars count in this order: the target's own, the agreement's, the
    /// owner's, the rule book's. One calendar serves all clocks, those of earlier owners too: where leads change hands between
    /// calendars, name a calendar in the agreement.
    /// </param>
    public SlaEvaluation EvaluateSlas(Lead lead, DateTimeOffset at, BusinessCalendar? ownerCalendar = null)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var facts = new LeadFacts(lead, at.UtcTicks, this);
        var bookCalendar = RuleBook.Calendar is { } name ? Calendars[name] : null;
        return new SlaEvaluator(facts, ownerCalendar, bookCalendar).Evaluate(_slas);
    }

    /// <summary>Whether some agreement says when a disposition may be given.</summary>
    internal bool Guards(string disposition) => _guarded.Contains(disposition);

    void IScoreSource.Fill(ref Evaluation evaluation) => Score(ref evaluation, new ScoreValue[_inOrder.Length], new ulong[_candidateWords]);
}
