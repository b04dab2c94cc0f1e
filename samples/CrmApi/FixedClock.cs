namespace CrmApi;

/// <summary>A clock that stands still, for demonstrations and tests that must come out the same every day. Timers go on as always.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
