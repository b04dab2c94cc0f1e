using System.Buffers;
using System.Text.Json;
using LeadRules.Stores.Json;

namespace LeadRules.Stores;

/// <summary>Snapshots as JSON in UTF-8, to keep in a file. What is written and read again is equal to what it was; instants are kept in UTC.</summary>
public static class RoutingSnapshotJson
{
    /// <summary>The value of <c>format</c>, by which a reader knows what it has before it.</summary>
    internal const string Format = "leadrules.routing-state.v1";

    /// <summary>Writes a snapshot.</summary>
    public static byte[] Write(RoutingSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            new SnapshotWriter(json).Write(snapshot);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a snapshot. Everything has to be there and to be as it was written: a state that is half understood gives leads to the wrong reps.</summary>
    /// <exception cref="FormatException">The text is no JSON or no snapshot. The message says all that is wrong, where, and what is expected there.</exception>
    public static RoutingSnapshot Read(ReadOnlyMemory<byte> utf8Json)
    {
        var problems = new SnapshotProblems();
        return SnapshotText.Read(utf8Json, problems, SnapshotReader.Read, out var fault) ?? throw (fault ?? problems.Exception("The snapshot"));
    }
}
