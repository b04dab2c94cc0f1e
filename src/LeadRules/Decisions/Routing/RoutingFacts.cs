using LeadRules.Conditions.Compiled;

namespace LeadRules.Decisions.Routing;

/// <summary>One lead at one instant as routing asks about it: its scores are worked out once, and what several conditions share is remembered.</summary>
internal sealed class RoutingFacts(Lead lead, DateTimeOffset at, Zone zone, int scoreCount, int slotCount, FindingMemory? inferred, RoutingFindings found)
{
    private readonly double[] _scores = new double[scoreCount];
    private readonly double[] _memo = new double[slotCount];
    private readonly ulong[] _known = new ulong[(slotCount + 63) >> 6];

    public Lead Lead => lead;

    public DateTimeOffset At => at;

    /// <summary>What an inference found about routing the lead.</summary>
    public RoutingFindings Found => found;

    /// <summary>An instant as the rule book's time zone shows it.</summary>
    public string Local(DateTimeOffset instant) =>
        InstantText.FormatLocal(instant.ToOffset(new TimeSpan(zone.ToLocal(instant.UtcTicks).Ticks - instant.UtcTicks)));

    public Evaluation Evaluation() => new(lead, at.UtcTicks, _scores, _memo, _known, inferred);
}
