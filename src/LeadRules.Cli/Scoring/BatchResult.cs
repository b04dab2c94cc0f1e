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
internal readonly record struct RowResult(RawRow Raw, string? LeadId, IdKey Key, LeadScores? Scores, int End, IReadOnlyList<Diagnostic> Problems);

/// <summary>What became of the rows of a batch, in their order.</summary>
internal sealed class BatchResult(LeadBatch batch) : IDisposable
{
    public List<RowResult> Rows { get; } = [];

    /// <summary>The printed leads, one after another.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new();

    public void Dispose() => batch.Dispose();
}
