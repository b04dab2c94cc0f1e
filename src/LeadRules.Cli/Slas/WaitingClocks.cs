using LeadRules.Cli.Output;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Slas;

/// <summary>The clocks that wait for somebody, the most urgent first: those that are overdue by the longest, then those that are due next.</summary>
internal sealed class WaitingClocks(int top)
{
    private readonly PriorityQueue<(Lead Lead, SlaClock Clock), (long, long)> _urgent = new(Comparer<(long, long)>.Create(static (one, other) => other.CompareTo(one)));
    private long _added;
    private long _waiting;

    public void Add(SlaEvaluation evaluation)
    {
        foreach (var clock in evaluation.Clocks)
        {
            if (clock.State is not (SlaState.Running or SlaState.Paused or SlaState.Breached))
                continue;
            _waiting++;
            _urgent.Enqueue((evaluation.Lead, clock), (clock.Due?.UtcTicks ?? long.MaxValue, _added++));
            if (_urgent.Count > top)
                _urgent.Dequeue();
        }
    }

    public void Write(TextWriter text, int? width, DateTimeOffset at, bool explain)
    {
        var rows = new List<(Lead Lead, SlaClock Clock)>();
        while (_urgent.TryDequeue(out var row, out _))
            rows.Add(row);
        rows.Reverse();
        text.WriteLine($"{(rows.Count < _waiting ? $"The {rows.Count} most urgent of {Words.Count(_waiting, "clock")}" : Words.Count(_waiting, "clock"))} that wait, at {InstantText.Format(at)}");
        var table = TextTable.Of(["lead", "name", "owner", "target", "state", "due", "left"], rows.Select(static row => (string[])
        [
            row.Lead.Id, row.Lead.Name ?? "", row.Lead.Owner ?? "", $"{row.Clock.Policy.Name}.{row.Clock.Target.Name}", EnumWords<SlaState>.Of(row.Clock.State),
            row.Clock.Due is { } due ? due.ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture) : "", Left(row.Clock),
        ]));
        TextTable.WriteTrimmed(text, width, table);
        foreach (var (lead, clock) in explain ? rows : [])
            text.Write($"\n{Words.Printable(lead.Id)}: {Words.PrintableLines(clock.Explain().ToString())}");
    }

    /// <summary>To the minute: nobody plans a call to the second.</summary>
    private static string Left(SlaClock clock) => clock.Remaining is not { } left
        ? "never due"
        : left < TimeSpan.Zero ? $"overdue {DurationWords(-left)}" : DurationWords(left);

    private static string DurationWords(TimeSpan time)
    {
        var minutes = (long)time.TotalMinutes;
        return minutes < 60 ? Invariant($"{minutes}m") : minutes % 60 == 0 ? Invariant($"{minutes / 60}h") : Invariant($"{minutes / 60}h {minutes % 60}m");

        static string Invariant(FormattableString text) => FormattableString.Invariant(text);
    }
}
