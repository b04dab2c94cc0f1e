using LeadRules.Cli.Files;
using LeadRules.Cli.Output;

namespace LeadRules.Cli.Scoring;

/// <summary>Reads and scores batches; one for each thread.</summary>
/// <param name="engine">The engine.</param>
/// <param name="at">The instant.</param>
/// <param name="json">Reads leads; owned by this scorer.</param>
/// <param name="activities">The activities from a file of their own.</param>
/// <param name="format">Prints leads as they come; null where they are ranked first.</param>
internal sealed class BatchScorer(LeadEngine engine, DateTimeOffset at, LeadJsonReader json, ActivityIndex activities, IRowFormat? format)
{
    private readonly ScoreValue[] _values = new ScoreValue[engine.ScoreNames.Count];

    public void Score(LeadBatch batch, BatchResult result)
    {
        result.Hold(batch);
        foreach (var row in batch.Read(json))
        {
            if (row.Lead is not { } lead)
            {
                result.Rows.Add(new RowResult(row.Raw, null, default, null, result.Output.WrittenCount, row.Problems));
                continue;
            }

            lead = activities.AddTo(lead, out var differing);
            LeadScores? scores = null;
            if (format is null)
            {
                scores = engine.Score(lead, at);
            }
            else if (format.NeedsExplanation)
            {
                format.Write(result.Output, engine.Explain(lead, at));
            }
            else
            {
                engine.Score(lead, at, _values);
                format.Write(result.Output, lead, _values);
            }

            result.Rows.Add(new RowResult(row.Raw, lead.Id, IdKey.Of(lead.Id), scores, result.Output.WrittenCount, [], differing));
        }
    }
}
