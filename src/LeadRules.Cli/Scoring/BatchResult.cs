using System.Buffers;
using LeadRules.Cli.Files;

namespace LeadRules.Cli.Scoring;

/// <summary>What became of one row.</summary>
/// <param name="Raw">The row.</param>
/// <param name="LeadId">The lead's id; null when the row is bad.</param>
/// <param name="Key">The key of the id.</param>
/// <param name="Scores">The scores, where leads are ranked.</param>
/// <param name="End">Where its text ends in the batch's output, where leads are printed as they come.</param>
/// <param name="Problems">What is wrong with the row.</param>
/// <param name="Differing">The activities that were left out of the lead.</param>
internal readonly record struct RowResult(RawRow Raw, string? LeadId, IdKey Key, LeadScores? Scores, int End, IReadOnlyList<Diagnostic> Problems, DifferingActivities? Differing = null);

/// <summary>What became of the rows of a batch, in their order. Its buffers serve one batch after another.</summary>
internal sealed class BatchResult
{
    private LeadBatch? _batch;

    public List<RowResult> Rows { get; } = [];

    /// <summary>The printed leads, one after another.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new();

    /// <summary>Takes a batch over, to which the rows belong until <see cref="Release"/>.</summary>
    public void Hold(LeadBatch batch) => _batch = batch;

    /// <summary>Gives the batch back and forgets its rows.</summary>
    public void Release()
    {
        _batch?.Dispose();
        _batch = null;
        Rows.Clear();
        Output.ResetWrittenCount();
    }
}
