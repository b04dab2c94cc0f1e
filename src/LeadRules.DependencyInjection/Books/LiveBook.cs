using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Stores;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Books;

/// <summary>
/// One rule book of the application and its engine: one reference that is swapped as a whole, so that whoever took an engine
/// goes on with all of it. Loads and reloads go one after the other.
/// </summary>
internal sealed class LiveBook(string name, BookSource source, Func<LeadEngineOptions> options, BookContext context) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile LeadEngine? _engine;
    private Task<LeadEngine>? _loading;
    private IDisposable? _watch;
    private bool _isOver;

    /// <summary>What the last attempt read, or why it could not: looking at the same again is no reload.</summary>
    private string? _lastSeen;

    /// <summary>What the host's own parts last failed with: it is tried again at each look, and told once.</summary>
    private string? _lastFailure;

    private readonly Queue<RuleBookReload> _toAnnounce = new();
    private bool _isAnnouncing;

    public string Name => name;

    /// <summary>The last good engine; null before the first.</summary>
    public LeadEngine? Engine => _engine;

    /// <summary>What the host adds, made anew.</summary>
    public LeadEngineOptions Options() => options();

    /// <summary>Whether it is what a store of rule books holds under a name.</summary>
    public bool ReadsPublished(string publishedAs) => source is StoreSource store && store.PublishedAs == publishedAs;

    /// <summary>The store that it is read from; null where it comes from elsewhere, or none is registered.</summary>
    public IRuleBookStore? Store => (source as StoreSource)?.Store;

    /// <summary>The engine, loaded if it is not. However many ask, it is loaded once, and all get what comes of it.</summary>
    public async ValueTask<LeadEngine> GetAsync(CancellationToken cancellationToken)
    {
        if (_engine is { } engine)
            return engine;
        Task<LeadEngine> loading;
        lock (_gate)
        {
            // One that failed is not kept: who asks later tries again.
            if (_loading is null or { IsFaulted: true })
                _loading = LoadAsync();
            loading = _loading;
        }

        return await loading.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads and compiles anew.</summary>
    /// <returns>What became of it; null when <paramref name="onlyIfNew"/> and there was nothing new.</returns>
    public async ValueTask<RuleBookReload?> ReloadAsync(bool onlyIfNew, CancellationToken cancellationToken)
    {
        RuleBookReload reload;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (attempt, isNew) = await TryAsync(onlyIfNew, cancellationToken).ConfigureAwait(false);
            if (!isNew)
                return null;
            var before = _engine;
            if (attempt.Engine is not null)
            {
                _engine = attempt.Engine;
                Watch();
            }

            reload = new RuleBookReload(name, source.Place, before, _engine, attempt.Diagnostics, attempt.Problem);
            if (reload.Succeeded)
                Log.Reloaded(context.Log, BookProblems.Title(name), source.Place, before?.RuleBook.ToString() ?? "nothing", _engine!.RuleBook.ToString());
            else
                Log.ReloadFailed(context.Log, reload.ToString());
            context.Telemetry.Reloaded(name, reload.Succeeded);
            lock (_toAnnounce)
                _toAnnounce.Enqueue(reload);
        }
        finally
        {
            _turn.Release();
        }

        AnnounceInOrder();
        return reload;
    }

    /// <summary>Not within the turn, for a listener may reload; so whoever is at it announces those that come meanwhile too, in the order of the turns.</summary>
    private void AnnounceInOrder()
    {
        while (true)
        {
            RuleBookReload? next;
            lock (_toAnnounce)
            {
                if (_isAnnouncing || !_toAnnounce.TryDequeue(out next))
                    return;
                _isAnnouncing = true;
            }

            context.Announce(next);
            lock (_toAnnounce)
                _isAnnouncing = false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _watch?.Dispose();
        }
    }

    private async Task<LeadEngine> LoadAsync()
    {
        // Never while the gate is held: a source that reads at once would compile under it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_engine is { } loaded)
                return loaded;
            var (attempt, _) = await TryAsync(onlyIfNew: false, CancellationToken.None).ConfigureAwait(false);
            if (attempt.Engine is not { } engine)
                throw new LeadRulesException([new BookProblems(name, source.Place, attempt.Diagnostics, attempt.Problem)]);
            _engine = engine;
            Log.Loaded(context.Log, BookProblems.Title(name), source.Place, engine.RuleBook.ToString(), attempt.Diagnostics.Count);
            Watch();
            return engine;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Watch()
    {
        lock (_gate)
        {
            if (!_isOver)
                _watch ??= source.Watch(LookAsync, new WatchContext(context.Time, context.Log));
        }
    }

#pragma warning disable CA1031 // Nothing that a look throws may end the watching; a bad reload is told by the reload itself.
    /// <returns>The stamp of what it saw; null where that is to be looked at again.</returns>
    private async Task<string?> LookAsync()
    {
        try
        {
            await ReloadAsync(onlyIfNew: true, CancellationToken.None).ConfigureAwait(false);
            return Volatile.Read(ref _lastSeen);
        }
        catch (Exception problem)
        {
            Log.LookFailed(context.Log, BookProblems.Title(name), problem);
            return null;
        }
    }

    /// <summary>An engine, or all that keeps it from being made. Whatever the host's own parts throw is a problem of the rule book and not of the caller.</summary>
    private async ValueTask<(Attempt Attempt, bool IsNew)> TryAsync(bool onlyIfNew, CancellationToken cancellationToken)
    {
        BookContent content;
        try
        {
            content = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Result(problem is BookSourceException or IOException or UnauthorizedAccessException ? problem.Message : $"It cannot be read: {problem.GetType().Name}: {problem.Message}");
        }

        if (onlyIfNew && content.Stamp == _lastSeen)
            return (new Attempt(null, [], null), false);
        try
        {
            var hosted = options();
            LeadEngine? engine;
            IReadOnlyList<Diagnostic> diagnostics;
            if (content.Book is { } book)
                LeadEngine.TryCompile(book, hosted, out engine, out diagnostics);
            else
                LeadEngine.TryCompile(content.Utf8, hosted, out engine, out diagnostics);
            (_lastSeen, _lastFailure) = (content.Stamp, null);
            return (new Attempt(engine, diagnostics, null), true);
        }
        catch (Exception problem)
        {
            var words = $"What the host adds to it cannot be made: {problem.GetType().Name}: {problem.Message}";
            var failure = $"{content.Stamp} {words}";
            var isNew = !onlyIfNew || failure != _lastFailure;
            // Not seen: the rule book may be as good as before, and the host be well again at the next look.
            (_lastSeen, _lastFailure) = (null, failure);
            return (new Attempt(null, [], words), isNew);
        }

        (Attempt, bool) Result(string problem)
        {
            var isNew = !onlyIfNew || problem != _lastSeen;
            _lastSeen = problem;
            return (new Attempt(null, [], problem), isNew);
        }
    }
#pragma warning restore CA1031

    private sealed record Attempt(LeadEngine? Engine, IReadOnlyList<Diagnostic> Diagnostics, string? Problem);
}

/// <summary>What all rule books of an application share.</summary>
internal sealed record BookContext(TimeProvider Time, ILogger Log, LeadRulesTelemetry Telemetry, Action<RuleBookReload> Announce);
