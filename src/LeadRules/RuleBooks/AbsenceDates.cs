namespace LeadRules.RuleBooks;

/// <summary>Absences of whole days: the first and the last date of a stretch of instants, and back.</summary>
internal static class AbsenceDates
{
    /// <summary>The start of a date, or its end, which is the start of the next, in UTC ticks.</summary>
    public static long TicksOf(Zone zone, DateOnly date, bool isEnd) =>
        !isEnd ? zone.StartOfDay(date) : date == DateOnly.MaxValue ? DateTime.MaxValue.Ticks : zone.StartOfDay(date.AddDays(1));

    /// <summary>The dates that an absence fills from the start of the first to the end of the last; null when it does not.</summary>
    public static (DateOnly First, DateOnly Last)? Of(Absence absence, Zone zone)
    {
        var first = DateOnly.FromDateTime(zone.ToLocal(absence.From.UtcTicks));
        var last = DateOnly.FromDateTime(zone.ToLocal(absence.To.UtcTicks - 1));
        return TicksOf(zone, first, isEnd: false) == absence.From.UtcTicks && TicksOf(zone, last, isEnd: true) == absence.To.UtcTicks ? (first, last) : null;
    }
}
