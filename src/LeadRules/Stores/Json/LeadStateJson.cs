using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LeadRules.Stores.Json;

namespace LeadRules.Stores;

/// <summary>
/// States of leads as JSON in UTF-8, for a host or a store that keeps each in a row of its own. What is written and read again is
/// equal to what it was; instants are kept in UTC, to the tick.
/// </summary>
public static class LeadStateJson
{
    /// <summary>The value of <c>format</c>, by which a reader knows what it has before it.</summary>
    internal const string Format = "leadrules.lead-state.v1";

    /// <summary>Writes a state.</summary>
    public static byte[] Write(LeadState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            StateWriter.WriteRoot(json, state);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a state. Everything has to be as it was written: a state that is half understood tells the host things twice.</summary>
    /// <exception cref="FormatException">The text is no JSON or no state. The message says all that is wrong, where, and what is expected there.</exception>
    public static LeadState Read(ReadOnlyMemory<byte> utf8Json)
    {
        var problems = new SnapshotProblems();
        return SnapshotText.Read(utf8Json, problems, StateReader.ReadRoot, out var fault) ?? throw (fault ?? problems.Exception("The state"));
    }

    /// <summary>Reads a state; false, and no exception for any content, when the text has problems.</summary>
    /// <param name="utf8Json">The JSON.</param>
    /// <param name="state">The state, or null.</param>
    /// <param name="problems">All that is wrong, each with its path and what is expected there.</param>
    public static bool TryRead(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out LeadState? state, out IReadOnlyList<string> problems)
    {
        var found = new SnapshotProblems();
        state = SnapshotText.Read(utf8Json, found, StateReader.ReadRoot, out var fault);
        problems = fault is null ? found.All : [fault.Message];
        return state is not null;
    }
}
