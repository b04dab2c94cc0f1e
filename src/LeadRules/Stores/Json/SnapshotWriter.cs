using System.Text.Json;
using LeadRules.Calendars;
using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Stores.Json;

/// <summary>Writes what stores remember. What is null, 0 or empty is left out; in a snapshot memberships, which many leads share, are written once and named by number.</summary>
internal sealed class SnapshotWriter(Utf8JsonWriter json)
{
    /// <summary>The numbers of the memberships; empty where each part has a text to itself, with its own membership in it.</summary>
    private readonly Dictionary<PoolMembership, int> _memberships = [];

    public void Write(RoutingSnapshot snapshot)
    {
        foreach (var members in snapshot.Pools.Select(static pool => pool.Members).Concat(snapshot.Leads.Select(static lead => lead.Members).OfType<PoolMembership>()))
            _memberships.TryAdd(members, _memberships.Count);

        json.WriteStartObject();
        json.WriteString("format"u8, RoutingSnapshotJson.Format);
        json.List("memberships", _memberships.Keys, Membership);
        json.List("pools", snapshot.Pools, Pool);
        json.List("reps", snapshot.Reps, Rep);
        json.List("leads", snapshot.Leads, Lead);
        if (snapshot.States.Count > 0)
            json.List("states", snapshot.States, stored => StateWriter.WriteStored(json, stored));
        json.WriteNumber("lastNumber"u8, snapshot.LastNumber);
        json.List("pending", snapshot.Pending, Pending);
        if (snapshot.SetAside.Count > 0)
            json.List("setAside", snapshot.SetAside, Pending);
        json.List("settled", snapshot.Settled, json.WriteStringValue);
        json.WriteEndObject();
    }

    private void Membership(PoolMembership members)
    {
        json.WriteStartObject();
        for (var i = 0; i < members.Count; i++)
            json.WriteNumber(members.Reps[i], members.Weights[i]);
        json.WriteEndObject();
    }

    public void Pool(PoolState pool)
    {
        json.WriteStartObject();
        json.WriteString("pool"u8, pool.Pool);
        json.WriteNumber("version"u8, pool.Version);
        json.WriteNumber("turn"u8, pool.Turn);
        Members(pool.Members);
        Numbers("credits", pool.Credits);
        Numbers("lastTurns", pool.LastTurns);
        Numbers("values", pool.Values);
        Numbers("missed", pool.Missed);
        json.WriteEndObject();
    }

    public void Rep(RepState rep)
    {
        json.WriteStartObject();
        json.WriteString("rep"u8, rep.Rep);
        json.Number("open", rep.Open);
        if (rep.OpenBy.Count > 0)
        {
            json.List("openBy", rep.OpenBy, category =>
            {
                json.WriteStartObject();
                json.WriteString("category"u8, category.Category);
                json.WriteNumber("count"u8, category.Count);
                json.WriteEndObject();
            });
        }

        json.Number("openValue", rep.OpenValue);
        Period("day", rep.Day);
        Period("week", rep.Week);
        Period("month", rep.Month);
        json.Instant("lastAt", rep.LastAt);
        json.WriteEndObject();
    }

    public void Lead(RoutedLead lead)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, lead.Key);
        json.WriteString("lead"u8, lead.Lead);
        json.WriteString("status"u8, EnumWords<RoutedStatus>.All[(int)lead.Status]);
        json.Text("rep", lead.Rep);
        json.Text("pool", lead.Pool);
        json.Text("queue", lead.Queue);
        json.Text("route", lead.Route);
        json.Number("step", lead.Step);
        json.Text("territory", lead.Territory);
        json.Text("category", lead.Category);
        json.Number("value", lead.Value);
        json.Instant("at", lead.At);
        json.Instant("since", lead.Since);
        json.Instant("acknowledgedAt", lead.AcknowledgedAt);
        if (lead.Members is { } members)
            Members(members);
        PassedOver(lead.PassedOver);
        if (lead.RuledOut.Count > 0)
            json.List("ruledOut", lead.RuledOut, json.WriteStringValue);
        json.Number("revision", lead.Revision);
        if (lead.Chain.Count > 0)
            json.List("chain", lead.Chain, Handover);
        json.WriteEndObject();
    }

    public void Event(PoolEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("pool"u8, happened.Pool);
        json.WriteNumber("version"u8, happened.Version);
        json.WriteString("kind"u8, EnumWords<PoolEventKind>.All[(int)happened.Kind]);
        json.Instant("at", happened.At);
        Members(happened.Members);
        json.Text("key", happened.Key);
        json.Text("rep", happened.Rep);
        json.Text("to", happened.To);
        PassedOver(happened.PassedOver);
        json.Number("value", happened.Value);
        json.Number("makeUp", happened.MakeUp);
        json.WriteEndObject();
    }

    public void Intent(Intent intent)
    {
        json.WriteStartObject();
        Members(intent);
        json.WriteEndObject();
    }

    private void Members(PoolMembership members)
    {
        if (_memberships.TryGetValue(members, out var number))
        {
            json.WriteNumber("members"u8, number);
            return;
        }

        json.WritePropertyName("members"u8);
        Membership(members);
    }

    private void PassedOver(IReadOnlyList<PassedOver> reasons)
    {
        if (reasons.Count > 0)
            json.List("passedOver", reasons, why => json.WriteStringValue(EnumWords<PassedOver>.All[(int)why]));
    }

    private void Handover(Handover handover)
    {
        json.WriteStartObject();
        json.Text("from", handover.From);
        json.Text("to", handover.To);
        json.Instant("at", handover.At);
        json.WriteString("why"u8, handover.Why);
        json.WriteEndObject();
    }

    private void Pending(OutboxIntent waiting)
    {
        json.WriteStartObject();
        json.WriteNumber("number"u8, waiting.Number);
        Members(waiting.Intent);
        json.Text("lead", waiting.Lead);
        json.Number("attempts", waiting.Attempts);
        json.Instant("nextTry", waiting.NextTry);
        json.Text("problem", waiting.Problem);
        json.WriteEndObject();
    }

    private void Members(Intent intent)
    {
        json.WriteString("kind"u8, EnumWords<IntentKind>.All[(int)intent.Kind]);
        json.Text("to", intent.To);
        json.WriteString("key"u8, intent.Key);
        json.WriteString("cause"u8, intent.Cause);
        json.Instant("at", intent.At);
        json.Instant("expiresAt", intent.ExpiresAt);
        json.Text("about", intent.About);
        json.Text("name", intent.Name);
    }

    private void Period(string name, PeriodCount period)
    {
        if (period == default)
            return;
        json.WriteStartObject(name);
        json.WriteString("start"u8, DateText.Format(period.Start));
        json.WriteNumber("count"u8, period.Count);
        json.WriteEndObject();
    }

    private void Numbers(string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
