using FsCheck;
using FsCheck.Fluent;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Tests.Generators;

/// <summary>Random states of a store, with every part now there and now not.</summary>
internal static class RandomSnapshots
{
    private static readonly string[] Words = ["ana", "bo", "größe", "a 'b' \"c\"", "日本", "line\nbreak", ""];

    public static Gen<RoutingSnapshot> Snapshot { get; } =
        from pools in Pick.Many(0, 3, Pool)
        from reps in Pick.Many(0, 4, Rep)
        from leads in Pick.Many(0, 5, Lead)
        from states in Pick.Many(0, 3, RandomStates.Stored)
        from intents in Pick.Many(0, 4, Intent)
        from settled in Gen.Choose(0, 3)
        from step in Gen.Choose(1, 1000)
        select new RoutingSnapshot
        {
            Pools = [.. pools.DistinctBy(static pool => pool.Pool)],
            Reps = [.. reps.DistinctBy(static rep => rep.Rep)],
            Leads = [.. leads.Select(static (lead, i) => lead with { Key = $"{lead.Lead}#{i}" })],
            States = [.. states.Select(static (stored, i) => stored with { State = stored.State with { Lead = $"{i}#{stored.State.Lead}" } })],
            LastNumber = (long)intents.Length * step,
            Pending = [.. intents.Select((intent, i) => (intent, i)).Where(static one => one.i % 3 < 2).Select(one => Waiting(one.intent, one.i, step))],
            SetAside = [.. intents.Select((intent, i) => (intent, i)).Where(static one => one.i % 3 == 2).Select(one => Waiting(one.intent, one.i, step) with { Problem = "refused" })],
            Settled = [.. Enumerable.Range(0, settled).Select(static i => $"settled-{i}")],
        };

    private static Gen<string> Word => Pick.From(Words);

    private static OutboxIntent Waiting(Intent intent, int place, int step) => new((place + 1L) * step, intent with { Key = $"intent-{place}" })
    {
        Lead = place == 0 ? null : intent.To,
        Attempts = place,
        NextTry = place % 2 == 0 ? null : intent.At.AddTicks(place),
        Problem = place == 1 ? "größe 'x'" : null,
    };

    private static Gen<string> Id => Pick.Of("a", "b", "c d", "é");

    private static Gen<long> Long => Pick.Of(0, 1, -1, long.MaxValue / 4, long.MinValue / 4, 4_294_967_296);

    private static Gen<DateTimeOffset> Instant => Gen.Choose(int.MinValue, int.MaxValue).Select(static ticks => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)).AddTicks(ticks * 12_345L));

    private static Gen<PoolMembership> Members =>
        from count in Gen.Choose(0, 4)
        from weight in Pick.Of(0, 1, int.MaxValue)
        select new PoolMembership(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"rep {i}", weight)));

    public static Gen<PoolState> Pool =>
        from id in Id
        from version in Pick.Of(0, 1, long.MaxValue)
        from members in Members
        from credit in Long
        from numbers in Pick.Many(12, 12, Long)
        select new PoolState(
            id, version, version / 2, members,
            [.. Enumerable.Range(0, members.Count).Select(i => members.Count % 2 == 1 && i == 0 ? 0 : i % 2 == 0 ? credit : -credit)],
            numbers[..members.Count], numbers[4..(4 + members.Count)], numbers[8..(8 + members.Count)]);

    private static Gen<PeriodCount> Period => Gen.Choose(0, 3000).Select(static day => day < 1000 ? default : new PeriodCount(new DateOnly(2026, 1, 1).AddDays(day), day));

    public static Gen<RepState> Rep =>
        from id in Id
        from open in Gen.Choose(0, 3)
        from openBy in Pick.Many(0, 2, Word.Select(static word => new CategoryCount(word, word.Length)))
        from value in Long
        from periods in Pick.Many(3, 3, Period)
        from last in Pick.Maybe(50, Instant)
        select new RepState { Rep = id, Open = open, OpenBy = openBy, OpenValue = value, Day = periods[0], Week = periods[1], Month = periods[2], LastAt = last };

    public static Gen<RoutedLead> Lead =>
        from words in Pick.Many(6, 6, Pick.MaybeNull(60, Word))
        from lead in Word
        from status in Pick.From(Enum.GetValues<RoutedStatus>())
        from step in Gen.Choose(0, 2)
        from value in Long
        from at in Instant
        from more in Pick.Many(2, 2, Pick.Maybe(50, Instant))
        from members in Pick.MaybeNull(60, Members)
        from passedOver in Pick.Many(0, 4, Pick.From(Enum.GetValues<PassedOver>()))
        from chain in Pick.Many(0, 2, Handover)
        select new RoutedLead
        {
            Key = "",
            Lead = lead,
            Status = status,
            Rep = words[0],
            Pool = words[1],
            Queue = words[2],
            Route = words[3],
            Territory = words[4],
            Category = words[5],
            Step = step,
            Value = value,
            At = at,
            Since = more[0],
            AcknowledgedAt = more[1],
            Members = members,
            PassedOver = passedOver,
            RuledOut = [.. words.OfType<string>().Take(step)],
            Revision = step,
            Chain = chain,
        };

    private static Gen<Handover> Handover =>
        from hands in Pick.Many(2, 2, Pick.MaybeNull(60, Word))
        from at in Instant
        from why in Word
        select new Handover(hands[0], hands[1], at, why);

    public static Gen<Intent> Intent =>
        from intent in RandomIntents.Kinds
        from words in Pick.Many(2, 2, Pick.MaybeNull(60, Word))
        from cause in Word
        from at in Instant
        from expires in Pick.Maybe(50, Instant)
        select new Intent(intent.Kind, words[0], "", cause, at, expires, words[1], intent.Name);
}
