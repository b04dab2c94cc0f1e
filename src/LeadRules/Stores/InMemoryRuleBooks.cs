namespace LeadRules.Stores;

/// <summary>Published rule books in the memory of one process, for tests and for hosts that publish at their start. Thread-safe.</summary>
public sealed class InMemoryRuleBooks : IRuleBookStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<StoredRuleBook>> _byName = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<StoredRuleBook?> CurrentAsync(string book, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        lock (_gate)
            return new(_byName.TryGetValue(book, out var versions) ? versions[^1] : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRuleBook>> HistoryAsync(string book, int max, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        lock (_gate)
            return new(_byName.TryGetValue(book, out var versions) ? EquatableList.Of<StoredRuleBook>([.. Enumerable.Reverse(versions).Take(max)]) : []);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> BooksAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return new(EquatableList.Of<string>([.. _byName.Keys]));
    }

    /// <inheritdoc/>
    public ValueTask<StoredRuleBook?> PublishAsync(string book, string json, DateTimeOffset at, string? by, long? after, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(book.Length, 200, nameof(book));
        ArgumentNullException.ThrowIfNull(json);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<StoredRuleBook?>(cancellationToken);
        lock (_gate)
        {
            var current = _byName.TryGetValue(book, out var versions) ? versions[^1].Revision : 0;
            if (after is not null && after != current)
                return new((StoredRuleBook?)null);
            if (versions is null)
                _byName.Add(book, versions = []);
            versions.Add(new StoredRuleBook(book, current + 1, json, at, by));
            return new(versions[^1]);
        }
    }
}
