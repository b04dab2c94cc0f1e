using LeadRules.Stores;

namespace LeadRules;

/// <summary>
/// Gives the intents of an outbox to a handler: each at least once, those of a lead one after the other in their order. One that fails is
/// tried again later, and those of its lead wait behind it; one that fails too often is set aside, and the others go on.
/// </summary>
/// <remarks>
/// Any number of dispatchers may stand before one outbox, such as one in each server: one works at a time, and another goes on
/// when it stops. Reads no clock but the one it is given: a host calls <see cref="DispatchAsync"/> whenever there may be something to do, one call after the other.
/// </remarks>
public sealed class OutboxDispatcher
{
    private readonly IOutbox _outbox;
    private readonly IIntentHandler _handler;
    private readonly OutboxDispatcherOptions _options;

    /// <summary>When the right to work was taken, in ticks of UTC; 0 while it is not known to be this dispatcher's.</summary>
    private long _leasedAt;

    /// <summary>Joins an outbox and a handler.</summary>
    /// <param name="outbox">The outbox.</param>
    /// <param name="handler">Who acts.</param>
    /// <param name="holder">The name of this dispatcher, another one for each; such as the name of the machine and the number of the process.</param>
    /// <param name="options">How often and how long; null for <see cref="OutboxDispatcherOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The time limit of the handler is not below the lease.</exception>
    public OutboxDispatcher(IOutbox outbox, IIntentHandler handler, string holder, OutboxDispatcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(outbox);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        _outbox = outbox;
        _handler = handler;
        Holder = holder;
        _options = options ?? OutboxDispatcherOptions.Default;
        if (_options.HandlerTimeout >= _options.Lease)
            throw new ArgumentException($"HandlerTimeout ({_options.HandlerTimeout}) must be below Lease ({_options.Lease}), or another dispatcher gives an intent again that is still acted on here.", nameof(options));
    }

    /// <summary>The name of this dispatcher.</summary>
    public string Holder { get; }

    /// <summary>
    /// A clock that only goes forward, counted from anywhere, such as <c>() => Stopwatch.GetElapsedTime(0)</c>: how long a batch takes is counted, so that it
    /// ends before the right to work does. Without one no time passes within a batch.
    /// </summary>
    public Func<TimeSpan>? Clock { get; init; }

