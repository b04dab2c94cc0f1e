using System.Text;
using LeadRules.Sla;

namespace LeadRules;

/// <summary>Every clock of a lead at an instant: a pure function of the lead's activities, the rule book and the instant. Immutable.</summary>
public sealed class SlaEvaluation
{
    internal SlaEvaluation(LeadFacts facts, List<SlaClock> clocks, long nextVersion)
    {
        Lead = facts.Lead;
        At = new DateTimeOffset(facts.At, TimeSpan.Zero);
        Clocks = clocks.AsReadOnly();
        var next = Math.Min(facts.NextActivity(), nextVersion);
        foreach (var clock in clocks)
            next = Math.Min(next, clock.NextCheck ?? long.MaxValue);
        NextCheckAt = next == long.MaxValue ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }

    /// <summary>The lead.</summary>
    public Lead Lead { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The clocks: agreement by agreement and target by target in the order of the rule book, those of one target in the order of their starts.</summary>
    public IReadOnlyList<SlaClock> Clocks { get; }

    /// <summary>
    /// When to look again: until then nothing changes unless something new happens to the lead. Null when time alone changes
    /// nothing any more.
    /// </summary>
    public DateTimeOffset? NextCheckAt { get; }

    /// <summary>What the host should have done by now, in the order of the instants. The same intents come again at each evaluation, under the same keys.</summary>
    public IReadOnlyList<Intent> Intents =>
        [.. Clocks.SelectMany(static clock => clock.Points).Select(static point => point.Intent).OfType<Intent>().OrderBy(static intent => intent.At)];

    /// <summary>What the host should have done after an instant, in UTC ticks, and by now.</summary>
    internal IEnumerable<Intent> IntentsAfter(long instant)
    {
        if (!Clocks.Any(clock => clock.Points.Count > 0 && clock.Points[^1].At.UtcTicks > instant))
            return [];
        return Intents.Where(intent => intent.At.UtcTicks > instant);
    }

    /// <summary>The latest clock of a target; null when the rule book has no such target.</summary>
    /// <param name="policy">The agreement.</param>
    /// <param name="target">The target.</param>
    public SlaClock? Latest(string policy, string target) =>
        Clocks.LastOrDefault(clock => string.Equals(clock.Policy.Name, policy, StringComparison.Ordinal) && string.Equals(clock.Target.Name, target, StringComparison.Ordinal));

    /// <summary>
    /// Whether a disposition may be given now: not before the touches are made that guard it. The latest clock of a target
    /// counts; one that has not started guards the leads to which its agreement applies now.
    /// </summary>
    /// <param name="disposition">The disposition, such as <c>could-not-reach</c>; compared ordinal.</param>
    public DispositionCheck CheckDisposition(string disposition)
    {
        ArgumentNullException.ThrowIfNull(disposition);
        var reasons = new List<string>();
        var latest = Clocks.GroupBy(static clock => (clock.Policy.Name, clock.Target.Name)).Select(static clocks => clocks.Last());
        foreach (var clock in latest.Where(clock => clock.Guards && clock.Target.Guards.Contains(disposition, StringComparer.Ordinal)))
        {
            if (clock.State == SlaState.NotStarted)
                reasons.Add($"{clock.Policy.Name}.{clock.Target.Name} has not started.");
            foreach (var touch in clock.Touches.Where(static touch => touch.Missing > 0))
                reasons.Add($"{clock.Policy.Name}.{clock.Target.Name}: {touch.Counted} of {touch.Requirement.Count} '{touch.Requirement.Of}'.");
        }

        return new DispositionCheck(disposition, reasons);
    }

    /// <summary>What differs from another evaluation of the same lead: after a rule book was edited, say, what that changes.</summary>
    public IReadOnlyList<SlaChange> ChangesSince(SlaEvaluation earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var before = earlier.Clocks.ToLookup(KeyOf);
        var after = Clocks.ToLookup(KeyOf);
        return [.. before.Select(static clocks => clocks.Key).Union(after.Select(static clocks => clocks.Key))
            .Select(key => new SlaChange(before[key].FirstOrDefault(), after[key].FirstOrDefault()))
            .Where(static change => change.Before?.State != change.After?.State || change.Before?.Due != change.After?.Due || change.Before?.Policy.Version != change.After?.Policy.Version)];

        static (string, string, DateTimeOffset?) KeyOf(SlaClock clock) => (clock.Policy.Name, clock.Target.Name, clock.Start);
    }

    /// <summary>One line for each clock.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var clock in Clocks)
            text.Append(clock).Append('\n');
        return text.ToString();
    }
}

/// <summary>Whether a disposition may be given.</summary>
/// <param name="Disposition">The disposition.</param>
/// <param name="Reasons">Why not; empty when it may.</param>
public sealed record DispositionCheck(string Disposition, IReadOnlyList<string> Reasons)
{
    /// <summary>Why not; empty when it may.</summary>
    public IReadOnlyList<string> Reasons { get; } = EquatableList.Of(Reasons);

    /// <summary>Whether it may be given.</summary>
    public bool IsAllowed => Reasons.Count == 0;
}

/// <summary>What became of a clock between two evaluations.</summary>
/// <param name="Before">The clock in the earlier one; null when it was not there.</param>
/// <param name="After">The clock in the later one; null when it is not there.</param>
public sealed record SlaChange(SlaClock? Before, SlaClock? After);
