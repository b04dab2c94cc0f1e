using System.Globalization;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>The outbox.</summary>
internal sealed partial class StoreQueries
{
    /// <summary>So many go into one statement: both databases bound the parameters of one.</summary>
    private const int MostInStatement = 100;

    private readonly string _outbox = $"{database.Prefix}outbox";
    private readonly string _lease = $"{database.Prefix}lease";

    public async ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken) => await IntentsAsync(Rows.Waiting, max, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<OutboxIntent>> SetAsideIntentsAsync(int max, CancellationToken cancellationToken) => await IntentsAsync(Rows.SetAside, max, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return await ReadAsync(
            (connection, stop) => connection.Command($"""
                SELECT {Rows.OfIntent} FROM {_outbox} AS due
                WHERE status = {Rows.Waiting} AND (next_try IS NULL OR next_try <= @at)
                AND NOT EXISTS (SELECT 1 FROM {_outbox} AS later WHERE later.status = {Rows.Waiting} AND later.next_try > @at AND later.lead = due.lead AND later.number < due.number)
                ORDER BY number LIMIT @max
                """).With("at", at).With("max", (long)max).ListAsync(Rows.Intent, stop),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count == 0)
            return;
        await WriteAsync(
            async (connection, stop) =>
            {
                foreach (var some in numbers.Distinct().Order().Chunk(MostInStatement))
                {
                    var command = connection.Command($"UPDATE {_outbox} SET status = {Rows.Settled} WHERE status <> {Rows.Settled} AND number IN ({Names(some.Length)})");
                    for (var i = 0; i < some.Length; i++)
                        command.With(Name(i), some[i]);
                    await command.RunAsync(stop).ConfigureAwait(false);
                }

                return 0;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        return await WriteAsync(
            (connection, stop) => connection.Command($"""
                INSERT INTO {_lease} AS held (id, holder, until) VALUES (1, @holder, @until)
                ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE held.holder = excluded.holder OR held.until <= @at
                """).With("holder", holder).With("until", until).With("at", at).RunAsync(stop),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async ValueTask ReleaseAsync(string holder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        await WriteAsync((connection, stop) => connection.Command($"DELETE FROM {_lease} WHERE holder = @holder").With("holder", holder).RunAsync(stop), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (reports.Count == 0)
            return;

        // How often each was tried before, as the first try read it: when that try was kept and only its reply was lost, the next one must not count it again.
        Dictionary<long, int>? first = null;
        await WriteAsync(
            async (connection, stop) =>
            {
                Dictionary<long, int> waiting = [];
                foreach (var some in reports.Select(static report => report.Number).Distinct().Order().Chunk(MostInStatement))
                {
                    var command = connection.Command($"SELECT number, attempts FROM {_outbox} WHERE status = {Rows.Waiting} AND number IN ({Names(some.Length)}) ORDER BY number{database.ForUpdate}");
                    for (var i = 0; i < some.Length; i++)
                        command.With(Name(i), some[i]);
                    foreach (var (number, count) in await command.ListAsync(static row => (row.GetInt64(0), row.GetInt32(1)), stop).ConfigureAwait(false))
                        waiting.Add(number, count);
                }

                first ??= new Dictionary<long, int>(waiting);
                foreach (var number in waiting.Where(now => first.GetValueOrDefault(now.Key, now.Value) != now.Value).Select(static now => now.Key).ToList())
                    waiting.Remove(number);
                foreach (var report in reports)
                {
                    if (!waiting.ContainsKey(report.Number))
                        continue;
                    await Report(report).RunAsync(stop).ConfigureAwait(false);
                    if (report.Outcome != IntentOutcome.Failed)
                        waiting.Remove(report.Number);
                }

                return 0;

                System.Data.Common.DbCommand Report(IntentReport report) => report.Outcome == IntentOutcome.Settled
                    ? connection.Command($"UPDATE {_outbox} SET status = {Rows.Settled} WHERE number = @number").With("number", report.Number)
                    : connection.Command($"UPDATE {_outbox} SET status = {(report.Outcome == IntentOutcome.SetAside ? Rows.SetAside : Rows.Waiting)}, attempts = attempts + 1, next_try = @next, problem = @problem WHERE number = @number")
                        .With("number", report.Number).With("next", report.NextTry).With("problem", report.Problem);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> ReviveIntentAsync(long number, CancellationToken cancellationToken) =>
        await WriteAsync(
            (connection, stop) => connection.Command($"UPDATE {_outbox} SET status = {Rows.Waiting}, attempts = 0, next_try = NULL, problem = NULL WHERE number = @number AND status = {Rows.SetAside}")
                .With("number", number).RunAsync(stop),
            cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<int> ForgetSettledAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await ForgetAsync(_outbox, $"status = {Rows.Settled} AND at < @before", before, cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<OutboxIntent>> IntentsAsync(int status, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return await ReadAsync(
            (connection, stop) => connection.Command(string.Create(CultureInfo.InvariantCulture, $"SELECT {Rows.OfIntent} FROM {_outbox} WHERE status = {status} ORDER BY number LIMIT @max")).With("max", (long)max).ListAsync(Rows.Intent, stop),
            cancellationToken).ConfigureAwait(false);
    }

    private static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(static i => $"@{Name(i)}"));

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"n{i}");
}
