using System.Text.Json;
using LeadRules.Calendars;
using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Stores.Json;

/// <summary>Writes a snapshot. What is null, 0 or empty is left out; memberships, which many leads share, are written once and named by number.</summary>
internal sealed class SnapshotWriter(Utf8JsonWriter json)
{
    private readonly Dictionary<PoolMembership, int> _memberships = [];

    public void Write(RoutingSnapshot snapshot)
    {
        foreach (var members in snapshot.Pools.Select(static pool => pool.Members).Concat(snapshot.Leads.Select(static lead => lead.Members).OfType<PoolMembership>()))
            _memberships.TryAdd(members, _memberships.Count);

        json.WriteStartObject();
        json.WriteString("format"u8, RoutingSnapshotJson.Format);
        List("memberships", _memberships.Keys, Membership);
        List("pools", snapshot.Pools, Pool);
        List("reps", snapshot.Reps, Rep);
        List("leads", snapshot.Leads, Lead);
        json.WriteNumber("lastNumber"u8, snapshot.LastNumber);
        List("pending", snapshot.Pending, Pending);
        List("settled", snapshot.Settled, json.WriteStringValue);
        json.WriteEndObject();
    }

    private void Membership(PoolMembership members)
    {
        json.WriteStartObject();
        for (var i = 0; i < members.Count; i++)
            json.WriteNumber(members.Reps[i], members.Weights[i]);
        json.WriteEndObject();
    }

    private void Pool(PoolState pool)
    {
        json.WriteStartObject();
        json.WriteString("pool"u8, pool.Pool);
        json.WriteNumber("version"u8, pool.Version);
        json.WriteNumber("turn"u8, pool.Turn);
        json.WriteNumber("members"u8, _memberships[pool.Members]);
        Numbers("credits", pool.Credits);
        Numbers("lastTurns", pool.LastTurns);
        Numbers("values", pool.Values);
        Numbers("missed", pool.Missed);
        json.WriteEndObject();
    }

    private void Rep(RepState rep)
    {
        json.WriteStartObject();
        json.WriteString("rep"u8, rep.Rep);
        Number("open", rep.Open);
        if (rep.OpenBy.Count > 0)
        {
            List("openBy", rep.OpenBy, category =>
            {
                json.WriteStartObject();
                json.WriteString("category"u8, category.Category);
                json.WriteNumber("count"u8, category.Count);
                json.WriteEndObject();
            });
        }

        Number("openValue", rep.OpenValue);
        Period("day", rep.Day);
        Period("week", rep.Week);
        Period("month", rep.Month);
        Instant("lastAt", rep.LastAt);
        json.WriteEndObject();
    }

    private void Lead(RoutedLead lead)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, lead.Key);
        json.WriteString("lead"u8, lead.Lead);
        json.WriteString("status"u8, EnumWords<RoutedStatus>.All[(int)lead.Status]);
        Text("rep", lead.Rep);
        Text("pool", lead.Pool);
        Text("queue", lead.Queue);
        Text("route", lead.Route);
        Number("step", lead.Step);
        Text("territory", lead.Territory);
        Text("category", lead.Category);
        Number("value", lead.Value);
        Instant("at", lead.At);
        Instant("since", lead.Since);
        Instant("acknowledgedAt", lead.AcknowledgedAt);
        if (lead.Members is { } members)
            json.WriteNumber("members"u8, _memberships[members]);
        if (lead.PassedOver.Count > 0)
            List("passedOver", lead.PassedOver, why => json.WriteStringValue(EnumWords<PassedOver>.All[(int)why]));
        if (lead.RuledOut.Count > 0)
            List("ruledOut", lead.RuledOut, json.WriteStringValue);
        Number("revision", lead.Revision);
        if (lead.Chain.Count > 0)
            List("chain", lead.Chain, Handover);
        json.WriteEndObject();
    }

    private void Handover(Handover handover)
    {
        json.WriteStartObject();
        Text("from", handover.From);
        Text("to", handover.To);
        Instant("at", handover.At);
        json.WriteString("why"u8, handover.Why);
        json.WriteEndObject();
    }

    private void Pending(OutboxIntent waiting)
    {
        var intent = waiting.Intent;
        json.WriteStartObject();
        json.WriteNumber("number"u8, waiting.Number);
        json.WriteString("kind"u8, EnumWords<IntentKind>.All[(int)intent.Kind]);
        Text("to", intent.To);
        json.WriteString("key"u8, intent.Key);
        json.WriteString("cause"u8, intent.Cause);
        Instant("at", intent.At);
        Instant("expiresAt", intent.ExpiresAt);
        Text("about", intent.About);
        json.WriteEndObject();
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

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private void Numbers(string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private void Text(string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private void Number(string name, long number)
    {
        if (number != 0)
            json.WriteNumber(name, number);
    }

    private void Instant(string name, DateTimeOffset? instant)
    {
        if (instant is { } given)
            json.WriteString(name, InstantText.Format(given));
    }
}
