using System.Buffers;
using System.Text.Json;
using LeadRules.Routing;
using LeadRules.Stores.Json;

namespace LeadRules.Stores;

/// <summary>
/// The parts of what a store remembers as JSON in UTF-8, for stores that keep each in a row of its own; states of leads have
/// <see cref="LeadStateJson"/>. What is written and read again is equal to what it was; instants are kept in UTC, to the tick.
/// </summary>
/// <remarks>Everything has to be as it was written: what is half understood gives leads to the wrong reps.</remarks>
public static class StoreJson
{
    /// <summary>Writes the state of a pool.</summary>
    public static byte[] Write(PoolState pool) => Write(pool, static (writer, pool) => writer.Pool(pool));

    /// <summary>Writes an event of a pool.</summary>
    public static byte[] Write(PoolEvent happened) => Write(happened, static (writer, happened) => writer.Event(happened));

    /// <summary>Writes the state of a rep.</summary>
    public static byte[] Write(RepState rep) => Write(rep, static (writer, rep) => writer.Rep(rep));

    /// <summary>Writes a lead that was routed.</summary>
    public static byte[] Write(RoutedLead lead) => Write(lead, static (writer, lead) => writer.Lead(lead));

    /// <summary>Writes an intent.</summary>
    public static byte[] Write(Intent intent) => Write(intent, static (writer, intent) => writer.Intent(intent));

    /// <summary>Reads the state of a pool.</summary>
    /// <exception cref="FormatException">The text is no JSON or no such state. The message says all that is wrong, where, and what is expected there.</exception>
    public static PoolState ReadPool(ReadOnlyMemory<byte> utf8Json) => Read(utf8Json, "The state of the pool", SnapshotReader.OfParts.Pool);

    /// <summary>Reads an event of a pool.</summary>
    /// <exception cref="FormatException">See <see cref="ReadPool"/>.</exception>
    public static PoolEvent ReadEvent(ReadOnlyMemory<byte> utf8Json) => Read(utf8Json, "The event of the pool", SnapshotReader.OfParts.Event);

    /// <summary>Reads the state of a rep.</summary>
    /// <exception cref="FormatException">See <see cref="ReadPool"/>.</exception>
    public static RepState ReadRep(ReadOnlyMemory<byte> utf8Json) => Read(utf8Json, "The state of the rep", SnapshotReader.Rep);

    /// <summary>Reads a lead that was routed.</summary>
    /// <exception cref="FormatException">See <see cref="ReadPool"/>.</exception>
    public static RoutedLead ReadLead(ReadOnlyMemory<byte> utf8Json) => Read(utf8Json, "The routed lead", SnapshotReader.OfParts.Lead);

    /// <summary>Reads an intent.</summary>
    /// <exception cref="FormatException">See <see cref="ReadPool"/>.</exception>
    public static Intent ReadIntent(ReadOnlyMemory<byte> utf8Json) => Read(utf8Json, "The intent", SnapshotReader.Intent);

    private static byte[] Write<T>(T part, Action<SnapshotWriter, T> write)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(part);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(new SnapshotWriter(json), part);
        return buffer.WrittenSpan.ToArray();
    }

    private static T Read<T>(ReadOnlyMemory<byte> utf8Json, string what, Func<JsonElement, SnapshotPlace, T> read)
        where T : class
    {
        var problems = new SnapshotProblems();
        return SnapshotText.Read(utf8Json, problems, read, out var fault) ?? throw (fault ?? problems.Exception(what));
    }
}
