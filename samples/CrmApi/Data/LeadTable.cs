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
    public async ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(lead, cancellationToken);
        return parts is [var fields, .. var activities] ? Read(rules.Current.RuleBook, fields, activities).Lead : null;
    }

    private Task<List<string>> PartsAsync(string id, CancellationToken cancellation) => database.ReadAsync(
        "select fields from crm_lead where id = @id; select activity from crm_activity where lead = @id", static row => row.GetString(0), cancellation, ("id", id));

    /// <summary>The ids of leads that come after one, in their order.</summary>
    public Task<List<string>> IdsAsync(string? owner, string after, int max, CancellationToken cancellation) => database.ReadAsync(
        $"select id from crm_lead where id > @after {(owner is null ? "" : "and owner = @owner")} order by id limit {max}",
        static row => row.GetString(0),
        cancellation,
        owner is null ? [("after", after)] : [("after", after), ("owner", owner)]);

    /// <summary>A lead as another rule book would read it, and what of it does not fit; null when there is no such lead.</summary>
    public async Task<(Lead Lead, IReadOnlyList<string> Unfit)?> ReadAsync(string id, RuleBook book, CancellationToken cancellation) =>
        await PartsAsync(id, cancellation) is [var fields, .. var activities] ? Read(book, fields, activities) : null;

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

    /// <summary>
    /// What came in was checked by the rules of its day. A field that today's rules do not know any more, or that does not fit them, is
    /// missing until they do again; it stays in the table.
    /// </summary>
    public static (Lead Lead, IReadOnlyList<string> Unfit) Read(RuleBook book, string fields, IEnumerable<string> activities)
    {
        var whole = JsonNode.Parse($"{fields[..^1]},\"activities\":[{string.Join(',', activities)}]}}")!;
        var reader = new LeadJsonReader(book, ignoreUnknown: true);
        List<string> unfit = [];
        while (true)
        {
            if (reader.TryRead(Encoding.UTF8.GetBytes(whole.ToJsonString()), out var lead, out var problems))
                return (lead, unfit);
            foreach (var path in problems.Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.Path).Distinct().Reverse())
            {
                if (!Remove(whole, path))
                    throw new InvalidOperationException($"A lead in the table cannot be read: {string.Join("; ", problems)}");
                unfit.Add(path);
            }
        }
    }

    /// <summary>Takes <c>$.name</c> or <c>$.activities[3].name</c> out; an activity without its type or instant goes as a whole.</summary>
    private static bool Remove(JsonNode whole, string path)
    {
        if (Place().Match(path) is not { Success: true } place)
            return false;
        if (!place.Groups["at"].Success)
            return whole.AsObject().Remove(place.Groups["name"].Value);
        var activities = whole["activities"]!.AsArray();
        var (at, name) = (int.Parse(place.Groups["at"].Value, CultureInfo.InvariantCulture), place.Groups["name"].Value);
        if (name is "" or "type" or "at")
        {
            activities.RemoveAt(at);
            return true;
        }

        return activities[at]!.AsObject().Remove(name);
    }

    /// <summary>The same for the same activity, however it is written: in whatever order, zone, and number of decimals.</summary>
    private static string IdOf(JsonObject activity)
    {
        var parts = activity.Where(static part => part.Key != "id" && part.Value is not null).OrderBy(static part => part.Key, StringComparer.Ordinal).Select(static part =>
            part.Value!.GetValueKind() == JsonValueKind.String && DateTimeOffset.TryParse((string)part.Value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? $"{part.Key}={instant.UtcTicks}"
                : $"{part.Key}={part.Value!.ToJsonString()}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    [GeneratedRegex(@"^\$(?:\.activities\[(?<at>\d+)\])?(?:\.(?<name>[\w-]+))?$")]
    private static partial Regex Place();
}
