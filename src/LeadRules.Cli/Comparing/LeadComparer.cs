namespace LeadRules.Cli.Comparing;

/// <summary>Decides a lead that is new by two rule books, and says what is different. What only one of them has is theirs to tell, not the leads'.</summary>
internal sealed class LeadComparer(LeadEngine before, LeadEngine after, DateTimeOffset at)
{
    private const string None = "(none)";

    public IReadOnlyList<LeadShift> Compare(Lead lead)
    {
        var (was, now) = (before.Decide(lead, LeadState.New(lead.Id), at), after.Decide(lead, LeadState.New(lead.Id), at));
        return [.. Bands(was, now), .. Segments(was, now), .. Classes(was, now), .. Stage(was, now), .. Receiver(was, now), .. Due(was, now)];
    }

    private static IEnumerable<LeadShift> Bands(LeadDecision was, LeadDecision now) => Common(was, now, static book => book.Bands.Select(static bands => bands.Name))
        .Select(bands => (bands, Was: was.Scores.Band(bands) ?? None, Now: now.Scores.Band(bands) ?? None))
        .Where(static band => band.Was != band.Now)
        .Select(static band => LeadShift.Of(ShiftKind.Bands, band.bands, band.Was, band.Now));

    private static IEnumerable<LeadShift> Segments(LeadDecision was, LeadDecision now) =>
        now.Segments.Except(was.Segments, StringComparer.Ordinal).Select(static name => new LeadShift(ShiftKind.Segment, name, "entered", "out", "in"))
            .Concat(was.Segments.Except(now.Segments, StringComparer.Ordinal).Select(static name => new LeadShift(ShiftKind.Segment, name, "left", "in", "out")));

    private static IEnumerable<LeadShift> Classes(LeadDecision was, LeadDecision now) => was.Classes.Keys.Where(now.Classes.ContainsKey)
        .Select(set => (set, Was: was.Classes[set] ?? None, Now: now.Classes[set] ?? None))
        .Where(static item => item.Was != item.Now)
        .Select(static item => LeadShift.Of(ShiftKind.Class, item.set, item.Was, item.Now));

    private static IEnumerable<LeadShift> Stage(LeadDecision was, LeadDecision now)
    {
        if (was.Stage is { } stage && now.Stage is { } other && stage != other)
            yield return LeadShift.Of(ShiftKind.Stage, null, stage, other);
    }

    private static IEnumerable<LeadShift> Receiver(LeadDecision was, LeadDecision now)
    {
        if (was.RuleBook.Routing.Fallback is null || now.RuleBook.Routing.Fallback is null)
            yield break;
        var (receiver, other) = (ReceiverFinder.Of(was), ReceiverFinder.Of(now));
        if (receiver != other)
            yield return LeadShift.Of(ShiftKind.Receiver, null, receiver, other);
    }

    private static IEnumerable<LeadShift> Due(LeadDecision was, LeadDecision now)
    {
        foreach (var (policy, target) in Common(was, now, static book => book.Slas.SelectMany(static sla => sla.Versions.SelectMany(version => version.Targets.Select(target => (sla.Name, target.Name)))).Distinct()))
        {
            var (clock, other) = (was.Slas.Latest(policy, target), now.Slas.Latest(policy, target));
            if (clock?.Due == other?.Due && clock is null == other is null)
                continue;
            var change = clock is null ? "started" : other is null ? "gone" : (other.Due ?? DateTimeOffset.MaxValue) < (clock.Due ?? DateTimeOffset.MaxValue) ? "earlier" : "later";
            yield return new LeadShift(ShiftKind.Due, $"{policy}.{target}", change, Text(clock), Text(other));
        }

        static string Text(SlaClock? clock) => clock is null ? None : clock.Due is { } due ? InstantText.Format(due) : "never";
    }

    private static IEnumerable<T> Common<T>(LeadDecision was, LeadDecision now, Func<RuleBook, IEnumerable<T>> names) => names(was.RuleBook).Intersect(names(now.RuleBook));
}
