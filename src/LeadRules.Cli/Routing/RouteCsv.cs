using System.Buffers;
using System.Text;
using LeadRules.Cli.Output;

namespace LeadRules.Cli.Routing;

/// <summary>One line a decision, without the explanation.</summary>
internal static class RouteCsv
{
    public static ReadOnlySpan<byte> Header => "lead,outcome,rep,queue,pool,route,territory,at,repeat\n"u8;

    public static void Write(IBufferWriter<byte> output, RoutingDecision decision)
    {
        var lead = decision.Lead;
        string[] cells = [lead.Lead, RoutingBook.WordOf(decision.Outcome), lead.Rep ?? "", lead.Queue ?? "", lead.Pool ?? "", lead.Route ?? "", lead.Territory ?? "", InstantText.Format(lead.At), decision.IsRepeat ? "true" : "false"];
        output.Write(Encoding.UTF8.GetBytes(string.Join(',', cells.Select(CsvCell.Quoted)) + "\n"));
    }
}
