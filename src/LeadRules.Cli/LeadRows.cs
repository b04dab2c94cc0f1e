using LeadRules.Cli.Files;
using LeadRules.Cli.Scoring;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli;

/// <summary>Goes through a file of leads, one after the other, in the order of the file; bad rows and repeated ids go to the rejects.</summary>
internal sealed class LeadRows(ToolConsole console, LeadFileSettings settings, CancellationToken cancellation)
{
    private readonly IdRegister _ids = new();

    /// <summary>How many leads were handed over.</summary>
    public long Count { get; private set; }

    /// <summary>Hands each lead over with its activities of both files, until there are too many bad rows.</summary>
    public void Read(LeadEngine engine, IRowSource source, ActivityIndex activities, Rejects rejects, Action<Lead> take) => Read(new LeadJsonReader(engine, settings.IgnoreUnknown), source, activities, rejects, take);

    /// <inheritdoc cref="Read(LeadEngine, IRowSource, ActivityIndex, Rejects, Action{Lead})"/>
    public void Read(RuleBook book, IRowSource source, ActivityIndex activities, Rejects rejects, Action<Lead> take) => Read(new LeadJsonReader(book, settings.IgnoreUnknown), source, activities, rejects, take);

    private void Read(LeadJsonReader reader, IRowSource source, ActivityIndex activities, Rejects rejects, Action<Lead> take)
    {
        using var progress = new Progress(console);
        var name = Path.GetFileName(settings.Leads);
        while (!rejects.IsEnough && source.Next() is { } batch)
        {
            using (batch)
            {
                foreach (var row in batch.Read(reader))
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (row.Lead is not { } lead)
                    {
                        rejects.Add(name, row.Raw, row.Problems);
                    }
                    else if (!_ids.TryAdd(IdKey.Of(lead.Id), row.Raw.Line, out var firstLine))
                    {
                        rejects.Add(name, row.Raw, [DataProblems.RepeatedLeadId(lead.Id, firstLine, row.Raw.Line)]);
                    }
                    else
                    {
                        Count++;
                        var joined = activities.AddTo(lead, out var differing);
                        activities.Use(lead.Id, row.Raw.Line, differing);
                        take(joined);
                    }

                    if (rejects.IsEnough)
                        break;
                }
            }

            progress.Report(Count, source.Progress);
        }
    }
}
