using LeadRules.Stores;

namespace LeadRules.Testing.Tests.Broken;

/// <summary>Locks what routing remembers, but reads the state before it locks: two callers decide on the same revision, and the second to keep takes the note of the first away.</summary>
internal sealed class StoreWithStateReadBefore : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var before = ReadAll(scope).Stored;
        Meeting.Wait();
        lock (Turn)
        {
            var state = ReadAll(scope) with { Stored = before };
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            KeepState(change);
            return result;
        }
    }
}

/// <summary>Runs the decision again when somebody else was faster, and keeps what the second run gave, but answers with the first.</summary>
internal sealed class StoreWithFirstAnswer : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var before = ReadAll(scope);
        var (_, first) = decide(before);
        Meeting.Wait();
        lock (Turn)
        {
            var state = ReadAll(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            KeepState(change);
            return scope.Lead is null ? result : first;
        }
    }
}

/// <summary>Decides once, however much the state has changed since: whoever was slower is told that his revision is not the next.</summary>
internal sealed class StoreThatDecidesOnce : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var (change, result) = decide(ReadAll(scope));
        Meeting.Wait();
        lock (Turn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, ReadAll(scope));
            Keep(change);
            KeepIntents(change);
            KeepState(change);
            return result;
        }
    }
}

/// <summary>Writes the state first, and then finds that the change cannot be kept.</summary>
internal sealed class StoreWithStateBefore : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = ReadAll(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            KeepState(change);
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            return result;
        }
    }
}

/// <summary>Writes the state in a transaction of its own, once the routing is kept; what stops it between the two loses it.</summary>
internal sealed class StoreWithStateAfter : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = ReadAll(scope);
            var (change, result) = decide(state);
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            cancellationToken.ThrowIfCancellationRequested();
            KeepState(change);
            return result;
        }
    }
}

/// <summary>Keeps what the decision had worked out before it threw, as one does who writes while it runs.</summary>
internal sealed class StoreThatKeepsWhatThrows : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = ReadAll(scope);
            try
            {
                var (change, result) = decide(state);
                cancellationToken.ThrowIfCancellationRequested();
                change?.Check(scope, state);
                Keep(change);
                KeepIntents(change);
                KeepState(change);
                return result;
            }
            catch (Exception) when (state.Stored is not null)
            {
                KeepState(new RoutingChange { Stored = state.Stored with { Revision = state.Stored.Revision + 1 } });
                throw;
            }
        }
    }
}

/// <summary>Checks what is routed, and takes any state: of any revision, and of any lead.</summary>
internal sealed class StoreWithoutRevisions : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = ReadAll(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            if (change is not null)
                new RoutingChange { Lead = change.Lead, Pools = change.Pools, Events = change.Events, Reps = change.Reps, Intents = change.Intents }.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            KeepState(change);
            return result;
        }
    }
}

/// <summary>Takes the key of the routed lead for the lead whose state it is.</summary>
internal sealed class StoreWithStateByKey : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken) =>
        base.Commit(scope.Key is null ? scope : new RoutingScope(scope.Key, scope.Pools, scope.Reps) { Lead = scope.Key }, decide, cancellationToken);
}

/// <summary>Answers before it keeps, and keeps when it is next asked to decide.</summary>
internal sealed class StoreThatKeepsLater : PlainStateStore
{
    private RoutingChange? _later;

    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            KeepState(_later);
            var state = ReadAll(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            _later = change;
            return result;
        }
    }
}

/// <summary>Rounds instants, as databases do that know no ticks.</summary>
internal sealed class StoreWithoutTicks : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken) => base.Commit<T>(
        scope,
        state =>
        {
            var (change, result) = decide(state);
            return new(change?.Stored is { NextLook: { } next } stored ? change.With(stored with { NextLook = next.AddTicks(-(next.Ticks % 10)) }) : change, result);
        },
        cancellationToken);
}

/// <summary>Has a column for each part of a state that somebody thought of.</summary>
internal sealed class StoreWithoutVariants : PlainStateStore
{
    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken) => base.Commit<T>(
        scope,
        state =>
        {
            var (change, result) = decide(state);
            return new(change?.Stored is { } stored ? change.With(stored with { State = stored.State with { Variant = null } }) : change, result);
        },
        cancellationToken);
}

/// <summary>Tells something else than what is due.</summary>
internal sealed class StoreWithDue(Func<IEnumerable<StoredLead>, DateTimeOffset, IEnumerable<StoredLead>> due) : PlainStateStore
{
    protected override IEnumerable<StoredLead> Due(IEnumerable<StoredLead> all, DateTimeOffset at) => due(all, at);
}

/// <summary>Has an index of next looks, and never takes an old one out of it.</summary>
internal sealed class StoreWithOldLooks : PlainStateStore
{
    private readonly HashSet<(DateTimeOffset At, string Lead)> _looks = [];

    protected override IEnumerable<StoredLead> Due(IEnumerable<StoredLead> all, DateTimeOffset at) =>
        _looks.Where(look => look.At <= at).OrderBy(static look => look.At).ThenBy(static look => look.Lead, StringComparer.Ordinal).Select(look => all.Single(stored => stored.State.Lead == look.Lead));

    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        var result = base.Commit(scope, decide, cancellationToken);
        if (scope.Lead is { } lead && StateOf(lead)?.NextLook is { } next)
        {
            lock (Moment)
                _looks.Add((next, lead));
        }

        return result;
    }
}
