using System.Runtime.ExceptionServices;

namespace LeadRules.DependencyInjection.PlugIns;

/// <summary>
/// The one thread on which a plug-in runs that is not trusted. A call that does not end in time keeps this thread for good (.NET
/// cannot end it) and no other: from then on the plug-in is out of service. The thread ends when it has been idle for a while.
/// </summary>
internal sealed class PlugInThread(string name, TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private readonly object _inbox = new();
    private Action? _work;
    private bool _isRunning;
    private volatile bool _isStuck;

    public TimeSpan Limit => limit;

    public bool IsStuck => _isStuck;

    /// <summary>Runs a call and waits for it; calls wait for each other.</summary>
    /// <exception cref="PlugInStuckException">It did not end in time, or one before it did not.</exception>
    public T Run<T>(Func<T> call)
    {
        lock (_turn)
        {
            if (_isStuck)
                throw new PlugInStuckException(isFirst: false);
            var result = default(T)!;
            ExceptionDispatchInfo? problem = null;
            var done = new ManualResetEventSlim();
            Post(() =>
            {
                try
                {
                    result = call();
                }
                catch (Exception thrown)
                {
                    problem = ExceptionDispatchInfo.Capture(thrown);
                }

                done.Set();
            });
            WaitFor(done);
            problem?.Throw();
            return result;
        }
    }

    private void WaitFor(ManualResetEventSlim done)
    {
        if (ReferenceEquals(time, TimeProvider.System))
        {
            // Waits by itself: a timer rings on a thread of the pool, and in a busy process none may be free.
            if (done.Wait(TimeSpan.FromMilliseconds(Math.Min(limit.TotalMilliseconds, int.MaxValue))))
                return;
            _isStuck = true;
            throw new PlugInStuckException(isFirst: true);
        }

        using var late = new CancellationTokenSource(limit, time);
        try
        {
            done.Wait(late.Token);
        }
        catch (OperationCanceledException)
        {
            _isStuck = true;
            throw new PlugInStuckException(isFirst: true);
        }
    }

    private void Post(Action work)
    {
        lock (_inbox)
        {
            _work = work;
            if (_isRunning)
            {
                Monitor.Pulse(_inbox);
                return;
            }

            _isRunning = true;
        }

        new Thread(WorkUntilIdle) { IsBackground = true, Name = name }.UnsafeStart();
    }

    private void WorkUntilIdle()
    {
        while (true)
        {
            Action work;
            lock (_inbox)
            {
                while (_work is null)
                {
                    if (Monitor.Wait(_inbox, Idle) || _work is not null)
                        continue;
                    _isRunning = false;
                    return;
                }

                (work, _work) = (_work, null);
            }

            work();
        }
    }
}

/// <summary>A call did not end in time.</summary>
/// <param name="isFirst">Whether it was this call, and not one before it.</param>
#pragma warning disable CA1032, RCS1194 // Never leaves the package.
internal sealed class PlugInStuckException(bool isFirst) : Exception
{
    public bool IsFirst => isFirst;
}
