using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadRules;

namespace CrmApi.Data;

/// <summary>The host's leads: the fields of each as it came in, and its activities, each once.</summary>
internal sealed class LeadTable(CrmDatabase database, ILeadRules rules) : ILeadSource
{
    /// <inheritdoc/>
    public async ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default)
    {
        var parts = await database.ReadAsync(
            "select fields from crm_lead where id = @id; select activity from crm_activity where lead = @id",
            static row => row.GetString(0),
            cancellationToken,
            ("id", lead));
        return parts is [var fields, .. var activities] ? Read(fields, activities) : null;
    }

    /// <summary>The leads whose ids come after one, in the order of their ids.</summary>
    public async Task<IReadOnlyList<Lead>> PageAsync(string? owner, string after, int max, CancellationToken cancellation)
    {
        var ids = await database.ReadAsync(
            $"select id from crm_lead where id > @after {(owner is null ? "" : "and owner = @owner")} order by id limit {max}",
            static row => row.GetString(0),
            cancellation,
            owner is null ? [("after", after)] : [("after", after), ("owner", owner)]);
        List<Lead> leads = [];
        foreach (var id in ids)
        {
            if (await FindAsync(id, cancellation) is { } lead)
                leads.Add(lead);
        }

        return leads;
    }

    /// <summary>Puts a lead in the place of what was known of it. Its activities are added to those that are known.</summary>
    public async Task PutAsync(JsonObject lead, CancellationToken cancellation)
    {
        var id = (string)lead["id"]!;
        var activities = lead["activities"] as JsonArray ?? [];
        lead.Remove("activities");
        await database.RunAsync(
            "insert into crm_lead (id, fields, owner) values (@id, @fields, @owner) on conflict (id) do update set fields = excluded.fields",
            cancellation,
            ("id", id),
            ("fields", lead.ToJsonString()),
            ("owner", (string?)lead["owner"]));
        foreach (var activity in activities)
            await AddAsync(id, activity!.AsObject(), cancellation);
    }

    /// <summary>Adds an activity; false when it was there already. One without an id is known by its content.</summary>
    public async Task<bool> AddAsync(string lead, JsonObject activity, CancellationToken cancellation)
    {
        if (activity["id"] is null)
            activity["id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activity.ToJsonString())))[..16];
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

    /// <summary>Whether there are no leads at all.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => (await database.ReadAsync("select 1 from crm_lead limit 1", static row => row.GetInt32(0), cancellation)) is [];

    /// <summary>What came in was checked by the rules of its day; a field that today's rules do not know any more is passed over.</summary>
    private Lead Read(string fields, IEnumerable<string> activities)
    {
        var whole = $"{fields[..^1]},\"activities\":[{string.Join(',', activities)}]}}";
        return new LeadJsonReader(rules.Current.RuleBook, ignoreUnknown: true).Read(Encoding.UTF8.GetBytes(whole));
    }
}
