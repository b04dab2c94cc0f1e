using System.Collections.Concurrent;
using System.Globalization;
using LeadRules.DependencyInjection.Telemetry;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.PlugIns;

/// <summary>One function, field or strategy of a plug-in, or its inference: counts what goes wrong in it, and logs of each kind the first time and then each power of ten. The values are the caller's business.</summary>
internal sealed class GuardedPart(string plugIn, string name, PlugInThread? thread, TimeProvider time, ILogger log, LeadRulesTelemetry telemetry)
{
    /// <summary>Longer than anything pure and fast can take; the value counts, and the culprit is named.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, long> _faults = new(StringComparer.Ordinal);

    public bool IsLimited => thread is not null;

    public long Start() => time.GetTimestamp();

    public void Ended(long started)
    {
        if (time.GetElapsedTime(started) is var took && took > Slow)
            Fault("slow", $"it took {took.TotalMilliseconds:F0} ms; decisions wait for it");
    }

    /// <summary>A value, after noting one of another type than declared, which the engine takes for missing.</summary>
    public FieldValue Checked(FieldValue value, FieldType declared)
    {
        var fits = value.IsMissing || value.Type == declared || (declared == FieldType.Integer && value.AsNumber is { } number && number == Math.Floor(number));
        if (!fits)
            Fault("type", $"it gave {value}, which is not of the type {declared}");
        return value;
    }

    public void Threw(Exception problem)
    {
        // A number that is none throws where it is made a value.
        if (problem is ArgumentOutOfRangeException { ActualValue: double number } && !double.IsFinite(number))
            Fault("nan", string.Create(CultureInfo.InvariantCulture, $"it gave {number}"));
        else
            Fault("exception", $"{problem.GetType().Name}: {problem.Message}");
    }

    /// <summary>Notes what an inference says went wrong in it.</summary>
    public void Said(Finding fault) => Fault("finding", fault.ToString());

    public void GaveNaN() => Fault("nan", "it gave NaN");

    /// <summary>Makes a call on the thread of the plug-in, no longer than its limit.</summary>
    /// <exception cref="TimeoutException">It did not end in time, or the plug-in is out of service since then. The message is for explanations.</exception>
    public T Limited<T>(Func<T> call)
    {
        if (thread!.IsStuck)
            throw OutOfService();
        try
        {
            return thread.Run(call);
        }
        catch (PlugInStuckException stuck)
        {
            if (stuck.IsFirst)
            {
                Log.PlugInOutOfService(log, plugIn, name, thread.Limit);
                telemetry.Faulted(plugIn, name, "timeout");
                throw new TimeoutException($"it did not end within {Text(thread.Limit)}, and the plug-in {plugIn} is out of service until the rule book is loaded again", stuck);
            }

            throw OutOfService();
        }
        catch (Exception problem)
        {
            Threw(problem);
            throw;
        }
    }

    private TimeoutException OutOfService()
    {
        telemetry.Faulted(plugIn, name, "out_of_service");
        return new TimeoutException($"the plug-in {plugIn} is out of service until the rule book is loaded again: a call did not end within {Text(thread!.Limit)}");
    }

    private void Fault(string kind, string problem)
    {
        telemetry.Faulted(plugIn, name, kind);
        var times = _faults.AddOrUpdate(kind, 1, static (_, before) => before + 1);
        if (IsPowerOfTen(times))
            Log.PlugInFaulted(log, plugIn, name, times, problem);
    }

    private static bool IsPowerOfTen(long number)
    {
        while (number % 10 == 0)
            number /= 10;
        return number == 1;
    }

    private static string Text(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###} ms");
}
