using System.Globalization;

namespace LeadRules.Cli.Comparing;

/// <summary>What is different, for people.</summary>
internal static class DiffText
{
    public static void Write(Stream output, DiffReport report)
    {
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(report.Changes.Count == 0 ? "The rule books say the same." : $"{Words.Count(report.Changes.Count, "change")} in the rule book");
        foreach (var change in report.Changes)
            text.WriteLine($"  {Words.Printable(change.ToString())}");
        if (report.Leads is not { } leads)
            return;
        text.WriteLine($"\n{leads.Changed.ToString("N0", CultureInfo.InvariantCulture)} of {Words.Count(leads.Compared, "lead")} decided differently");
        foreach (var shift in leads.Shifts)
            text.WriteLine($"  {Words.Printable($"{Title(shift)}: {shift.Change}: {Words.Count(shift.Leads, "lead")}{Examples(shift)}")}");
    }

    private static string Title(Shift shift)
    {
        var what = shift.What.ToString().ToLowerInvariant();
        return shift.Name is null ? what : $"{what} {shift.Name}";
    }

    /// <summary>Where the way of the change says what was and is, the id is enough.</summary>
    private static string Examples(Shift shift) => shift.Examples.Count == 0 ? "" : ": " + string.Join(", ", shift.Examples.Select(example =>
        shift.What == ShiftKind.Due ? $"{example.Lead} ({example.Before} -> {example.After})" : example.Lead)) + (shift.Leads > shift.Examples.Count ? ", …" : "");
}
