using System.Text.Json;
using LeadRules.Routing;

namespace LeadRules.Stores.Json;

/// <summary>Reads what <see cref="SnapshotWriter"/> writes, and nothing else.</summary>
internal sealed class SnapshotReader
{
    private static readonly string[] SnapshotNames = ["format", "memberships", "pools", "reps", "leads", "states", "lastNumber", "pending", "setAside", "settled"];
    private static readonly string[] PoolNames = ["pool", "version", "turn", "members", "credits", "lastTurns", "values", "missed"];
    private static readonly string[] RepNames = ["rep", "open", "openBy", "openValue", "day", "week", "month", "lastAt"];
    private static readonly string[] CategoryNames = ["category", "count"];
    private static readonly string[] PeriodNames = ["start", "count"];
    private static readonly string[] LeadNames =
        ["key", "lead", "status", "rep", "pool", "queue", "route", "step", "territory", "category", "value", "at", "since", "acknowledgedAt", "members", "passedOver", "ruledOut", "revision", "chain"];
    private static readonly string[] HandoverNames = ["from", "to", "at", "why"];
    private static readonly string[] IntentNames = ["kind", "to", "key", "cause", "at", "expiresAt", "about", "name"];
    private static readonly string[] PendingNames = ["number", .. IntentNames, "lead", "attempts", "nextTry", "problem"];
    private static readonly string[] EventNames = ["pool", "version", "kind", "at", "members", "key", "rep", "to", "passedOver", "value", "makeUp"];

    /// <summary>By their numbers, null where one could not be read; null for parts that have a text to themselves, with their own membership in it.</summary>
    private readonly IReadOnlyList<PoolMembership?>? _memberships;

    private SnapshotReader(IReadOnlyList<PoolMembership?>? memberships) => _memberships = memberships;

    /// <summary>Reads parts that have a text to themselves.</summary>
    public static SnapshotReader OfParts { get; } = new(null);

    public static RoutingSnapshot Read(JsonElement root, SnapshotPlace place)
    {
        var all = new SnapshotObject(root, place, "a snapshot", SnapshotNames);
        all.RequireFormat(RoutingSnapshotJson.Format);
        var reader = new SnapshotReader(all.List("memberships", Membership));
        var snapshot = new RoutingSnapshot
        {
            Pools = all.List("pools", reader.Pool),
            Reps = all.List("reps", Rep),
            Leads = all.List("leads", reader.Lead),
            States = all.ListOrNull("states", StateReader.ReadStored) ?? [],
            LastNumber = all.Long("lastNumber"),
            Pending = all.List("pending", Pending),
            SetAside = all.ListOrNull("setAside", Pending) ?? [],
            Settled = all.List("settled", SnapshotObject.TextOf),
        };
        if (place.Problems == 0 && snapshot.Objection() is { } objection)
            place.Problem(objection);
        return snapshot;
    }

    private static PoolMembership? Membership(JsonElement element, SnapshotPlace place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            place.Problem("a membership is an object of reps and their weights.");
            return null;
        }

        var before = place.Problems;
        List<KeyValuePair<string, int>> weights = [];
        foreach (var member in element.EnumerateObject())
        {
            var weight = SnapshotObject.LongOf(member.Value, place.Member(member.Name));
            if (weight is < 0 or > int.MaxValue)
                place.Member(member.Name).Problem("a weight is a whole number, 0 or more.");
            weights.Add(KeyValuePair.Create(member.Name, (int)Math.Clamp(weight, 0, int.MaxValue)));
        }

        return place.Problems == before ? Made(place, () => new PoolMembership(weights)) : null;
    }

    public PoolState Pool(JsonElement element, SnapshotPlace place)
    {
        var before = place.Problems;
        var pool = new SnapshotObject(element, place, "a pool", PoolNames);
        var (id, version, turn) = (pool.Text("pool"), pool.Long("version"), pool.Long("turn"));
        var members = MembersOf(pool);
        var (credits, lastTurns) = (pool.List("credits", SnapshotObject.LongOf), pool.List("lastTurns", SnapshotObject.LongOf));
        var (values, missed) = (pool.List("values", SnapshotObject.LongOf), pool.List("missed", SnapshotObject.LongOf));
        var made = place.Problems == before && members is not null ? Made(place, () => new PoolState(id, version, turn, members, credits, lastTurns, values, missed)) : null;
        return made ?? PoolState.New("unread");
    }

    public static RepState Rep(JsonElement element, SnapshotPlace place)
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

    public RoutedLead Lead(JsonElement element, SnapshotPlace place)
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
            Members = MembersOf(lead, isNeeded: false),
            PassedOver = lead.ListOrNull("passedOver", SnapshotObject.WordOf<PassedOver>) ?? [],
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

    public PoolEvent Event(JsonElement element, SnapshotPlace place)
    {
        var happened = new SnapshotObject(element, place, "an event of a pool", EventNames);
        return new PoolEvent
        {
            Pool = happened.Text("pool"),
            Version = happened.Long("version"),
            Kind = happened.Word<PoolEventKind>("kind"),
            At = happened.Instant("at"),
            Members = MembersOf(happened) ?? PoolMembership.Empty,
            Key = happened.TextOrNull("key"),
            Rep = happened.TextOrNull("rep"),
            To = happened.TextOrNull("to"),
            PassedOver = happened.ListOrNull("passedOver", SnapshotObject.WordOf<PassedOver>) ?? [],
            Value = happened.LongOrNull("value") ?? 0,
            MakeUp = happened.IntOrNull("makeUp") ?? 0,
        };
    }

    public static Intent Intent(JsonElement element, SnapshotPlace place) => Intent(new SnapshotObject(element, place, "an intent", IntentNames));

    private static Intent Intent(SnapshotObject intent) => new(
        intent.Word<IntentKind>("kind"),
        intent.TextOrNull("to"),
        intent.Text("key"),
        intent.Text("cause"),
        intent.Instant("at"),
        intent.InstantOrNull("expiresAt"),
        intent.TextOrNull("about"),
        intent.TextOrNull("name"));

    private static OutboxIntent Pending(JsonElement element, SnapshotPlace place)
    {
        var waiting = new SnapshotObject(element, place, "an intent", PendingNames);
        return new OutboxIntent(waiting.Long("number"), Intent(waiting))
        {
            Lead = waiting.TextOrNull("lead"),
            Attempts = waiting.Count("attempts", 0),
            NextTry = waiting.InstantOrNull("nextTry"),
            Problem = waiting.TextOrNull("problem"),
        };
    }

    /// <summary>The membership of a pool, a lead or an event, by its number or in its place; null where it has none, or one that could not be read.</summary>
    private PoolMembership? MembersOf(SnapshotObject owner, bool isNeeded = true)
    {
        if (_memberships is null)
            return isNeeded ? owner.Object("members", Membership) : owner.PartOrNull("members", Membership);
        var before = owner.PlaceOf("members").Problems;
        var asked = isNeeded ? owner.Int("members") : owner.IntOrNull("members");
        if (asked is not { } number || owner.PlaceOf("members").Problems > before)
            return null;
        if (number >= 0 && number < _memberships.Count)
            return _memberships[number];
        owner.PlaceOf("members").Problem($"there is no membership {number}; there are {_memberships.Count}, counted from 0.");
        return null;
    }

    /// <summary>What was read, as a whole; null when it makes none, which is a problem of the place.</summary>
    private static T? Made<T>(SnapshotPlace place, Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (ArgumentException objection)
        {
            place.Problem(objection.Message.Split(" (Parameter ")[0]);
            return null;
        }
    }
}
