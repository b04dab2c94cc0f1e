using LeadRules.Stores;

namespace LeadRules.Testing.Tests.Broken;

/// <summary>Gives all that waits, whatever its next try.</summary>
internal sealed class OutboxWithoutNextTry : DelegatingStore
{
    public override ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) => PendingAsync(max, cancellationToken);
}

/// <summary>Gives what is due, though something of the same lead before it is not.</summary>
internal sealed class OutboxWithoutOrder : DelegatingStore
{
    public override async ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) =>
        [.. (await PendingAsync(int.MaxValue, cancellationToken)).Where(intent => intent.NextTry is null || intent.NextTry <= at).Take(max)];
}

/// <summary>Gives first what was tried least.</summary>
internal sealed class OutboxByAttempts : DelegatingStore
{
    public override async ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) =>
        [.. (await base.DueIntentsAsync(at, int.MaxValue, cancellationToken)).OrderBy(static intent => intent.Attempts).ThenBy(static intent => intent.Lead, StringComparer.Ordinal).Take(max)];
}

/// <summary>Loses what is set aside.</summary>
internal sealed class OutboxThatLosesWhatIsSetAside : DelegatingStore
{
    public override ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default) =>
        base.ReportAsync([.. reports.Select(static report => report.Outcome == IntentOutcome.SetAside ? IntentReport.Settled(report.Number) : report)], cancellationToken);
}

/// <summary>Takes no report when one of the same call is about something that does not wait.</summary>
internal sealed class OutboxThatTakesAllReportsOrNone : DelegatingStore
{
    public override async ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default)
    {
        var waiting = (await PendingAsync(int.MaxValue, cancellationToken)).Select(static intent => intent.Number).ToHashSet();
        if (reports.All(report => waiting.Contains(report.Number)))
            await base.ReportAsync(reports, cancellationToken);
    }
}

/// <summary>Forgets settled intents at once.</summary>
internal sealed class OutboxThatForgets : DelegatingStore
{
    public override async ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default)
    {
        await base.ReportAsync(reports, cancellationToken);
        await base.ForgetSettledAsync(DateTimeOffset.MaxValue, cancellationToken);
    }
}

/// <summary>Gives everybody the right to dispatch.</summary>
internal sealed class OutboxForEverybody : DelegatingStore
{
    public override ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken = default) => new(true);
}

/// <summary>Lets nobody have the right for a second time.</summary>
internal sealed class OutboxWithoutRenewal : DelegatingStore
{
    private int _asked;

    public override ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        base.LeaseAsync($"{holder} {Interlocked.Increment(ref _asked)}", at, until, cancellationToken);
}

/// <summary>Keeps no leads with its intents.</summary>
internal sealed class OutboxWithoutLeads : DelegatingStore
{
    public override async ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) =>
        [.. (await base.DueIntentsAsync(at, max, cancellationToken)).Select(static intent => intent with { Lead = null })];
}

/// <summary>Records before the change is checked.</summary>
internal sealed class LogBefore : DelegatingStore
{
    private readonly List<DecisionRecord> _records = [];

    public override ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default) =>
        Sound.CommitAsync(
            scope,
            state =>
            {
                var commit = decide(state);
                lock (_records)
                    _records.AddRange(commit.Change?.Records ?? []);
                return commit;
            },
            cancellationToken);

    public override ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken = default)
    {
        lock (_records)
            return new([.. _records.Where(filter.Admits).Take(filter.Max)]);
    }
}

/// <summary>Forgets everything that is old, whatever was asked.</summary>
internal sealed class LogThatForgetsAll : DelegatingStore
{
    public override ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => base.ForgetDecisionsAsync(DateTimeOffset.MaxValue, cancellationToken);
}
