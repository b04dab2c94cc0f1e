using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Routing;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Decides leads at the instants at which time alone does something, and leads that wait for a rep every so often.</summary>
internal sealed class LookAgainService(string book, LookAgainOptions options, IServiceScopeFactory scopes, LeadSignal signal, TimeProvider time, ILogger log)
    : SignalLoop(scopes, signal, time)
{
    private readonly RestingLeads _resting = new(options);

    /// <summary>For what next look each lead was decided since nothing was due: one that is due for the same again would be so for ever.</summary>
    private readonly Dictionary<string, DateTimeOffset?> _decided = new(StringComparer.Ordinal);
    private DateTimeOffset? _nextHeld;

    /// <summary>Leads that wait for a rep and are still to be tried in this turn.</summary>
    private readonly Queue<string> _held = new();

    /// <summary>The leads of this batch that threw, and whether any did not.</summary>
    private readonly List<(string Lead, int Attempts, DateTimeOffset Until, Exception Problem)> _failed = [];
    private bool _hasDecided;
    private bool _failedBefore;

    /// <summary>Until when nothing is tried, since all that was tried has failed; whoever signals does not shorten it.</summary>
    private DateTimeOffset? _pausedUntil;

    protected override void Check(IServiceProvider scope) => Claim(scope, "LookAgain", book, DeskOf(scope).Store);

    protected override async ValueTask<TimeSpan> WorkAsync(IServiceProvider scope, CancellationToken stop)
    {
        if (_pausedUntil is { } until && until > Now)
            return until - Now;
        _pausedUntil = null;
        var desk = DeskOf(scope);
        var hadDue = await DecideDueAsync(desk, stop).ConfigureAwait(false);
        if (!hadDue)
            _decided.Clear();
        if (_pausedUntil is null)
            await DecideHeldAsync(desk, stop).ConfigureAwait(false);
        if (_pausedUntil is not null)
            return options.FirstDelay;
        return hadDue || _held.Count > 0 ? TimeSpan.Zero : await WaitAsync(desk, stop).ConfigureAwait(false);
    }

    protected override TimeSpan Failed(Exception problem)
    {
        Log.LookAgainFailed(log, options.FirstDelay, problem);
        return options.FirstDelay;
    }

    private LeadDesk DeskOf(IServiceProvider scope) => book.Length == 0 ? scope.GetRequiredService<LeadDesk>() : scope.GetRequiredKeyedService<LeadDesk>(book);

    /// <summary>Decides one batch; whether there was anything to do.</summary>
    private async ValueTask<bool> DecideDueAsync(LeadDesk desk, CancellationToken stop)
    {
        var now = Now;
        var due = await desk.Store.DueAsync(now, options.BatchSize + _resting.Count, stop).ConfigureAwait(false);
        _resting.KeepOnly(due, now);
        var ready = due.Where(lead => !_resting.Rests(lead.State.Lead, now)).Take(options.BatchSize).ToList();
        foreach (var lead in ready)
        {
            var id = lead.State.Lead;
            if (_decided.TryGetValue(id, out var before) && before == lead.NextLook)
                Rest(id);
            else if (await TryAsync(desk, id, lead, stop).ConfigureAwait(false))
                _decided[id] = lead.NextLook;
        }

        EndBatch();
        return ready.Count > 0;
    }

    /// <summary>Decides one batch of those that wait for a rep, so that what is due never waits for all of them.</summary>
    private async ValueTask DecideHeldAsync(LeadDesk desk, CancellationToken stop)
    {
        if (_held.Count == 0 && options.HeldEvery is { } every && !(_nextHeld > Now))
        {
            _nextHeld = Now + every;
            foreach (var held in await desk.Store.LeadsAsync(new RoutedLeadFilter { Status = RoutedStatus.Held }, stop).ConfigureAwait(false))
                _held.Enqueue(held.Lead);
        }

        for (var tried = 0; tried < options.BatchSize && _held.TryDequeue(out var lead); tried++)
        {
            if (!_resting.Rests(lead, Now))
                await TryAsync(desk, lead, null, stop).ConfigureAwait(false);
        }

        EndBatch();
    }

    /// <summary>Tells what failed. Where nothing else happened, it is not the leads: what they come from is down, and must not be asked for the next ones at once.</summary>
    private void EndBatch()
    {
        if (_failed.Count > 0 && !_hasDecided && (_failed.Count > 1 || (_failedBefore && options.BatchSize == 1)))
            _pausedUntil = Now + options.FirstDelay;
        if (_pausedUntil is not null && _failed.Count > 1)
        {
            Log.BatchFailed(log, _failed.Count, _failed[0].Lead, options.FirstDelay, _failed[0].Problem);
        }
        else
        {
            foreach (var (lead, attempts, until, problem) in _failed)
                Log.LeadFailed(log, lead, attempts, until, problem);
        }

        if (_hasDecided || _failed.Count > 0)
            _failedBefore = !_hasDecided;
        _failed.Clear();
        _hasDecided = false;
    }

#pragma warning disable CA1031 // Whatever is wrong with one lead must not keep the others waiting.
    private async ValueTask<bool> TryAsync(LeadDesk desk, string lead, StoredLead? due, CancellationToken stop)
    {
        try
        {
            if (await desk.Leads.FindAsync(lead, stop).ConfigureAwait(false) is not null)
                await desk.HandleAsync(lead, Now, null, stop).ConfigureAwait(false);
            else if (due is not null)
                await desk.ForgetToLookAsync(due, stop).ConfigureAwait(false);
            _resting.Remove(lead);
            _hasDecided = true;
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            var (attempts, until) = _resting.Add(lead, Now);
            _failed.Add((lead, attempts, until, problem));
            return false;
        }
    }
#pragma warning restore CA1031

    private void Rest(string lead)
    {
        var (attempts, until) = _resting.Add(lead, Now);
        Log.LeadFailed(log, lead, attempts, until, null);
    }

    /// <summary>Until the earliest next look, a lead that rests, or the next look at those that wait; at most as long as is said.</summary>
    private async ValueTask<TimeSpan> WaitAsync(LeadDesk desk, CancellationToken stop)
    {
        var next = Now + options.AtMost;
        var ahead = await desk.Store.DueAsync(DateTimeOffset.MaxValue, _resting.Count + 1, stop).ConfigureAwait(false);
        foreach (var instant in ahead.Where(lead => !_resting.Holds(lead.State.Lead)).Select(static lead => lead.NextLook).Append(_resting.Next).Append(_nextHeld))
        {
            if (instant < next)
                next = instant.Value;
        }

        var wait = next - Now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1);
    }
}
