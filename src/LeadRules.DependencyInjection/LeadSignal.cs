namespace LeadRules;

/// <summary>
/// Wakes those who wait for work: the desks of this process set it after each decision, and a host may too, such as when another
/// server tells of one. Registered by <c>AddLeadRules</c>; one for the application; thread-safe.
/// </summary>
public sealed class LeadSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewSource();

    /// <summary>Wakes all who wait. Costs next to nothing when nobody does.</summary>
    public void Set()
    {
        TaskCompletionSource set;
        lock (_gate)
            (set, _next) = (_next, NewSource());
        set.SetResult();
    }

    /// <summary>A task that ends at the next <see cref="Set"/>. Take it before looking for work and wait for it afterwards, so that nothing is missed that comes in between.</summary>
    public Task Next()
    {
        lock (_gate)
            return _next.Task;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
