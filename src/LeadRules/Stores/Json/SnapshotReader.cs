using System.Text.Json;
using LeadRules.Routing;

namespace LeadRules.Stores.Json;

/// <summary>Reads what <see cref="SnapshotWriter"/> writes, and nothing else.</summary>
internal sealed class SnapshotReader
{
    private static readonly string[] SnapshotNames = ["format", "memberships", "pools", "reps", "leads", "lastNumber", "pending", "settled"];
    private static readonly string[] PoolNames = ["pool", "version", "turn", "members", "credits", "lastTurns", "values", "missed"];
    private static readonly string[] RepNames = ["rep", "open", "openBy", "openValue", "day", "week", "month", "lastAt"];
    private static readonly string[] CategoryNames = ["category", "count"];
    private static readonly string[] PeriodNames = ["start", "count"];
    private static readonly string[] LeadNames =
        ["key", "lead", "status", "rep", "pool", "queue", "route", "step", "territory", "category", "value", "at", "since", "acknowledgedAt", "members", "passedOver", "ruledOut", "revision", "chain"];
    private static readonly string[] HandoverNames = ["from", "to", "at", "why"];
    private static readonly string[] PendingNames = ["number", "kind", "to", "key", "cause", "at", "expiresAt", "about"];

    private readonly IReadOnlyList<PoolMembership> _memberships;

    private SnapshotReader(IReadOnlyList<PoolMembership> memberships) => _memberships = memberships;

    public static RoutingSnapshot Read(JsonElement root)
    {
        var all = new SnapshotObject(root, SnapshotPlace.Root, "a snapshot", SnapshotNames);
        if (all.Text("format") is var format && format != RoutingSnapshotJson.Format)
            throw all.PlaceOf("format").Problem($"found '{format}'; this version reads '{RoutingSnapshotJson.Format}'.");
        var reader = new SnapshotReader(all.List("memberships", Membership));
        var snapshot = new RoutingSnapshot
        {
            Pools = all.List("pools", reader.Pool),
            Reps = all.List("reps", Rep),
            Leads = all.List("leads", reader.Lead),
            LastNumber = all.Long("lastNumber"),
            Pending = all.List("pending", Pending),
            Settled = all.List("settled", SnapshotObject.TextOf),
        };
        return snapshot.Objection() is { } objection ? throw SnapshotPlace.Root.Problem(objection) : snapshot;
    }

    private static PoolMembership Membership(JsonElement element, SnapshotPlace place)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw place.Problem("a membership is an object of reps and their weights.");
        var weights = element.EnumerateObject().Select(member =>
            SnapshotObject.LongOf(member.Value, place.Member(member.Name)) is >= 0 and <= int.MaxValue and var weight
                ? KeyValuePair.Create(member.Name, (int)weight)
                : throw place.Member(member.Name).Problem("a weight is a whole number, 0 or more."));
        return Made(place, () => new PoolMembership(weights));
    }

    private PoolState Pool(JsonElement element, SnapshotPlace place)
    {
        var pool = new SnapshotObject(element, place, "a pool", PoolNames);
        return Made(place, () => new PoolState(
            pool.Text("pool"),
            pool.Long("version"),
            pool.Long("turn"),
            MembersOf(pool, pool.Int("members")),
            pool.List("credits", SnapshotObject.LongOf),
            pool.List("lastTurns", SnapshotObject.LongOf),
            pool.List("values", SnapshotObject.LongOf),
            pool.List("missed", SnapshotObject.LongOf)));
    }

    private static RepState Rep(JsonElement element, SnapshotPlace place)
    {
        var rep = new SnapshotObject(element, place, "a rep", RepNames);
        return new RepState
        {
            Rep = rep.Text("rep"),
            Open = rep.IntOrNull("open") ?? 0,
            OpenBy = rep.ListOrNull("openBy", Category) ?? [],
            OpenValue = rep.LongOrNull("openValue") ?? 0,
            Day = rep.ObjectOrNull("day", Period) ?? default,
            Week = rep.ObjectOrNull("week", Period) ?? default,
            Month = rep.ObjectOrNull("month", Period) ?? default,
            LastAt = rep.InstantOrNull("lastAt"),
        };
    }

    private static CategoryCount Category(JsonElement element, SnapshotPlace place)
    {
        var category = new SnapshotObject(element, place, "a count of a category", CategoryNames);
        return new CategoryCount(category.Text("category"), category.Int("count"));
    }

    private static PeriodCount Period(JsonElement element, SnapshotPlace place)
    {
        var period = new SnapshotObject(element, place, "a count of a period", PeriodNames);
        return new PeriodCount(period.Date("start"), period.Int("count"));
    }

    private RoutedLead Lead(JsonElement element, SnapshotPlace place)
    {
        var lead = new SnapshotObject(element, place, "a lead", LeadNames);
        return new RoutedLead
        {
            Key = lead.Text("key"),
            Lead = lead.Text("lead"),
            Status = lead.Word<RoutedStatus>("status"),
            Rep = lead.TextOrNull("rep"),
            Pool = lead.TextOrNull("pool"),
            Queue = lead.TextOrNull("queue"),
            Route = lead.TextOrNull("route"),
            Step = lead.IntOrNull("step") ?? 0,
            Territory = lead.TextOrNull("territory"),
            Category = lead.TextOrNull("category"),
            Value = lead.LongOrNull("value") ?? 0,
            At = lead.Instant("at"),
            Since = lead.InstantOrNull("since"),
            AcknowledgedAt = lead.InstantOrNull("acknowledgedAt"),
            Members = lead.IntOrNull("members") is { } members ? MembersOf(lead, members) : null,
            PassedOver = lead.ListOrNull("passedOver", static (why, at) => SnapshotObject.WordOf<PassedOver>(SnapshotObject.TextOf(why, at), at)) ?? [],
            RuledOut = lead.ListOrNull("ruledOut", SnapshotObject.TextOf) ?? [],
            Revision = lead.IntOrNull("revision") ?? 0,
            Chain = lead.ListOrNull("chain", Handover) ?? [],
        };
    }

    private static Handover Handover(JsonElement element, SnapshotPlace place)
    {
        var handover = new SnapshotObject(element, place, "a handover", HandoverNames);
        return new Handover(handover.TextOrNull("from"), handover.TextOrNull("to"), handover.Instant("at"), handover.Text("why"));
    }

    private static OutboxIntent Pending(JsonElement element, SnapshotPlace place)
    {
        var intent = new SnapshotObject(element, place, "an intent", PendingNames);
        return new OutboxIntent(intent.Long("number"), new Intent(
            intent.Word<IntentKind>("kind"),
            intent.TextOrNull("to"),
            intent.Text("key"),
            intent.Text("cause"),
            intent.Instant("at"),
            intent.InstantOrNull("expiresAt"),
            intent.TextOrNull("about")));
    }

    private PoolMembership MembersOf(SnapshotObject owner, int number) =>
        number >= 0 && number < _memberships.Count
            ? _memberships[number]
            : throw owner.PlaceOf("members").Problem($"there is no membership {number}; there are {_memberships.Count}, counted from 0.");

    /// <summary>What was read makes no whole: the objection, with its place.</summary>
    private static T Made<T>(SnapshotPlace place, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException objection)
        {
            throw place.Problem(objection.Message.Split(" (Parameter ")[0]);
        }
    }
}
