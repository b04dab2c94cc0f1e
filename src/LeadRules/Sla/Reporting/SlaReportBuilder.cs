using System.Runtime.InteropServices;

namespace LeadRules;

/// <summary>
/// Gathers the evaluations of many leads into a report. Keeps eight bytes for each clock that was stopped, and nothing of the
/// leads, so millions are fine. Not safe to share between threads: use one a thread, and <see cref="Add(SlaReportBuilder)"/>.
/// </summary>
public sealed class SlaReportBuilder
{
    private readonly Dictionary<(string Policy, string Target, string? Segment), Tally> _tallies = [];

    /// <summary>Adds the clocks of a lead.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="segment">The segment that the lead counts for, besides all; null for none.</param>
    public void Add(SlaEvaluation evaluation, string? segment = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        foreach (var clock in evaluation.Clocks)
        {
            if (clock.Start is null)
                continue;
            TallyOf(clock, null).Add(clock);
            if (segment is not null)
                TallyOf(clock, segment).Add(clock);
        }
    }

    /// <summary>Adds what another builder has gathered.</summary>
    public void Add(SlaReportBuilder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (key, tally) in other._tallies)
            TallyOf(key).Add(tally);
    }

    /// <summary>Makes the report of what has been added so far.</summary>
    public SlaReport Build() => new([.. _tallies
        .OrderBy(static entry => entry.Key.Policy, StringComparer.Ordinal)
        .ThenBy(static entry => entry.Key.Target, StringComparer.Ordinal)
        .ThenBy(static entry => entry.Key.Segment, StringComparer.Ordinal)
        .Select(static entry => entry.Value.Row(entry.Key.Policy, entry.Key.Target, entry.Key.Segment))]);

    private Tally TallyOf(SlaClock clock, string? segment) => TallyOf((clock.Policy.Name, clock.Target.Name, segment));

    private Tally TallyOf((string Policy, string Target, string? Segment) key) => CollectionsMarshal.GetValueRefOrAddDefault(_tallies, key, out _) ??= new Tally();

    private sealed class Tally
    {
        private readonly Dictionary<SlaState, int> _states = [];
        private readonly List<long> _times = [];
        private int _breached;

        public void Add(SlaClock clock)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_states, clock.State, out _)++;
            if (clock.State is SlaState.Met or SlaState.MetLate)
                _times.Add((clock.End!.Value - clock.Start!.Value).Ticks);
            if (clock.BreachedAt is not null)
                _breached++;
        }

        public void Add(Tally other)
        {
            foreach (var (state, count) in other._states)
                CollectionsMarshal.GetValueRefOrAddDefault(_states, state, out _) += count;
            _times.AddRange(other._times);
            _breached += other._breached;
        }

        public SlaReportRow Row(string policy, string target, string? segment)
        {
            var sorted = _times.ToArray();
            Array.Sort(sorted);
            return new SlaReportRow(policy, target, segment, new Dictionary<SlaState, int>(_states), sorted, _breached);
        }
    }
}
