using System.Globalization;
using System.Text;
using LeadRules.Calendars;

namespace LeadRules;

/// <summary>What <see cref="BusinessCalendar.Elapsed"/> counted between two instants, and why it did not count more. Immutable.</summary>
public sealed class BusinessTimeExplanation
{
    internal BusinessTimeExplanation(DateTimeOffset from, DateTimeOffset to, TimeSpan elapsed, IReadOnlyList<CountedWindow> counted, IReadOnlyList<CalendarNote> notes)
    {
        From = from;
        To = to;
        Elapsed = elapsed;
        Counted = counted;
        Notes = notes;
    }

    /// <summary>The first instant that was asked for, in the calendar's time zone.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The second instant that was asked for, in the calendar's time zone.</summary>
    public DateTimeOffset To { get; }

    /// <summary>The business time between them; negative when <see cref="To"/> is the earlier one.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The stretches of open time, in order; their lengths sum to <see cref="Elapsed"/> without its sign.</summary>
    public IReadOnlyList<CountedWindow> Counted { get; }

    /// <summary>What differed from the ordinary week, and the weekdays without hours: of each part of a composition, in the order of its dates.</summary>
    public IReadOnlyList<CalendarNote> Notes { get; }

    /// <summary>One line for each window and each note.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var window in Counted)
            text.Append(CultureInfo.InvariantCulture, $"{InstantText.FormatLocal(window.From)} to {InstantText.FormatLocal(window.To)}: {window.Length:c}\n");
        foreach (var note in Notes)
            text.Append(note).Append('\n');
        return text.ToString();
    }
}

/// <summary>A stretch of open time.</summary>
/// <param name="From">Its start, in the calendar's time zone.</param>
/// <param name="To">Its end, excluded, in the calendar's time zone.</param>
public readonly record struct CountedWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(CountedWindow), (nameof(From), From), (nameof(To), To), (nameof(Length), Length));
}

/// <summary>Why a date was not like other dates.</summary>
/// <param name="Date">The date, by the clock of the calendar that says so.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Name">The name of the holiday, override or closure; or null.</param>
/// <param name="Calendar">The name of the calendar that says so; empty when it has none.</param>
public sealed record CalendarNote(DateOnly Date, CalendarNoteKind Kind, string? Name, string Calendar)
{
    /// <summary>In words.</summary>
    public override string ToString()
    {
        var words = Kind switch
        {
            CalendarNoteKind.Holiday => "holiday",
            CalendarNoteKind.WorkedHoliday => "holiday, but worked",
            CalendarNoteKind.Override => "hours of its own",
            CalendarNoteKind.Closure => "closure",
            _ => $"no hours on {Date.DayOfWeek}s",
        };
        return $"{DateText.Format(Date)}: {words}{(Name is null ? "" : $" '{Name}'")}{(Calendar.Length == 0 ? "" : $" in {Calendar}")}";
    }
}

/// <summary>What a date was in a calendar.</summary>
public enum CalendarNoteKind
{
    /// <summary>A holiday: closed.</summary>
    Holiday,

    /// <summary>A holiday on which the calendar works.</summary>
    WorkedHoliday,

    /// <summary>A date with windows of its own, or none.</summary>
    Override,

    /// <summary>A date with a closure of some or all hours.</summary>
    Closure,

    /// <summary>A weekday on which no window starts.</summary>
    NoHours,
}
