using System.Runtime.CompilerServices;

namespace LeadRules;

/// <summary>How the background service dispatches intents.</summary>
public sealed record DispatchOptions
{
    /// <summary>Looked for at each decision of this process and every 5 seconds, 20 at a time.</summary>
    public static DispatchOptions Default { get; } = new();

    /// <summary>How often to look for what other servers decided, and for failed intents of before the start; above 0.</summary>
    public TimeSpan LookEvery { get; init => field = Positive(value); } = TimeSpan.FromSeconds(5);

    /// <summary>How a batch works. Batches are short, since what became of their intents is kept at their ends.</summary>
    public OutboxDispatcherOptions Batches { get; init; } = new() { BatchSize = 20 };

    private static TimeSpan Positive(TimeSpan value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        return value;
    }
}
