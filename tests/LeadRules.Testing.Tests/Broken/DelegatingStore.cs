using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Tests.Broken;

/// <summary>A sound store, of which others spoil one thing.</summary>
internal class DelegatingStore : ILeadStateStore, IOutbox, IDecisionLog
{
    protected InMemoryRoutingStore Sound { get; } = new();

    public virtual ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default) => Sound.CommitAsync(scope, decide, cancellationToken);

    public ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken = default) => Sound.FindAsync(key, cancellationToken);

    public ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken = default) => Sound.LeadsAsync(filter, cancellationToken);

    public ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken = default) => Sound.PoolAsync(pool, cancellationToken);

    public ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken = default) => Sound.RepAsync(rep, cancellationToken);

    public ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken = default) => Sound.EventsAsync(pool, afterVersion, max, cancellationToken);

    public virtual ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken = default) => Sound.PendingAsync(max, cancellationToken);

    public ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => Sound.SettleAsync(numbers, cancellationToken);

    public ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken = default) => Sound.FindStateAsync(lead, cancellationToken);

    public ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) => Sound.DueAsync(at, max, cancellationToken);

    public virtual ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken = default) => Sound.LeaseAsync(holder, at, until, cancellationToken);

    public virtual ValueTask ReleaseAsync(string holder, CancellationToken cancellationToken = default) => Sound.ReleaseAsync(holder, cancellationToken);

    public virtual ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) => Sound.DueIntentsAsync(at, max, cancellationToken);

    public virtual ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default) => Sound.ReportAsync(reports, cancellationToken);

    public virtual ValueTask<IReadOnlyList<OutboxIntent>> SetAsideIntentsAsync(int max, CancellationToken cancellationToken = default) => Sound.SetAsideIntentsAsync(max, cancellationToken);

    public virtual ValueTask<bool> ReviveIntentAsync(long number, CancellationToken cancellationToken = default) => Sound.ReviveIntentAsync(number, cancellationToken);

    public virtual ValueTask<int> ForgetSettledAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => Sound.ForgetSettledAsync(before, cancellationToken);

    public virtual ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken = default) => Sound.DecisionsAsync(filter, cancellationToken);

    public virtual ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => Sound.ForgetDecisionsAsync(before, cancellationToken);
}
