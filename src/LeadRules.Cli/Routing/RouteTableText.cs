using LeadRules.Cli.Output;

namespace LeadRules.Cli.Routing;

/// <summary>Decisions as a table for people, and below it why.</summary>
internal static class RouteTableText
{
    public static void Write(TextWriter output, int? width, IReadOnlyList<(RoutingDecision Decision, RoutingExplanation? Why)> decisions)
    {
        var rows = decisions.Select(static entry => entry.Decision).Select(static decision => (string[])
        [
            decision.Lead.Lead, RoutingBook.WordOf(decision.Outcome), decision.Rep ?? decision.Lead.Queue ?? "", decision.Lead.Pool ?? "",
            decision.Lead.Route ?? "(fallback)", decision.Lead.Territory ?? "", decision.IsRepeat ? "as before" : "",
        ]);
        TextTable.WriteTrimmed(output, width, TextTable.Of(["lead", "outcome", "receiver", "pool", "route", "territory", ""], rows));
        foreach (var why in decisions.Select(static entry => entry.Why).OfType<RoutingExplanation>())
            output.Write($"\n{Words.PrintableLines(why.ToString())}");
    }
}
