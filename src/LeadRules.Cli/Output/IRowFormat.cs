using System.Buffers;

namespace LeadRules.Cli.Output;

/// <summary>Prints one lead after another; not shared between threads.</summary>
internal interface IRowFormat
{
    /// <summary>Whether it wants explanations and not the scores alone.</summary>
    bool NeedsExplanation { get; }

    /// <summary>What stands before the first lead.</summary>
    ReadOnlySpan<byte> Header { get; }

    void Write(IBufferWriter<byte> output, Lead lead, ReadOnlySpan<ScoreValue> scores);

    void Write(IBufferWriter<byte> output, LeadExplanation explanation);
}
