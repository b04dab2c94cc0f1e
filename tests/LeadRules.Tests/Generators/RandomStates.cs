using FsCheck;
using FsCheck.Fluent;
using LeadRules.Stores;

namespace LeadRules.Tests.Generators;

/// <summary>Random states of leads, with every part now there and now not.</summary>
internal static class RandomStates
{
    private static readonly string[] Words = ["mql", "größe", "a 'b' \"c\"", "日本 😀", "line\nbreak", "</script>", ""];

    /// <summary>To the tick, in several offsets, at the ends of time too.</summary>
    public static Gen<DateTimeOffset> Instant { get; } = Pick.Weighted(
        (8, static () =>
            from ticks in Gen.Choose(int.MinValue, int.MaxValue)
            from hours in Gen.Choose(-12, 14)
            select new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(hours)).AddTicks(ticks * 12_345L)),
        (1, static () => Pick.Of(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch)));

    public static Gen<LeadState> State { get; } =
        from lead in Word
        from names in Pick.Many(2, 2, Pick.MaybeNull(60, Word))
        from until in Pick.Maybe(60, Instant)
        from since in Pick.Maybe(40, Instant)
        from seen in Pick.Of(0, 1, int.MaxValue)
        from notes in Pick.Many(0, 6, Note)
        select new LeadState { Lead = lead, Book = names[0], BookSince = since, Variant = names[1], Until = until, Seen = seen, Notes = notes };

    public static Gen<StoredLead> Stored { get; } =
        from state in State
        from revision in Pick.Of(1, 2, long.MaxValue)
        from next in Pick.Maybe(60, Instant)
        select new StoredLead(state, revision, next);

    private static Gen<string> Word => Pick.From(Words);

    private static Gen<LeadNote> Note =>
        from kind in Pick.From(Enum.GetValues<LeadNoteKind>())
        from name in Word
        from at in Instant
        from words in Pick.Many(3, 3, Pick.MaybeNull(50, Word))
        from until in Pick.Maybe(40, Instant)
        from seen in Pick.Of(-1, 0, 7, int.MaxValue)
        select new LeadNote(kind, name, at) { Of = words[0], By = words[1], Why = words[2], Until = until, Seen = seen };
}
