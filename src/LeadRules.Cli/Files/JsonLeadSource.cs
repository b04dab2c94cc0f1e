using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files;

/// <summary>Leads as JSON lines.</summary>
internal sealed class JsonLeadSource(FileStream file) : IRowSource
{
    private readonly LineBlocks _blocks = new(file);

    public double Progress => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    public LeadBatch? Next() => _blocks.Next() is { } block ? new Batch(block) : null;

    public void Dispose()
    {
        _blocks.Dispose();
        file.Dispose();
    }

    private sealed class Batch(LineBlock block) : LeadBatch
    {
        public override IEnumerable<LeadRow> Read(LeadJsonReader json)
        {
            if (block.IsTooLong)
                yield return new LeadRow(new RawRow(block.FirstLine, default, TooLong: (block.Offset, block.Length)), null, [DataProblems.LineTooLong(block.FirstLine, block.Length)]);
            var lines = new LineCursor(block);
            while (lines.MoveNext())
            {
                json.TryRead(lines.Text.Span, lines.Number, out var lead, out var problems);
                yield return new LeadRow(new RawRow(lines.Number, lines.Text), lead, problems);
            }
        }

        public override void Dispose() => block.Dispose();
    }
}
