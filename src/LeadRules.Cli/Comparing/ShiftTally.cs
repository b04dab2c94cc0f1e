namespace LeadRules.Cli.Comparing;

/// <summary>Counts the ways in which leads are decided differently. The memory grows with the names in the rule books, not with the leads.</summary>
internal sealed class ShiftTally(int examples)
{
    private readonly Dictionary<(ShiftKind What, string? Name, string Change), Count> _counts = [];

    /// <summary>How many leads are decided differently in any way.</summary>
    public long Leads { get; private set; }

    /// <summary>The ways, by what changes, and of each those with the most leads first.</summary>
    public IReadOnlyList<Shift> Shifts =>
    [
        .. _counts.OrderBy(static entry => entry.Key.What).ThenBy(static entry => entry.Key.Name, StringComparer.Ordinal)
            .ThenByDescending(static entry => entry.Value.Leads).ThenBy(static entry => entry.Key.Change, StringComparer.Ordinal)
            .Select(static entry => new Shift(entry.Key.What, entry.Key.Name, entry.Key.Change, entry.Value.Leads, entry.Value.Examples)),
    ];

    public void Add(string lead, IReadOnlyList<LeadShift> shifts)
    {
        Leads += shifts.Count > 0 ? 1 : 0;
        foreach (var shift in shifts)
        {
            var key = (shift.What, shift.Name, shift.Change);
            if (!_counts.TryGetValue(key, out var count))
                _counts.Add(key, count = new Count());
            count.Leads++;
            if (count.Examples.Count < examples)
                count.Examples.Add(new ShiftExample(lead, shift.Before, shift.After));
        }
    }

    private sealed class Count
    {
        public long Leads { get; set; }

        public List<ShiftExample> Examples { get; } = [];
    }
}
