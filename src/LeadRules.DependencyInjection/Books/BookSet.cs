using System.Collections.Concurrent;
using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Books;

/// <summary>All rule books of an application.</summary>
internal sealed class BookSet : ILeadRules, IDisposable
{
    private readonly IServiceProvider _services;
    private readonly BookContext _context;
    private readonly List<LiveBook> _inOrder;
    private readonly Dictionary<string, LiveBook> _registered;
    private readonly TenantRegistration? _tenancy;
    private readonly ConcurrentDictionary<string, Lazy<LiveBook>> _tenants = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Action<RuleBookReload>[] _listeners = [];

    public BookSet(IServiceProvider services, TimeProvider time, ILogger log, LeadRulesTelemetry telemetry)
    {
        _services = services;
        _context = new BookContext(time, log, telemetry, Announce);
        _inOrder = [.. services.GetServices<BookRegistration>().Select(book => new LiveBook(book.Name, book.Source(services), () => book.Options(services), _context))];
        _registered = _inOrder.ToDictionary(static book => book.Name, StringComparer.Ordinal);
        _tenancy = services.GetService<TenantRegistration>();
        telemetry.Observe(() => Loaded().Select(static book => (book.Name, book.Engine!)));
    }

    /// <summary>How many tenants are known, loaded or not.</summary>
    internal int Tenants => _tenants.Count;

    public LeadEngine Current => Get("");

    public IReadOnlyList<string> Names => [.. _inOrder.Select(static book => book.Name), .. Loaded().Select(static book => book.Name).Except(_registered.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public LeadEngine Get(string name)
    {
        var pending = GetAsync(name);
        // Compiling holds the caller's thread in any case; what is waited for besides is one read of a file or a store, the first time alone.
        return pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();
    }

    public async ValueTask<LeadEngine> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_registered.TryGetValue(name, out var registered))
            return registered.Engine ?? await registered.GetAsync(cancellationToken).ConfigureAwait(false);
        var tenant = TenantOf(name);
        try
        {
            return tenant.Value.Engine ?? await tenant.Value.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LeadRulesException)
        {
            // Names come from requests: those that lead nowhere must not pile up.
            Forget(name, tenant);
            throw;
        }
        catch (OperationCanceledException)
        {
            // The load goes on without who asked.
            _ = ForgetIfBrokenAsync(name, tenant);
            throw;
        }
    }

    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        List<BookProblems> problems = [];
        foreach (var book in _inOrder)
        {
            try
            {
                await book.GetAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (LeadRulesException broken)
            {
                problems.AddRange(broken.Books);
            }
        }

        if (problems.Count > 0)
            throw new LeadRulesException(problems);
    }

    public async ValueTask<RuleBookReload> ReloadAsync(string name = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_registered.TryGetValue(name, out var registered))
            return (await registered.ReloadAsync(onlyIfNew: false, cancellationToken).ConfigureAwait(false))!;
        var tenant = TenantOf(name);
        try
        {
            return (await tenant.Value.ReloadAsync(onlyIfNew: false, cancellationToken).ConfigureAwait(false))!;
        }
        finally
        {
            Forget(name, tenant);
        }
    }

    public bool Forget(string tenant)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        if (_registered.ContainsKey(tenant))
            throw new ArgumentException($"The rule book '{tenant}' is one of the registration, which stays for as long as the application; only tenants can be forgotten.", nameof(tenant));
        if (!_tenants.TryRemove(tenant, out var book))
            return false;
        book.Value.Dispose();
        return true;
    }

    /// <summary>What the host adds to a rule book that is published under a name.</summary>
    public LeadEngineOptions OptionsOf(string publishedAs) =>
        _inOrder.FirstOrDefault(book => book.ReadsPublished(publishedAs))?.Options() ?? _tenancy?.Options(_services) ?? LeadEngineOptions.Default;

    /// <summary>Where a registered rule book reads what is published under a name; null where none does.</summary>
    public IRuleBookStore? StoreOf(string publishedAs) => _inOrder.FirstOrDefault(book => book.ReadsPublished(publishedAs))?.Store;

    /// <summary>Looks at once whether something new was published, in every loaded rule book of the name.</summary>
    public async ValueTask LookAsync(string publishedAs, CancellationToken cancellationToken)
    {
        foreach (var book in Loaded().Where(book => book.ReadsPublished(publishedAs)).ToList())
            await book.ReloadAsync(onlyIfNew: true, cancellationToken).ConfigureAwait(false);
    }

    public IDisposable OnReload(Action<RuleBookReload> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (_gate)
            _listeners = [.. _listeners, listener];
        return new Listening(this, listener);
    }

    public void Dispose()
    {
        foreach (var book in _inOrder.Concat(_tenants.Values.Select(static tenant => tenant.Value)))
            book.Dispose();
    }

    private IEnumerable<LiveBook> Loaded() => _inOrder
        .Concat(_tenants.Values.Where(static tenant => tenant.IsValueCreated).Select(static tenant => tenant.Value))
        .Where(static book => book.Engine is not null);

    private Lazy<LiveBook> TenantOf(string name)
    {
        if (_tenancy is null || name.Length == 0)
            throw new KeyNotFoundException(NoSuchBook(name));
        return _tenants.GetOrAdd(name, static (name, set) => new Lazy<LiveBook>(() => new LiveBook(name, set._tenancy!.Source(set._services, name), () => set._tenancy.Options(set._services), set._context)), this);
    }

    private async Task ForgetIfBrokenAsync(string name, Lazy<LiveBook> tenant)
    {
        await ((Task)tenant.Value.GetAsync(CancellationToken.None).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Forget(name, tenant);
    }

    private void Forget(string name, Lazy<LiveBook> tenant)
    {
        if (tenant.Value.Engine is null && _tenants.TryRemove(KeyValuePair.Create(name, tenant)))
            tenant.Value.Dispose();
    }

    private string NoSuchBook(string name)
    {
        var known = _inOrder.Count == 0 ? "No rule book is registered." : $"There are: {string.Join(", ", _inOrder.Select(static book => book.Name.Length == 0 ? "the one without a name" : $"'{book.Name}'"))}.";
        return name.Length == 0
            ? $"There is no rule book without a name. {known} Register one with services.AddLeadRules(rules => …)."
            : $"There is no rule book '{name}'. {known} Register it with services.AddLeadRules(\"{name}\", rules => …).";
    }

#pragma warning disable CA1031 // A listener that throws must not keep the others from hearing, nor the watching from going on.
    private void Announce(RuleBookReload reload)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                listener(reload);
            }
            catch (Exception problem)
            {
                Log.ListenerFailed(_context.Log, BookProblems.Title(reload.Book), problem);
            }
        }
    }
#pragma warning restore CA1031

    private sealed class Listening(BookSet set, Action<RuleBookReload> listener) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            lock (set._gate)
            {
                if (_isOver)
                    return;
                _isOver = true;
                var others = set._listeners.ToList();
                others.Remove(listener);
                set._listeners = [.. others];
            }
        }
    }
}
