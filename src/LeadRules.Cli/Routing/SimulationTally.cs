using LeadRules.Routing;

namespace LeadRules.Cli.Routing;

/// <summary>Counts during a replay what the store does not remember: how many leads were open at once, how long they waited.</summary>
internal sealed class SimulationTally(LeadEngine engine)
{
    private readonly Dictionary<string, Counts> _reps = engine.Routing.Roster.Reps.Keys.Order(StringComparer.Ordinal).ToDictionary(static rep => rep, static _ => new Counts(), StringComparer.Ordinal);

    public void Add(RoutingDecision decision)
    {
        if (decision is { IsRepeat: false, Lead: { Status: RoutedStatus.Held, Members: { } members } held })
            CountFull(members, held.PassedOver);
        if (decision is not { IsRepeat: false, Rep: { } rep })
            return;
        var counts = _reps[rep];
        counts.Leads++;
        counts.Value += decision.Lead.Value;
        counts.MostOpen = Math.Max(counts.MostOpen, ++counts.Open);
        if (decision.Lead.Pool is not null)
            counts.FromPools++;
        if (decision.Waited is { } waited)
            counts.Waits.Add(waited);
    }

    public void Close(RoutedLead lead)
    {
        if (lead.Rep is { } rep)
            _reps[rep].Open--;
    }

    public SimulationResult Result(IReadOnlyList<RoutedLead> leads, IReadOnlyList<(string Reason, int Leads)> unassigned, int leftOut, IEnumerable<PoolEvent> events)
    {
        foreach (var happened in events.Where(static happened => happened.Kind == PoolEventKind.Picked))
            Share(happened);
        var outcomes = leads.GroupBy(static lead => lead.Status).ToDictionary(static group => group.Key, static group => group.Count());
        return new SimulationResult([.. _reps.Select(static rep => rep.Value.Of(rep.Key))], leads, outcomes, unassigned, leftOut);
    }

    /// <summary>A lead is earned by weight by those who could have received it, those whom a strategy found worse included.</summary>
    private void Share(PoolEvent picked)
    {
        var weights = 0L;
        for (var i = 0; i < picked.PassedOver.Count; i++)
            weights += CouldReceive(picked.PassedOver[i]) ? picked.Members.Weights[i] : 0;
        for (var i = 0; i < picked.PassedOver.Count; i++)
        {
            var counts = _reps[picked.Members.Reps[i]];
            if (CouldReceive(picked.PassedOver[i]))
                counts.Share += (double)picked.Members.Weights[i] / weights;
        }

        CountFull(picked.Members, picked.PassedOver);
    }

    private void CountFull(PoolMembership members, IReadOnlyList<PassedOver> passedOver)
    {
        for (var i = 0; i < passedOver.Count; i++)
        {
            if (passedOver[i] is PassedOver.AtCapacity or PassedOver.QuotaReached or PassedOver.CategoryFull)
                _reps[members.Reps[i]].Full++;
        }
    }

    private static bool CouldReceive(PassedOver passedOver) => passedOver is PassedOver.None or PassedOver.Outranked;

    private sealed class Counts
    {
        public int Leads { get; set; }

        public int FromPools { get; set; }

        public double Share { get; set; }

        public long Value { get; set; }

        public int Open { get; set; }

        public int MostOpen { get; set; }

        public int Full { get; set; }

        public List<TimeSpan> Waits { get; } = [];

        public RepResult Of(string rep)
        {
            Waits.Sort();
            return new RepResult { Rep = rep, Leads = Leads, FromPools = FromPools, Share = Share, Value = Value / 100.0, MedianWait = Waits.Count == 0 ? null : (Waits[(Waits.Count - 1) / 2] + Waits[Waits.Count / 2]) / 2, MostOpen = MostOpen, Full = Full };
        }
    }
}
