using System.Globalization;
using System.Text;
using LeadRules.Stores;

namespace LeadRules.DependencyInjection.Books;

/// <summary>What is in force in a store of rule books, looked at every so often.</summary>
internal sealed class StoreSource(Func<IRuleBookStore?> store, string publishedAs, TimeSpan lookEvery) : BookSource
{
    public string PublishedAs => publishedAs;

    public IRuleBookStore? Store => store();

    public override string Place => $"the store, published as '{publishedAs}'";

    public override async ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken)
    {
        var from = store() ?? throw new BookSourceException("No store of rule books is registered. Register one: services.AddSingleton<IRuleBookStore>(…).");
        var stored = await from.CurrentAsync(publishedAs, cancellationToken).ConfigureAwait(false)
            ?? throw new BookSourceException($"Nothing was ever published as '{publishedAs}'.");
        return new BookContent(null, Encoding.UTF8.GetBytes(stored.Json), stored.Revision.ToString(CultureInfo.InvariantCulture));
    }

    public override IDisposable Watch(Func<Task<string?>> look, WatchContext context) => new PeriodicWatch(lookEvery, look, context.Time);
}

/// <summary>Calls every so often; the next wait begins when the call has ended.</summary>
internal sealed class PeriodicWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _period;
    private readonly Func<Task> _look;
    private readonly ITimer _timer;
    private bool _isOver;

    public PeriodicWatch(TimeSpan period, Func<Task> look, TimeProvider time)
    {
        _period = period;
        _look = look;
        _timer = time.CreateTimer(static watch => _ = ((PeriodicWatch)watch!).LookAsync(), this, period, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
        _timer.Dispose();
    }

    private async Task LookAsync()
    {
        try
        {
            await _look().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                if (!_isOver)
                    _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
