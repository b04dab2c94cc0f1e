using System.Globalization;
using LeadRules.Cli.Output;

namespace LeadRules.Cli.Routing;

/// <summary>The report of a replay for people.</summary>
internal static class SimulationText
{
    public static void Write(TextWriter output, int? width, SimulationResult result, OwnerChanges? changes)
    {
        var outcomes = result.Outcomes.OrderBy(static outcome => outcome.Key).Select(static outcome => FormattableString.Invariant($"{outcome.Value} {RoutingBook.WordOf(outcome.Key)}"));
        output.WriteLine($"{Words.Count(result.Leads.Count, "lead")} routed{(result.Leads.Count == 0 ? "" : ": ")}{string.Join(", ", outcomes)}{(result.LeftOut == 0 ? "" : FormattableString.Invariant($"; {result.LeftOut} left out, outside of the period or without a date"))}");
        Table(output, width, ["rep", "leads", "of pools", "fair share", "difference", "value", "median wait", "most open", "times full", ""], result.Reps.Select(static rep => (string[])
        [
            rep.Rep, Number(rep.Leads), Number(rep.FromPools), Number(rep.Share), (rep.FromPools - rep.Share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture), Number(rep.Value),
            rep.MedianWait is { } wait ? Wait(wait) : "", Number(rep.MostOpen), Number(rep.Full), rep.Note,
        ]));
        foreach (var (reason, leads) in result.Unassigned)
            output.WriteLine($"{Words.Count(leads, "lead")} waiting: {Words.Printable(reason)}");
        if (changes is null)
            return;
        output.WriteLine($"\n{Words.Count(changes.Changed, "lead")} of {changes.Compared.ToString("N0", CultureInfo.InvariantCulture)} would have another receiver by the other rule book");
        if (changes.Changed > 0)
            Table(output, width, ["from", "to", "leads", "such as"], changes.Moves.Select(static move => (string[])[move.From, move.To, Number(move.Leads), string.Join(", ", move.Examples)]));
    }

    private static void Table(TextWriter output, int? width, string[] headers, IEnumerable<string[]> rows) =>
        TextTable.WriteTrimmed(output, width, TextTable.Of(headers, rows));

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Wait(TimeSpan wait) => wait.TotalMinutes < 60
        ? FormattableString.Invariant($"{wait.TotalMinutes:0}m")
        : FormattableString.Invariant($"{wait.TotalHours:0.#}h");
}
