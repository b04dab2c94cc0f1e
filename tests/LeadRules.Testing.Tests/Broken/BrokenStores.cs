using LeadRules.Stores;

namespace LeadRules.Testing.Tests.Broken;

/// <summary>Reads, decides and keeps without a lock: two callers decide on the same state, and the second to keep takes the turn of the first away.</summary>
internal sealed class StoreWithoutLock : PlainStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var state = Read(scope);
        var (change, result) = decide(state);
        cancellationToken.ThrowIfCancellationRequested();
        change?.Check(scope, state);
        Meeting.Wait();
        Keep(change);
        KeepIntents(change);
        return result;
    }
}

/// <summary>Locks the pool, but looked the lead up before, and no unique key objects: two callers with the same lead both find it new.</summary>
internal sealed class StoreWithoutUniqueKey : PlainStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var before = Read(scope);
        Meeting.Wait();
        lock (Turn)
        {
            var state = Read(scope) with { Lead = before.Lead };
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            return result;
        }
    }
}

/// <summary>Locks the pool and counts open leads rightly, but read how many there are before: two callers both find the last free place.</summary>
internal sealed class StoreWithCapacityOutside : PlainStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var before = Read(scope);
        Meeting.Wait();
        lock (Turn)
        {
            var now = Read(scope);
            var state = now with { RepsById = before.RepsById };
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change is null ? null : new RoutingChange
            {
                Lead = change.Lead,
                Pools = change.Pools,
                Events = change.Events,
                Reps = [.. change.Reps.Select(rep => rep with { Open = now.Rep(rep.Rep).Open + rep.Open - before.Rep(rep.Rep).Open })],
            });
            KeepIntents(change);
            return result;
        }
    }
}

/// <summary>Puts the intents into the outbox first, and then finds that the change cannot be kept.</summary>
internal sealed class StoreWithOutboxBefore : PlainStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = Read(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            KeepIntents(change);
            change?.Check(scope, state);
            Keep(change);
            return result;
        }
    }
}

/// <summary>Puts the intents into the outbox once the decision is kept; what stops it between the two loses them.</summary>
internal sealed class StoreWithOutboxAfter : PlainStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = Read(scope);
            var (change, result) = decide(state);
            change?.Check(scope, state);
            Keep(change);
            cancellationToken.ThrowIfCancellationRequested();
            KeepIntents(change);
            return result;
        }
    }
}

/// <summary>Cannot be reached.</summary>
internal sealed class StoreWithoutDatabase : PlainStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken) => throw new NotSupportedException("no database here");
}
