using System.Buffers;
using System.Globalization;
using System.Text;
using LeadRules.Cli.Output;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Slas;

/// <summary>One row a clock. Times are in seconds.</summary>
internal static class SlaCsv
{
    public static ReadOnlySpan<byte> Header => "lead,policy,version,target,state,start,due,end,breachedAt,elapsed,left\n"u8;

    public static void Write(IBufferWriter<byte> output, SlaEvaluation evaluation)
    {
        foreach (var clock in evaluation.Clocks)
        {
            Encoding.UTF8.GetBytes(
                Row(
                    evaluation.Lead.Id, clock.Policy.Name, clock.Policy.Version, clock.Target.Name, EnumWords<SlaState>.Of(clock.State),
                    Text(clock.Start), Text(clock.Due), Text(clock.End), Text(clock.BreachedAt), Text(clock.Elapsed), Text(clock.Remaining)),
                output);
        }
    }

    public static string Of(SlaReport report)
    {
        var text = new StringBuilder("policy,target,segment,started,withinHour,withinDay,later,never,breached,median,p90\n");
        foreach (var row in report.Rows)
        {
            text.Append(Row(
                row.Policy, row.Target, row.Segment, Text(row.Started), Text(row.WithinHour), Text(row.WithinDay), Text(row.Later), Text(row.Never), Text(row.Breached), Text(row.Median), Text(row.Percentile(90))));
        }

        return text.ToString();
    }

    private static string Row(params string?[] cells) => string.Join(',', cells.Select(static cell => CsvCell.Quoted(cell ?? ""))) + "\n";

    private static string Text(DateTimeOffset? instant) => instant is { } at ? InstantText.Format(at) : "";

    private static string Text(TimeSpan? time) => time is { } known ? known.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
