using System.Globalization;
using LeadRules.Stores;

namespace LeadRules.Testing;

/// <summary>The laws of stores that keep published rule books (<see cref="IRuleBookStore"/>).</summary>
public static class RuleBookStoreConformance
{
    private const int Workers = 8;
    private static readonly DateTimeOffset Monday = Desk.Monday.AddTicks(1);

    /// <summary>Tries all laws on a new store.</summary>
    /// <param name="store">A store in which nothing was published.</param>
    /// <param name="another">Another store object over the same data, as another app server would have one; or the same one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConformanceException">The store breaks a law.</exception>
    public static async Task RunAsync(IRuleBookStore store, IRuleBookStore another, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(another);
        await NothingAsync(store, cancellationToken).ConfigureAwait(false);
        await PublishedAsync(store, another, cancellationToken).ConfigureAwait(false);
        await FasterAsync(store, another, cancellationToken).ConfigureAwait(false);
        await CrowdAsync(store, another, cancellationToken).ConfigureAwait(false);
    }

    private static async Task NothingAsync(IRuleBookStore store, CancellationToken cancellationToken)
    {
        const string Law = "A store in which nothing was published has no books.";
        Expect(Law, "CurrentAsync", null, await store.CurrentAsync("acme", cancellationToken).ConfigureAwait(false));
        Expect(Law, "how many HistoryAsync gives", 0, (await store.HistoryAsync("acme", 100, cancellationToken).ConfigureAwait(false)).Count);
        Expect(Law, "how many BooksAsync gives", 0, (await store.BooksAsync(cancellationToken).ConfigureAwait(false)).Count);
    }

    private static async Task PublishedAsync(IRuleBookStore store, IRuleBookStore another, CancellationToken cancellationToken)
    {
        const string Law = "What is published is in force from then on, for everybody, and what was in force before stays in the history.";
        var first = await store.PublishAsync("acme", """{ "name": "Łódź 'q'" }""", Monday, "ana", 0, cancellationToken).ConfigureAwait(false);
        Expect(Law, "the first revision", new StoredRuleBook("acme", 1, """{ "name": "Łódź 'q'" }""", Monday, "ana"), first);
        Expect(Law, "CurrentAsync of another server", first, await another.CurrentAsync("acme", cancellationToken).ConfigureAwait(false));
        var second = await another.PublishAsync("acme", "{}", Monday, null, 1, cancellationToken).ConfigureAwait(false);
        Expect(Law, "the second revision", new StoredRuleBook("acme", 2, "{}", Monday, null), second);
        Expect(Law, "CurrentAsync", second, await store.CurrentAsync("acme", cancellationToken).ConfigureAwait(false));
        Expect(Law, "the history", [second, first], await store.HistoryAsync("acme", 100, cancellationToken).ConfigureAwait(false));
        Expect(Law, "the history, one at most", [second], await store.HistoryAsync("acme", 1, cancellationToken).ConfigureAwait(false));
        await store.PublishAsync("Zeta", "{}", Monday, null, null, cancellationToken).ConfigureAwait(false);
        Expect(Law, "CurrentAsync of a name in other letters", null, await store.CurrentAsync("zeta", cancellationToken).ConfigureAwait(false));
        Expect(Law, "the books in ordinal order", ["Zeta", "acme"], await store.BooksAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task FasterAsync(IRuleBookStore store, IRuleBookStore another, CancellationToken cancellationToken)
    {
        const string Law = "Who publishes after a revision that is not in force any more changes nothing and is told.";
        foreach (var stale in new long[] { 0, 1, 3 })
            Expect(Law, "PublishAsync after a revision that is not in force", null, await another.PublishAsync("acme", "stale", Monday, null, stale, cancellationToken).ConfigureAwait(false));
        Expect(Law, "CurrentAsync", 2L, (await store.CurrentAsync("acme", cancellationToken).ConfigureAwait(false))?.Revision);
        Expect(Law, "PublishAsync after whatever is in force", 3L, (await store.PublishAsync("acme", "{}", Monday, null, null, cancellationToken).ConfigureAwait(false))?.Revision);
    }

    private static async Task CrowdAsync(IRuleBookStore store, IRuleBookStore another, CancellationToken cancellationToken)
    {
        const string Law = "When all publish at the same time after the same revision, one of them succeeds.";
        var tasks = Enumerable.Range(0, Workers).Select(worker => Task.Run(() => (worker % 2 == 0 ? store : another).PublishAsync("crowd", $"by {worker}", Monday, null, 0, cancellationToken).AsTask(), cancellationToken));
        var results = await Task.WhenAll(tasks).ConfigureAwait(false);
        Expect(Law, "how many succeeded", 1, results.Count(static result => result is not null));
        Expect(Law, "what is in force", results.Single(static result => result is not null), await another.CurrentAsync("crowd", cancellationToken).ConfigureAwait(false));
    }

    private static void Expect<T>(string law, string what, IReadOnlyList<T> expected, IReadOnlyList<T> seen)
    {
        if (!expected.SequenceEqual(seen))
            throw new ConformanceException(law, what, string.Join(", ", expected), string.Join(", ", seen));
    }

    private static void Expect<T>(string law, string what, T expected, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
            throw new ConformanceException(law, what, Show(expected), Show(seen));
    }

    private static string Show<T>(T value) => value is null ? "nothing" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
