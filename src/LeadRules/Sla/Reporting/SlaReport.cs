using System.Globalization;
using System.Text;

namespace LeadRules;

/// <summary>How well agreements were kept over many leads: one row for each target and segment, and one for all segments of a target. Immutable.</summary>
public sealed class SlaReport
{
    internal SlaReport(IReadOnlyList<SlaReportRow> rows) => Rows = rows;

    /// <summary>The rows, by agreement, target and segment in ordinal order; the row of all segments first.</summary>
    public IReadOnlyList<SlaReportRow> Rows { get; }

    /// <summary>The report as a table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
            text.Append(row).Append('\n');
        return text.ToString();
    }
}

/// <summary>One row of a report: the clocks of one target, for one segment or all.</summary>
public sealed class SlaReportRow
{
    private readonly long[] _sorted;

    internal SlaReportRow(string policy, string target, string? segment, IReadOnlyDictionary<SlaState, int> states, long[] sorted, int breached)
    {
        (Policy, Target, Segment, States, Breached, _sorted) = (policy, target, segment, states, breached, sorted);
        WithinHour = CountUpTo(TimeSpan.FromHours(1));
        WithinDay = CountUpTo(TimeSpan.FromHours(24)) - WithinHour;
        Later = sorted.Length - WithinHour - WithinDay;
        Never = states.Where(static state => state.Key is SlaState.Running or SlaState.Paused or SlaState.Breached or SlaState.Ended or SlaState.Lapsed).Sum(static state => state.Value);
    }

    /// <summary>The agreement.</summary>
    public string Policy { get; }

    /// <summary>The target.</summary>
    public string Target { get; }

    /// <summary>The segment; null for all.</summary>
    public string? Segment { get; }

    /// <summary>How many clocks are in each state; clocks that have not started are not counted.</summary>
    public IReadOnlyDictionary<SlaState, int> States { get; }

    /// <summary>How many clocks started.</summary>
    public int Started => States.Values.Sum();

    /// <summary>How many were breached, those that were stopped late included.</summary>
    public int Breached { get; }

    /// <summary>The share of the clocks with an outcome (stopped or breached) that were breached, from 0 to 1; NaN when there is none.</summary>
    public double BreachShare => (double)Breached / (_sorted.Length + States.GetValueOrDefault(SlaState.Breached) + States.GetValueOrDefault(SlaState.Lapsed));

    /// <summary>How many were stopped up to one hour of real time after their start.</summary>
    public int WithinHour { get; }

    /// <summary>How many were stopped later than that, up to 24 hours after their start.</summary>
    public int WithinDay { get; }

    /// <summary>How many were stopped later still.</summary>
    public int Later { get; }

    /// <summary>How many were not stopped.</summary>
    public int Never { get; }

    /// <summary>The median of the real time from start to stop, of the clocks that were stopped; null when there is none.</summary>
    public TimeSpan? Median => Percentile(50);

    /// <summary>
    /// A percentile of the real time from start to stop: the shortest time that at least so many percent of the stopped clocks
    /// kept to (nearest rank). Null when no clock was stopped.
    /// </summary>
    /// <param name="percent">Above 0, up to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is none of those.</exception>
    public TimeSpan? Percentile(double percent)
    {
        if (!(percent > 0 && percent <= 100))
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is above 0 and at most 100.");
        return _sorted.Length == 0 ? null : new TimeSpan(_sorted[Math.Max(0, (int)Math.Ceiling(percent * _sorted.Length / 100) - 1)]);
    }

    /// <summary>The row as a line for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Policy}.{Target}{(Segment is null ? "" : $" [{Segment}]")}: {Started} started, {WithinHour} within 1h, {WithinDay} within 24h, {Later} later, {Never} never; median {Words(Median)}, 90% within {Words(Percentile(90))}; {(double.IsNaN(BreachShare) ? "none judged" : $"{BreachShare:0.0%} breached")}");

    private static string Words(TimeSpan? time) => time is { } known ? DurationText.Format(TimeSpan.FromSeconds(Math.Round(known.TotalSeconds))) : "-";

    private int CountUpTo(TimeSpan time)
    {
        var index = Array.BinarySearch(_sorted, time.Ticks);
        if (index < 0)
            return ~index;
        while (index < _sorted.Length && _sorted[index] == time.Ticks)
            index++;
        return index;
    }
}
