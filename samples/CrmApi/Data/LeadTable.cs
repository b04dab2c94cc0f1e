using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadRules;

namespace CrmApi.Data;

/// <summary>The host's leads: the fields of each as it came in, and its activities, each once.</summary>
internal sealed class LeadTable(CrmDatabase database, ILeadRules rules) : ILeadSource
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
    public async Task PutAsync(JsonObject lead, CancellationToken cancellation)
    {
        var id = (string)lead["id"]!;
        var activities = lead["activities"] as JsonArray ?? [];
        lead.Remove("activities");
        var known = await database.ReadAsync("select fields from crm_lead where id = @id", static row => row.GetString(0), cancellation, ("id", id));
        var fields = known is [var before] ? JsonNode.Parse(before)!.AsObject() : [];
        foreach (var (name, value) in lead)
        {
            if (value is null)
                fields.Remove(name);
            else
                fields[name] = value.DeepClone();
        }

        await database.RunAsync(
            "insert into crm_lead (id, fields, owner) values (@id, @fields, @owner) on conflict (id) do update set fields = excluded.fields",
            cancellation,
            ("id", id),
            ("fields", fields.ToJsonString()),
            ("owner", (string?)fields["owner"]));
        foreach (var activity in activities)
            await AddAsync(id, activity!.AsObject(), cancellation);
    }

    /// <summary>Adds an activity; false when it was there already. One without an id is known by what it says.</summary>
    public async Task<bool> AddAsync(string lead, JsonObject activity, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace((string?)activity["id"]))
            activity["id"] = IdOf(activity);
        return await database.RunAsync(
            "insert into crm_activity (lead, id, activity) values (@lead, @id, @activity) on conflict (lead, id) do nothing",
            cancellation,
            ("lead", lead),
            ("id", (string)activity["id"]!),
            ("activity", activity.ToJsonString())) > 0;
    }

    /// <summary>Notes who has the lead now, for the rep's list.</summary>
    public Task SetOwnerAsync(string lead, string? owner, CancellationToken cancellation) =>
        database.RunAsync("update crm_lead set owner = @owner where id = @id", cancellation, ("id", lead), ("owner", owner));

    /// <summary>Whether there is such a lead.</summary>
    public async Task<bool> ExistsAsync(string lead, CancellationToken cancellation) =>
        (await database.ReadAsync("select 1 from crm_lead where id = @id", static row => row.GetInt32(0), cancellation, ("id", lead))) is not [];

    /// <summary>The same for the same activity, however it is written: in whatever order, zone, and number of decimals.</summary>
    private static string IdOf(JsonObject activity)
    {
        var parts = activity.Where(static part => part.Key != "id" && part.Value is not null).OrderBy(static part => part.Key, StringComparer.Ordinal).Select(static part =>
            part.Value!.GetValueKind() == JsonValueKind.String && DateTimeOffset.TryParse((string)part.Value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? $"{part.Key}={instant.UtcTicks}"
                : $"{part.Key}={part.Value!.ToJsonString()}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }
}
