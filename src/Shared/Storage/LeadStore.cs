using LeadRules.Routing;
using LeadRules.Stores;

#if SQLITE
namespace LeadRules.Storage.Sqlite;

public sealed partial class SqliteLeadStore
#else
namespace LeadRules.Storage.PostgreSql;

public sealed partial class PostgreSqlLeadStore
#endif
    : ILeadStateStore, IOutbox, IDecisionLog, IRuleBookStore, IAsyncDisposable
{
    private int _isDisposed;

    /// <inheritdoc/>
    public ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default) => _lines.CommitAsync(scope, decide, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken = default) => _queries.FindAsync(key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken = default) => _queries.LeadsAsync(filter, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken = default) => _queries.FindStateAsync(lead, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) => _queries.DueAsync(at, max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken = default) => _queries.PoolAsync(pool, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken = default) => _queries.RepAsync(rep, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken = default) => _queries.EventsAsync(pool, afterVersion, max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken = default) => _queries.PendingAsync(max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => _queries.SettleAsync(numbers, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken = default) => _queries.LeaseAsync(holder, at, until, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string holder, CancellationToken cancellationToken = default) => _queries.ReleaseAsync(holder, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) => _queries.DueIntentsAsync(at, max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default) => _queries.ReportAsync(reports, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxIntent>> SetAsideIntentsAsync(int max, CancellationToken cancellationToken = default) => _queries.SetAsideIntentsAsync(max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ReviveIntentAsync(long number, CancellationToken cancellationToken = default) => _queries.ReviveIntentAsync(number, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> ForgetSettledAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => _queries.ForgetSettledAsync(before, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken = default) => _queries.DecisionsAsync(filter, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => _queries.ForgetDecisionsAsync(before, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredRuleBook?> CurrentAsync(string book, CancellationToken cancellationToken = default) => _queries.CurrentAsync(book, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRuleBook>> HistoryAsync(string book, int max, CancellationToken cancellationToken = default) => _queries.HistoryAsync(book, max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> BooksAsync(CancellationToken cancellationToken = default) => _queries.BooksAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredRuleBook?> PublishAsync(string book, string json, DateTimeOffset at, string? by, long? after, CancellationToken cancellationToken = default) =>
        _queries.PublishAsync(book, json, at, by, after, cancellationToken);

    /// <summary>Takes no more calls, decides those that wait, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _queries.Close();
        try
        {
            await _lines.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _database.DisposeAsync().ConfigureAwait(false);
        }
    }
}
