using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadRules;

namespace CrmApi.Data;

/// <summary>The host's leads: the fields of each as it came in, and its activities, each once.</summary>
internal sealed partial class LeadTable(CrmDatabase database, ILeadRules rules) : ILeadSource
{
    /// <inheritdoc/>
    public async ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default) => (await RowsAsync(lead, cancellationToken))?.Read(rules.Current).Lead;

    /// <summary>What is kept of a lead, for any engine to read; null when there is no such lead.</summary>
    public async Task<LeadRows?> RowsAsync(string id, CancellationToken cancellation) => await database.ReadAsync(
        "select fields from crm_lead where id = @id; select activity from crm_activity where lead = @id", static row => row.GetString(0), cancellation, ("id", id)) is [var fields, .. var activities]
        ? new LeadRows(fields, activities)
        : null;

    /// <summary>The ids of leads that come after one, in their order.</summary>
    public Task<List<string>> IdsAsync(string? owner, string after, int max, CancellationToken cancellation) => database.ReadAsync(
        $"select id from crm_lead where id > @after {(owner is null ? "" : "and owner = @owner")} order by id limit {max}",
        static row => row.GetString(0),
        cancellation,
        owner is null ? [("after", after)] : [("after", after), ("owner", owner)]);

    /// <summary>Keeps a lead, or what is different of one that is known: a field that is null is taken away. Its activities are added to those that are known.</summary>
    /// <returns>Null; or the id of an activity under which another is known, and then nothing is kept.</returns>
    public async Task<string?> PutAsync(JsonObject lead, CancellationToken cancellation)
    {
        var id = (string)lead["id"]!;
        var activities = lead["activities"] as JsonArray ?? [];
        lead.Remove("activities");
        string? taken = null;
        await database.AllOrNothingAsync(
            async tables =>
            {
                await PutFieldsAsync(tables, id, lead, cancellation);
                foreach (var activity in activities.Select(static activity => activity!.AsObject()))
                {
                    if (await AddAsync(tables, id, activity, atMatters: true, cancellation))
                        continue;
                    taken = (string)activity["id"]!;
                    return false;
                }

                await Undecided.MarkAsync(tables, id, cancellation);
                return true;
            },
            cancellation);
        return taken;
    }

    /// <summary>Adds an activity, unless the same is there already. One without an id is known by what it says.</summary>
    /// <param name="lead">The id of the lead.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="atMatters">Whether it is another activity at another instant; not where the host gives the instant.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False when another activity is known under its id; it stays as it is.</returns>
    public Task<bool> AddAsync(string lead, JsonObject activity, bool atMatters, CancellationToken cancellation) => database.AllOrNothingAsync(
        async tables =>
        {
            if (!await AddAsync(tables, lead, activity, atMatters, cancellation))
                return false;
            await Undecided.MarkAsync(tables, lead, cancellation);
            return true;
        },
        cancellation);

    /// <summary>Notes who has the lead now, for the rep's list.</summary>
    public Task SetOwnerAsync(string lead, string? owner, CancellationToken cancellation) =>
        database.RunAsync("update crm_lead set owner = @owner where id = @id", cancellation, ("id", lead), ("owner", owner));

    /// <summary>Whether there is such a lead.</summary>
    public async Task<bool> ExistsAsync(string lead, CancellationToken cancellation) =>
        (await database.ReadAsync("select 1 from crm_lead where id = @id", static row => row.GetInt32(0), cancellation, ("id", lead))) is not [];

    private static async Task PutFieldsAsync(CrmDatabase tables, string id, JsonObject lead, CancellationToken cancellation)
    {
        // Takes the row first, so that of two who change the lead at once the second sees what the first changed.
        await tables.RunAsync(
            "insert into crm_lead (id, fields, owner) values (@id, '{}', @owner) on conflict (id) do update set fields = crm_lead.fields",
            cancellation,
            ("id", id),
            ("owner", (string?)lead["owner"]));
        var known = await tables.ReadAsync("select fields from crm_lead where id = @id", static row => row.GetString(0), cancellation, ("id", id));
        var fields = JsonNode.Parse(known[0])!.AsObject();
        foreach (var (name, value) in lead)
        {
            if (value is null)
                fields.Remove(name);
            else
                fields[name] = value.DeepClone();
        }

        await tables.RunAsync("update crm_lead set fields = @fields where id = @id", cancellation, ("id", id), ("fields", fields.ToJsonString()));
    }

    private static async Task<bool> AddAsync(CrmDatabase tables, string lead, JsonObject activity, bool atMatters, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace((string?)activity["id"]))
            activity["id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ContentOf(activity, atMatters: true))))[..16];
        var id = (string)activity["id"]!;
        var added = await tables.RunAsync(
            "insert into crm_activity (lead, id, activity) values (@lead, @id, @activity) on conflict (lead, id) do nothing",
            cancellation,
            ("lead", lead),
            ("id", id),
            ("activity", activity.ToJsonString()));
        if (added > 0)
            return true;
        var known = await tables.ReadAsync("select activity from crm_activity where lead = @lead and id = @id", static row => row.GetString(0), cancellation, ("lead", lead), ("id", id));
        return ContentOf(JsonNode.Parse(known[0])!.AsObject(), atMatters) == ContentOf(activity, atMatters);
    }

    /// <summary>The same for the same activity, however it is written: in whatever order, zone, and number of decimals. The id is no part of it.</summary>
    private static string ContentOf(JsonObject activity, bool atMatters) => string.Join('\n', activity
        .Where(part => part.Key != "id" && (atMatters || part.Key != "at"))
        .Select(static part => (part.Key, Value: Normal(part.Key, part.Value)))
        .Where(static part => part.Value.Length > 0)
        .OrderBy(static part => part.Key, StringComparer.Ordinal)
        .Select(static part => $"{part.Key}={part.Value}"));

    /// <summary>A value in the one way of writing it; empty for a missing one.</summary>
    private static string Normal(string name, JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.String when (string)value! is var text => name == "type" ? text.ToLowerInvariant()
            : text.Length > 0 && Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant) ? $"{instant.UtcTicks}"
            : text.Length > 0 ? JsonSerializer.Serialize(text) : "",
        JsonValueKind.Number => ((double)value).ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    /// <summary>What says its offset. A time without one is what the rule book's zone makes of it, and a subject such as 10:00 is no time at all.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt].*([Zz]|[+-]\d\d:?\d\d)$")]
    private static partial Regex Instant();
}
