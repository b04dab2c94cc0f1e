using System.Globalization;
using LeadRules.Stores;

namespace LeadRules.Testing;

/// <summary>One run of a case: its stores, its workers, and how it finds fault.</summary>
internal sealed class Trial(RoutingStoreCase law, IReadOnlyList<IRoutingStore> stores, CancellationToken cancellationToken)
{
    public const int Workers = 8;

    public IRoutingStore Store => stores[0];

    /// <summary>The store, which keeps the states of leads as well.</summary>
    public ILeadStateStore States => StatesOf(Store);

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>The store of a worker: its own where there are several over the same data.</summary>
    public IRoutingStore StoreOf(int worker) => stores[worker % stores.Count];

    public ILeadStateStore StatesOf(IRoutingStore store) => store as ILeadStateStore ?? throw Fault("what the store is", $"an {nameof(ILeadStateStore)}", store.GetType().Name);

    /// <summary>Lets all workers work at the same time, each on a thread of its own until it first waits.</summary>
    public async Task TogetherAsync(Func<int, IRoutingStore, Task> work)
    {
        using var start = new ManualResetEventSlim();
        var tasks = Enumerable.Range(0, Workers).Select(worker => Task.Factory.StartNew(
            () =>
            {
                start.Wait(cancellationToken);
                return work(worker, StoreOf(worker));
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()).ToArray();
        start.Set();
        await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    public void Expect<T>(string what, T expected, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
        {
            var looksEqual = Show(expected) == Show(seen);
            throw Fault(what, looksEqual ? Whole(expected) : Show(expected), looksEqual ? Whole(seen) : Show(seen));
        }
    }

    public void ExpectAll<T>(string what, IEnumerable<T> expected, IEnumerable<T> seen)
    {
        T[] wanted = [.. expected], found = [.. seen];
        if (!wanted.SequenceEqual(found))
            throw Fault(what, Show(wanted), Show(found));
    }

    public async Task ExpectThrowsAsync<TException>(string what, Func<Task> act)
        where TException : Exception
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }
        catch (Exception other)
        {
            throw Fault(what, typeof(TException).Name, $"{other.GetType().Name}: {other.Message}");
        }

        throw Fault(what, typeof(TException).Name, "no exception");
    }

    public ConformanceException Fault(string what, string expected, string seen) => new(law, what, expected, seen);

    private static string Show<T>(T value) => value switch
    {
        null => "nothing",
        Routing.PoolState pool => string.Create(CultureInfo.InvariantCulture, $"version {pool.Version}, turn {pool.Turn}, credits {string.Join(' ', pool.Credits.ToArray())}, last turns {string.Join(' ', pool.LastTurns.ToArray())}"),
        Routing.RoutedLead lead => $"lead '{lead.Key}' {lead.Status} {lead.Rep}",
        Routing.RepState rep => $"rep '{rep.Rep}' with {rep.Open} open",
        Routing.PoolEvent happened => $"event {happened.Version} of '{happened.Pool}' ({happened.Kind} {happened.Key} {happened.Rep})",
        StoredLead stored => string.Create(CultureInfo.InvariantCulture, $"revision {stored.Revision} of {Show(stored.State)}, {(stored.NextLook is { } next ? $"next look {next.UtcDateTime:O}" : "no next look")}"),
        LeadState state => $"'{state.Lead}' with {(state.Notes.Count == 0 ? "no notes" : $"the notes {Show(state.Notes.Select(static note => $"'{note.Name}'").ToArray())}")}",
        OutboxIntent waiting => $"intent {waiting.Number} '{waiting.Intent.Key}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>All that is known of a value, where less does not show what is wrong with it.</summary>
    private static string Whole<T>(T value) => value is StoredLead { State: var state }
        ? string.Create(CultureInfo.InvariantCulture, $"{Show(value)}; by '{state.Book}', variant '{state.Variant}', until {state.Until?.UtcDateTime:O}, seen {state.Seen}, {string.Join(", ", state.Notes)}")
        : Show(value);

    private static string Show<T>(T[] values)
    {
        const int Most = 8;
        return $"{values.Length}: {string.Join(", ", values.Take(Most).Select(Show))}{(values.Length > Most ? ", …" : "")}";
    }
}
