using System.Runtime.CompilerServices;

namespace LeadRules;

/// <summary>How the background service looks at leads again.</summary>
public sealed record LookAgainOptions
{
    /// <summary>At each instant that is due, and at those that wait for a rep once a minute.</summary>
    public static LookAgainOptions Default { get; } = new();

    /// <summary>How long to wait at most, for what other servers decided may be due sooner; above 0.</summary>
    public TimeSpan AtMost { get; init => field = Positive(value); } = TimeSpan.FromMinutes(1);

    /// <summary>How often leads that wait in pools are tried again; null for never. Above 0.</summary>
    public TimeSpan? HeldEvery { get; init => field = value is { } period ? Positive(period) : null; } = TimeSpan.FromMinutes(1);

    /// <summary>How many due leads are taken at a time; 1 or more.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value); } = 100;

    /// <summary>How long a lead rests that could not be decided; twice as long after each further failure. Above 0.</summary>
    public TimeSpan FirstDelay { get; init => field = Positive(value); } = TimeSpan.FromSeconds(5);

    /// <summary>The longest rest; above 0.</summary>
    public TimeSpan MaxDelay { get; init => field = Positive(value); } = TimeSpan.FromHours(1);

    private static int AtLeastOne(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    private static TimeSpan Positive(TimeSpan value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        return value;
    }
}
