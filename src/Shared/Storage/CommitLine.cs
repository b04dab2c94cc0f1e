using System.Threading.Channels;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>How a database decides a group of calls in one transaction.</summary>
internal interface IGroupTransaction
{
    /// <summary>Locks and reads what the group names, lets it decide, writes what came of it, and commits. Has kept all of it when it ends well; a reply that was lost is said in <see cref="CommitGroup.Uncertain"/>.</summary>
    Task RunAsync(CommitGroup group);
}

/// <summary>
/// The line in which the callers of one store object stand. Those who wait while a transaction runs are decided together in the next one,
/// one after the other in memory, so that they share its round trips and its flush to disk.
/// </summary>
internal sealed class CommitLine : IAsyncDisposable
{
    /// <summary>So many share a transaction at most: more gain little, and lock longer.</summary>
    public const int MostInGroup = 64;

    private readonly Channel<CommitCall> _line = Channel.CreateUnbounded<CommitCall>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IGroupTransaction _transaction;
    private readonly Patience _patience;
    private readonly DecisionMark _mark;
    private readonly int _mostInGroup;
    private readonly Type _store;
    private readonly Task _running;

    public CommitLine(IGroupTransaction transaction, Patience patience, DecisionMark mark, Type store, int mostInGroup = MostInGroup)
    {
        (_transaction, _patience, _mark, _store, _mostInGroup) = (transaction, patience, mark, store, mostInGroup);

        // The line is nobody's: what the opener of the store carries with it must not stay with it.
        using (ExecutionContext.SuppressFlow())
            _running = Task.Run(RunAsync);
    }

    public async ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(decide);
        _mark.MustNotDecide();
        cancellationToken.ThrowIfCancellationRequested();
        var call = new CommitCall<T>(scope, decide, _patience.Now, cancellationToken);
        ObjectDisposedException.ThrowIf(!_line.Writer.TryWrite(call), _store);
        using (cancellationToken.UnsafeRegister(static call => ((CommitCall)call!).GiveUp(), call))
            return await call.Task.ConfigureAwait(false);
    }

    /// <summary>Takes no more calls, and decides those that stand in the line.</summary>
    public async ValueTask DisposeAsync()
    {
        _line.Writer.TryComplete();
        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        while (await _line.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            List<CommitCall> calls = [];
            while (calls.Count < _mostInGroup && _line.Reader.TryRead(out var call))
            {
                if (call.Take())
                    calls.Add(call);
            }

            if (calls.Count > 0)
                await DecideAsync(calls).ConfigureAwait(false);
        }
    }

    /// <summary>Never fails: what goes wrong is the fault of these calls, and the line goes on.</summary>
    private async Task DecideAsync(IReadOnlyList<CommitCall> calls)
    {
        CommitGroup? group = null;
        try
        {
            group = new CommitGroup(calls, _mark);
            await DecideAsync(group).ConfigureAwait(false);
        }
        catch (Exception) when (group is null && calls.Count > 1)
        {
            // The scope of one cannot be read: a list that throws, or changes meanwhile.
            foreach (var call in calls)
                await DecideAsync([call]).ConfigureAwait(false);
        }
        catch (Exception caught)
        {
            foreach (var call in group?.Calls ?? calls)
                call.Fail(Told(null, caught, group));
        }
    }

    private async Task DecideAsync(CommitGroup group)
    {
        for (var failures = 0; ; failures++)
        {
            // Who has given up is let go, unless what was decided may be kept already.
            if (group.Uncertain is null && !group.LetGo(static call => call.IsCancelled, static call => call.Cancel()))
                return;
            try
            {
                await _transaction.RunAsync(group).ConfigureAwait(false);
                group.Answer();
                return;
            }
            catch (Exception caught)
            {
                var fault = _patience.Judge(caught);
                if (fault?.Kind is FaultKind.Passing)
                {
                    // A try that took all the time, on a connection that was dead already, says little: one more is always due.
                    if (failures > 0 && !group.LetGo(IsTooLate, call => call.Fail(fault.Exception(TooLong(group)))))
                    {
                        LetGoWaiting(fault);
                        return;
                    }
                }
                else if (fault?.Kind is not FaultKind.Lasting && group.Calls.Count > 1 && group.Uncertain is null)
                {
                    // Each as a group of its own, so that the fault of one is no concern of the others; not while all of it may be kept.
                    foreach (var call in group.Calls)
                        await DecideAsync([call]).ConfigureAwait(false);
                    return;
                }
                else
                {
                    group.Fail(() => Told(fault, caught, group));
                    return;
                }
            }

            await Task.Delay(Patience.Pause(failures)).ConfigureAwait(false);
        }
    }

    private bool IsTooLate(CommitCall call) => _patience.Now - call.Entered >= _patience.Limit;

    /// <summary>Those in the line who have waited as long as the group that has just failed would each find the same.</summary>
    private void LetGoWaiting(StoreFault fault)
    {
        while (_line.Reader.TryPeek(out var call) && IsTooLate(call) && _line.Reader.TryRead(out call))
        {
            if (call.Take())
                call.Fail(fault.Exception($"{_patience.TooLong()} {Kept(null)}"));
        }
    }

    private static Exception Told(StoreFault? fault, Exception caught, CommitGroup? group) => fault is not null && group is not null
        ? fault.Exception(Kept(group))
        : group?.Uncertain is null ? caught : new StoreUnavailableException($"{caught.Message} {Kept(group)}", caught);

    private string TooLong(CommitGroup group) => $"{_patience.TooLong()} {Kept(group)}";

    private static string Kept(CommitGroup? group) => group?.Uncertain is null
        ? "Nothing of the decision was kept."
        : "Whether the decision was kept is not known: the reply was lost. Make it again under the same key when the database is back.";
}
