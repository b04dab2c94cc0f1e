using System.Diagnostics;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>Tries again what failed for a reason that passes, waiting a little longer each time, until it has lasted too long.</summary>
internal sealed class Patience(TimeSpan limit, Func<Exception, StoreFault?> judge)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Limit => limit;

    /// <summary>The time since this was made, by a watch that nobody sets.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    public StoreFault? Judge(Exception fault) => judge(fault);

    /// <summary>How long to wait before a try, by how many failed before it; by chance a little more or less, so that two who failed together part.</summary>
    public static TimeSpan Pause(int failures)
    {
        var most = Math.Min(LongestPause.TotalMilliseconds, 5 * Math.Pow(2, Math.Min(failures, 16)));
#pragma warning disable CA5394 // Nobody gains by guessing how long somebody waits.
        return TimeSpan.FromMilliseconds(most * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    /// <summary>Runs something until it ends well, or fails for a reason that lasts.</summary>
    /// <param name="run">What to run; it is told how often it failed before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">It cannot be done.</exception>
    public async Task<T> RunAsync<T>(Func<int, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        var since = Now;
        string? addition = null;
        for (var failures = 0; ; failures++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await run(failures, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception caught) when (!cancellationToken.IsCancellationRequested && Judge(caught) is { } fault)
            {
                if (fault.IsReplyLost)
                    addition = "Whether it was kept is not known: the reply was lost. See what is there when the database is back.";
                if (fault.Kind != FaultKind.Passing)
                    throw fault.Exception(addition);

                // A try that took all the time, on a connection that was dead already, says little: one more is always due.
                if (failures > 0 && Now - since >= limit)
                    throw fault.Exception(addition is null ? TooLong() : $"{TooLong()} {addition}");
            }

            await Task.Delay(Pause(failures), cancellationToken).ConfigureAwait(false);
        }
    }

    public string TooLong() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The store tried again for {limit.TotalSeconds:0.###} s.");
}