    /// <summary>Gives the handler what is due, as much as one batch holds and half of the lease allows. The right to work is taken when something is due and less than half of it is left.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">Stops after the intents that the handler has in hand; what became of those that it has ended is kept, and returned.</param>
    /// <returns>What became of each; nothing while another dispatcher works.</returns>
    public async ValueTask<DispatchResult> DispatchAsync(DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var start = Clock?.Invoke() ?? default;
        DateTimeOffset Now() => Clock is { } clock ? at + (clock() - start) : at;

        var due = await _outbox.DueIntentsAsync(at, _options.BatchSize, cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
            return new DispatchResult(IsHeld(at), false, []);
        if (!IsHeld(Now()))
        {
            var asked = Now();
            _leasedAt = 0;
            if (!await _outbox.LeaseAsync(Holder, asked, asked + _options.Lease, cancellationToken).ConfigureAwait(false))
                return DispatchResult.NotMyTurn;
            _leasedAt = asked.UtcTicks;
            // Once more: who had the right until now may have acted on what was due.
            due = await _outbox.DueIntentsAsync(asked, _options.BatchSize, cancellationToken).ConfigureAwait(false);
            if (due.Count == 0)
                return new DispatchResult(true, false, []);
        }

        var hasRest = false;
        var done = new System.Collections.Concurrent.ConcurrentBag<DispatchedIntent>();
        List<DispatchedIntent> inOrder = [];
        try
        {
            await Parallel.ForEachAsync(
                ByLead(due),
                new ParallelOptions { MaxDegreeOfParallelism = _options.Parallel, CancellationToken = cancellationToken },
                async (ofLead, stop) =>
                {
                    if (!await DispatchLeadAsync(ofLead, Now, done, stop).ConfigureAwait(false))
                        Volatile.Write(ref hasRest, true);
                }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is not done is given again; what is done must be kept first.
        }
        finally
        {
            // Whatever went wrong: what was acted on and is not reported is acted on again.
            inOrder.AddRange(done.OrderBy(static one => one.Intent.Number));
            await _outbox.ReportAsync([.. inOrder.Select(static one => one.Report)], CancellationToken.None).ConfigureAwait(false);
        }

        return new DispatchResult(true, hasRest || due.Count == _options.BatchSize, inOrder) { IsStopped = cancellationToken.IsCancellationRequested };
    }

    /// <summary>Lets another dispatcher work at once; a host calls it when it stops.</summary>
    public ValueTask ReleaseAsync(CancellationToken cancellationToken = default)
    {
        _leasedAt = 0;
        return _outbox.ReleaseAsync(Holder, cancellationToken);
    }

    /// <summary>Whether the right to work is here, and more than half of it is left.</summary>
    private bool IsHeld(DateTimeOffset now) => _leasedAt != 0 && now.UtcTicks >= _leasedAt && now.UtcTicks - _leasedAt < _options.Lease.Ticks / 2;

    /// <summary>The intents of each lead in their order; those about no lead each for themselves.</summary>
    private static IEnumerable<IReadOnlyList<OutboxIntent>> ByLead(IReadOnlyList<OutboxIntent> due) => due
        .GroupBy(static intent => (intent.Lead, Number: intent.Lead is null ? intent.Number : 0))
        .Select(static group => (IReadOnlyList<OutboxIntent>)[.. group]);

    /// <summary>Whether all was tried that may be; false when the right to work is half over before.</summary>
    private async ValueTask<bool> DispatchLeadAsync(IReadOnlyList<OutboxIntent> ofLead, Func<DateTimeOffset> now, System.Collections.Concurrent.ConcurrentBag<DispatchedIntent> done, CancellationToken stop)
    {
        foreach (var intent in ofLead)
        {
            stop.ThrowIfCancellationRequested();
            if (!IsHeld(now()))
                return false;
            var report = await TryAsync(intent, now, stop).ConfigureAwait(false);
            done.Add(new DispatchedIntent(intent, report));
            if (report.Outcome == IntentOutcome.Failed)
                return true;
        }

        return true;
    }

#pragma warning disable CA1031 // A handler may throw anything; the intent then waits for its next try.
    private async ValueTask<IntentReport> TryAsync(OutboxIntent intent, Func<DateTimeOffset> now, CancellationToken stop)
    {
        if (intent.Unreadable is { } why)
            return IntentReport.SetAside(intent.Number, why);
        if (intent.Intent.ExpiresAt <= now())
            return IntentReport.Settled(intent.Number);
        try
        {
            await HandleAsync(intent, stop).ConfigureAwait(false);
            return IntentReport.Settled(intent.Number);
        }
        catch (IntentRefusedException refused)
        {
            return IntentReport.SetAside(intent.Number, MessageOf(refused) ?? "refused without a reason");
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            var words = $"{problem.GetType().Name}{(MessageOf(problem) is { } message ? $": {message}" : ", without a message")}";
            return intent.Attempts + 1 >= _options.MaxAttempts
                ? IntentReport.SetAside(intent.Number, $"tried {intent.Attempts + 1} times; {words}")
                : IntentReport.Failed(intent.Number, now() + _options.DelayAfter(intent.Attempts + 1), words);
        }
    }

    /// <summary>What an exception says; null where that is nothing, or cannot be read: an exception of a handler may throw at that too.</summary>
    private static string? MessageOf(Exception problem)
    {
        try
        {
            return problem.Message is { } words && !string.IsNullOrWhiteSpace(words) ? words : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
#pragma warning restore CA1031

    /// <summary>Calls the handler, no longer than its time limit, also where it does not heed its token.</summary>
    private async ValueTask HandleAsync(OutboxIntent intent, CancellationToken stop)
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // On a thread of its own, for it may block.
        var handling = Task.Run(() => _handler.HandleAsync(intent, limited.Token).AsTask(), CancellationToken.None);
        try
        {
            await handling.WaitAsync(_options.HandlerTimeout, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException waited) when (!handling.IsCompleted)
        {
            // Nobody waits for it any more: what it throws from now on is not told, and it may go on asking its token.
            _ = handling.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            _ = limited.CancelAsync();
            throw new TimeoutException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the handler took longer than {_options.HandlerTimeout.TotalSeconds:0.###} s"), waited);
        }
        finally
        {
            if (handling.IsCompleted)
                limited.Dispose();
        }
    }
}

/// <summary>What a dispatcher did with an intent.</summary>
/// <param name="Intent">The intent as it was given.</param>
/// <param name="Report">What became of it.</param>
public sealed record DispatchedIntent(OutboxIntent Intent, IntentReport Report);

/// <summary>What one batch of a dispatcher came to.</summary>
public sealed class DispatchResult
{
    internal DispatchResult(bool isHolder, bool hasMore, IReadOnlyList<DispatchedIntent> dispatched)
    {
        IsHolder = isHolder;
        HasMore = hasMore;
        Dispatched = dispatched;
    }

    /// <summary>Whether this dispatcher has the right to work; while it has not, nothing is dispatched here. False also where nothing is due, and the right was not asked for.</summary>
    public bool IsHolder { get; }

    /// <summary>Whether the batch was full, or half of the lease over before its end, so that more may be due at once.</summary>
    public bool HasMore { get; }

    /// <summary>Whether the batch was stopped before its end; what is not among <see cref="Dispatched"/> is given again.</summary>
    public bool IsStopped { get; internal init; }

    /// <summary>The intents of the batch, in their order.</summary>
    public IReadOnlyList<DispatchedIntent> Dispatched { get; }

    /// <summary>When the earliest of those that failed is to be tried again; null when none failed.</summary>
    public DateTimeOffset? NextTry => Dispatched.Min(static one => one.Report.NextTry);

    internal static DispatchResult NotMyTurn { get; } = new(false, false, []);
}

/// <summary>How a dispatcher works.</summary>
public sealed record OutboxDispatcherOptions
{
    private static readonly TimeSpan UsualHandlerTimeout = TimeSpan.FromSeconds(30);
    private readonly TimeSpan? _handlerTimeout;

    /// <summary>100 at a time, four leads at once; tried again after 5 s, 10 s, 20 s … up to an hour, 12 times.</summary>
    public static OutboxDispatcherOptions Default { get; } = new();

    /// <summary>How many intents are taken at a time; 1 or more.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value, nameof(BatchSize)); } = 100;

    /// <summary>For how many leads the handler is called at once; 1 or more.</summary>
    public int Parallel { get; init => field = AtLeastOne(value, nameof(Parallel)); } = 4;

    /// <summary>After how many failures an intent is set aside; 1 or more.</summary>
    public int MaxAttempts { get; init => field = AtLeastOne(value, nameof(MaxAttempts)); } = 12;

    /// <summary>How long to wait after the first failure; twice as long after each further one. Above 0.</summary>
    public TimeSpan FirstDelay { get; init => field = Positive(value, nameof(FirstDelay)); } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait; above 0.</summary>
    public TimeSpan MaxDelay { get; init => field = Positive(value, nameof(MaxDelay)); } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long the right to work is taken for. Intents are taken in its first half, then it is taken anew. When a server dies, the others wait that long; their
    /// clocks may differ by less than half of it. Above 0.
    /// </summary>
    public TimeSpan Lease { get; init => field = Positive(value, nameof(Lease)); } = TimeSpan.FromMinutes(1);

    /// <summary>How long the handler may take for an intent; then its token is cancelled and the intent has failed. Above 0 and below <see cref="Lease"/>; 30 seconds, or half of the lease where that is less.</summary>
    public TimeSpan HandlerTimeout
    {
        get => _handlerTimeout ?? (Lease / 2 < UsualHandlerTimeout ? Lease / 2 : UsualHandlerTimeout);
        init => _handlerTimeout = Positive(value, nameof(HandlerTimeout));
    }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(OutboxDispatcherOptions), (nameof(BatchSize), BatchSize), (nameof(Parallel), Parallel), (nameof(MaxAttempts), MaxAttempts), (nameof(FirstDelay), FirstDelay), (nameof(MaxDelay), MaxDelay), (nameof(Lease), Lease), (nameof(HandlerTimeout), HandlerTimeout));

    /// <summary>How long to wait after a number of failures.</summary>
    internal TimeSpan DelayAfter(int failures)
    {
        var delay = FirstDelay;
        for (var i = 1; i < failures && delay < MaxDelay; i++)
            delay = delay > MaxDelay / 2 ? MaxDelay : delay * 2;
        return delay < MaxDelay ? delay : MaxDelay;
    }

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    private static TimeSpan Positive(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        return value;
    }
}
