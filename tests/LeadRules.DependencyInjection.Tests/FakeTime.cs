namespace LeadRules.DependencyInjection.Tests;

/// <summary>A clock that stands until a test moves it on. Timers run on the thread of the test, in their order, each at its own instant.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(TimeSpan Span, TaskCompletionSource Set)> _expected = [];
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = Now + by;
        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= until).MinBy(static timer => timer.Due);
                if (next is null)
                {
                    _now = until;
                    return;
                }

                if (next.Due > _now)
                    _now = next.Due;
                next.Next();
            }

            next.Run();
        }
    }

    /// <summary>How long until the next timer; null where none runs.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (_gate)
                return _timers.Where(static timer => timer.Due < DateTimeOffset.MaxValue).MinBy(static timer => timer.Due)?.Due - _now;
        }
    }

    /// <summary>Waits until somebody has set a timer that rings after a span from now: a service has come to rest.</summary>
    public Task TimerOf(TimeSpan span)
    {
        lock (_gate)
        {
            if (_timers.Any(timer => timer.Due == _now + span))
                return Task.CompletedTask;
            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _expected.Add((span, set));
            return set.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    private sealed class FakeTimer(FakeTime time, Action run) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public void Run() => run();

        public void Next() => Due = _period > TimeSpan.Zero ? Due + _period : DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time._now + dueTime;
                if (!time._timers.Contains(this))
                    time._timers.Add(this);
                foreach (var (_, set) in time._expected.Where(expected => Due == time._now + expected.Span))
                    set.TrySetResult();
                time._expected.RemoveAll(static expected => expected.Set.Task.IsCompleted);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
