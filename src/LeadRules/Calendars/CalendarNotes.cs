namespace LeadRules.Calendars;

/// <summary>Finds what a definition says of the dates between two instants.</summary>
internal static class CalendarNotes
{
    public static IEnumerable<CalendarNote> Of(CalendarDefinition definition, OffsetTable offsets, long fromUtc, long toUtc)
    {
        if (fromUtc == toUtc)
            yield break;
        var last = DateAt(toUtc - 1);
        for (var date = DateAt(fromUtc); date <= last; date = date.AddDays(1))
        {
            foreach (var (kind, name) in On(definition, date))
                yield return new CalendarNote(date, kind, name, definition.Name);
        }

        DateOnly DateAt(long utc) => DateOnly.FromDateTime(new DateTime(utc + offsets.At(utc)));
    }

    private static IEnumerable<(CalendarNoteKind Kind, string? Name)> On(CalendarDefinition definition, DateOnly date)
    {
        var isHoliday = false;
        foreach (var holiday in definition.Holidays.Where(holiday => holiday.From <= date && date <= holiday.To))
        {
            var works = definition.Works(holiday, date);
            isHoliday |= !works;
            yield return (works ? CalendarNoteKind.WorkedHoliday : CalendarNoteKind.Holiday, holiday.Name);
        }

        // A holiday beats everything else.
        if (isHoliday)
            yield break;
        var overridden = definition.Overrides.FirstOrDefault(special => special.Date == date);
        if (overridden is not null)
            yield return (CalendarNoteKind.Override, overridden.Name);
        else if (!definition.Hours.Any(day => day.Day == date.DayOfWeek && day.Windows.Count > 0))
            yield return (CalendarNoteKind.NoHours, null);
        var (start, end) = (date.ToDateTime(TimeOnly.MinValue), date.AddDays(1).ToDateTime(TimeOnly.MinValue));
        foreach (var closure in definition.Closures.Where(closure => closure.From < end && start < closure.To))
            yield return (CalendarNoteKind.Closure, closure.Name);
    }
}
