namespace LeadRules.RuleBooks.Holidays;

/// <summary>
/// The single dates of recurring events that an iCalendar text cancels by an event of their own, with the same UID and a
/// RECURRENCE-ID. Read before all else, since such an event may stand before the one that recurs.
/// </summary>
internal sealed class CancelledDates
{
    private readonly Dictionary<(string Uid, DateOnly Date), ContentLine> _unused = [];
    private readonly HashSet<(string Uid, DateOnly Date)> _all = [];

    public CancelledDates(string text)
    {
        var open = new Stack<string>();
        var lines = new Dictionary<string, ContentLine>(StringComparer.Ordinal);
        foreach (var line in ContentLine.Of(text))
        {
            if (line.Name == "BEGIN")
            {
                open.Push(line.Value.Trim().ToUpperInvariant());
                if (open.Peek() == "VEVENT")
                    lines.Clear();
            }
            else if (line.Name == "END")
            {
                if (open.TryPop(out var ended) && ended == "VEVENT")
                    Add(lines);
            }
            else if (open.TryPeek(out var inner) && inner == "VEVENT")
            {
                lines.TryAdd(line.Name, line);
            }
        }
    }

    /// <summary>The cancellations that no event has asked for.</summary>
    public IEnumerable<ContentLine> Unused => _unused.Values.OrderBy(static line => line.Number);

    /// <summary>Whether a date of the event with a UID is cancelled.</summary>
    public bool Contains(string uid, DateOnly date)
    {
        _unused.Remove((uid, date));
        return _all.Contains((uid, date));
    }

    /// <summary>The one date that a RECURRENCE-ID names; null when it names none, or all that follow it as well.</summary>
    public static DateOnly? DateOf(ContentLine recurrenceId) =>
        recurrenceId.Parameters.Contains("RANGE", StringComparison.OrdinalIgnoreCase) ? null : recurrenceId.DateAlone();

    private void Add(Dictionary<string, ContentLine> lines)
    {
        if (!lines.TryGetValue("RECURRENCE-ID", out var moved) || !lines.TryGetValue("STATUS", out var status) || !status.IsCancelled || DateOf(moved) is not { } date)
            return;
        var key = (lines.TryGetValue("UID", out var uid) ? uid.Value.Trim() : "", date);
        if (_all.Add(key))
            _unused.Add(key, moved);
    }
}
