using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>The log of decisions, and the rule books that were published.</summary>
internal sealed partial class StoreQueries
{
    private readonly string _decisions = $"{database.Prefix}decisions";
    private readonly string _books = $"{database.Prefix}rule_books";

    public async ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await ReadAsync(
            (connection, stop) =>
            {
                var where = new Conditions(connection.Command(""));
                where.Add(filter.Lead, "lead = @lead", "lead");
                where.Add(filter.From?.UtcTicks, "at >= @since", "since");
                where.Add(filter.To?.UtcTicks, "at < @before", "before");
                return where.Command($"SELECT {Rows.OfRecord} FROM {_decisions}", filter.LatestFirst ? "ORDER BY number DESC LIMIT @max" : "ORDER BY number LIMIT @max").With("max", (long)filter.Max).ListAsync(Rows.Record, stop);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await ForgetAsync(_decisions, "at < @before", before, cancellationToken).ConfigureAwait(false);

    public async ValueTask<StoredRuleBook?> CurrentAsync(string book, CancellationToken cancellationToken) =>
        await HistoryAsync(book, 1, cancellationToken).ConfigureAwait(false) is [var current, ..] ? current : null;

    public async ValueTask<IReadOnlyList<StoredRuleBook>> HistoryAsync(string book, int max, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return await ReadAsync((connection, stop) => Published(connection, book, max).ListAsync(Rows.RuleBook, stop), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<string>> BooksAsync(CancellationToken cancellationToken) =>
        await ReadAsync((connection, stop) => connection.Command($"SELECT DISTINCT book FROM {_books} ORDER BY book").ListAsync(static row => row.GetString(0), stop), cancellationToken).ConfigureAwait(false);

    public async ValueTask<StoredRuleBook?> PublishAsync(string book, string json, DateTimeOffset at, string? by, long? after, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(book.Length, 200, nameof(book));
        ArgumentNullException.ThrowIfNull(json);

        // What the last try would have published: where it is there, in force or not, that try was kept and its reply was lost.
        StoredRuleBook? tried = null;
        return await WriteAsync(
            async (connection, stop) =>
            {
                if (tried is not null && tried == await OfRevision(connection, book, tried.Revision).FirstAsync(Rows.RuleBook, stop).ConfigureAwait(false))
                    return tried;
                var current = await Published(connection, book, 1).FirstAsync(Rows.RuleBook, stop).ConfigureAwait(false);
                var revision = current?.Revision ?? 0;
                if (after is not null && after != revision)
                    return null;

                // Of two who publish at the same time the primary key lets one through, and the other looks again.
                tried = new StoredRuleBook(book, revision + 1, json, at, by);
                await connection.Command($"INSERT INTO {_books} ({Rows.OfRuleBook}) VALUES (@book, @revision, @json, @at, @by)")
                    .With("book", book).With("revision", tried.Revision).With("json", json).With("at", at).With("by", by).RunAsync(stop).ConfigureAwait(false);
                return tried;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private System.Data.Common.DbCommand OfRevision(System.Data.Common.DbConnection connection, string book, long revision) =>
        connection.Command($"SELECT {Rows.OfRuleBook} FROM {_books} WHERE book = @book AND revision = @revision").With("book", book).With("revision", revision);

    private System.Data.Common.DbCommand Published(System.Data.Common.DbConnection connection, string book, int max) =>
        connection.Command($"SELECT {Rows.OfRuleBook} FROM {_books} WHERE book = @book ORDER BY revision DESC LIMIT @max").With("book", book).With("max", (long)max);
}
