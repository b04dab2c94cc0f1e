using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>One caller of <see cref="IRoutingStore.CommitAsync{T}"/>, from the moment at which it stands in line until it has its answer.</summary>
internal abstract class CommitCall(RoutingScope scope, TimeSpan entered, CancellationToken cancellation)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Over = 2;

    private int _stage;

    public RoutingScope Scope { get; } = scope;

    /// <summary>When it came, by the watch of the line.</summary>
    public TimeSpan Entered { get; } = entered;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    protected CancellationToken Cancellation => cancellation;

    /// <summary>Takes the call out of the line; false when its caller has given up meanwhile.</summary>
    public bool Take() => Interlocked.CompareExchange(ref _stage, Taken, Waiting) == Waiting;

    /// <summary>The caller gives up: at once while the call waits, else when it is next known that nothing of it is kept.</summary>
    public void GiveUp()
    {
        if (Interlocked.CompareExchange(ref _stage, Over, Waiting) == Waiting)
            Cancel();
    }

    /// <summary>Runs the decision on a state, and lays down what it gives there; the answer waits until the group is kept.</summary>
    public abstract void Decide(GroupState state, DecisionMark mark);

    /// <summary>Answers with what the last run gave.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception fault);

    public abstract void Cancel();
}

/// <inheritdoc/>
internal sealed class CommitCall<T> : CommitCall
{
    // Callers go on elsewhere: the line must not run their code.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<IRoutingState, RoutingCommit<T>> _decide;
    private T? _result;
    private Exception? _fault;

    public CommitCall(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, TimeSpan entered, CancellationToken cancellation)
        : base(scope, entered, cancellation) => _decide = decide;

    public Task<T> Task => _answer.Task;

    public override void Decide(GroupState state, DecisionMark mark)
    {
        (_result, _fault) = (default, null);
        var view = new StateView(state, Scope);
        try
        {
            var (change, result) = mark.Run(() => _decide(view));
            Cancellation.ThrowIfCancellationRequested();
            if (change is not null)
            {
                change.Check(Scope, view);
                state.Keep(change, change.LeadOf(Scope));
            }

            _result = result;
        }
        catch (Exception fault)
        {
            // The fault of one caller is no concern of the others in the group.
            _fault = fault;
        }
        finally
        {
            view.IsOver = true;
        }
    }

    public override void Answer()
    {
        if (_fault is OperationCanceledException && IsCancelled)
            Cancel();
        else if (_fault is not null)
            _answer.TrySetException(_fault);
        else
            _answer.TrySetResult(_result!);
    }

    public override void Fail(Exception fault) => _answer.TrySetException(fault);

    public override void Cancel() => _answer.TrySetCanceled(Cancellation);
}
