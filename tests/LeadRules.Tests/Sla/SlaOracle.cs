namespace LeadRules.Tests.Sla;

/// <summary>
/// A clock worked out minute by minute, as one would with a stopwatch and a calendar on the wall. Everything happens on whole
/// minutes; what happens at a minute is taken in before the minute itself counts.
/// </summary>
internal static class SlaOracle
{
    /// <param name="Elapsed">Minutes counted.</param>
    /// <param name="State">The state.</param>
    /// <param name="BreachedAt">The minute at which the budget was used up; null when it was not.</param>
    internal sealed record Result(int Elapsed, SlaState State, DateTimeOffset? BreachedAt);

    public static Result Run(Lead lead, BusinessCalendar calendar, int budget, DateTimeOffset at)
    {
        var start = lead.Created!.Value;
        var (elapsed, paused) = (0, IsPausedBefore(lead, start));
        DateTimeOffset? due = null;
        for (var minute = start; ; minute = minute.AddMinutes(1))
        {
            var now = lead.Activities.Where(activity => activity.At == minute).ToList();
            if (now.Exists(static activity => activity.Type == "call.made"))
                return new Result(elapsed, due is { } late && late < minute ? SlaState.MetLate : SlaState.Met, due < minute ? due : null);
            if (now.Exists(static activity => activity.Type == "disposition.given"))
                return new Result(elapsed, due < minute ? SlaState.Lapsed : SlaState.Ended, due < minute ? due : null);
            paused = IsPaused(paused, now);
            if (minute == at)
                return new Result(elapsed, due is not null ? SlaState.Breached : paused ? SlaState.Paused : SlaState.Running, due);
            if (!paused && calendar.IsOpen(minute))
                elapsed++;
            if (elapsed == budget)
                due ??= minute.AddMinutes(1);
        }
    }

    private static bool IsPausedBefore(Lead lead, DateTimeOffset start)
    {
        var paused = false;
        foreach (var group in lead.Activities.Where(activity => activity.At < start).GroupBy(static activity => activity.At).OrderBy(static group => group.Key))
            paused = IsPaused(paused, group);

        return paused;
    }

    /// <summary>Where a pause begins and ends at one instant, the end counts.</summary>
    private static bool IsPaused(bool before, IEnumerable<Activity> now) =>
        !now.Any(static activity => activity.Subject == "go on") && (before || now.Any(static activity => activity.Subject == "pause"));
}
