using System.Globalization;
using System.Text.Json.Nodes;
using LeadRules;
using Microsoft.Extensions.Options;

namespace CrmApi.Data;

/// <summary>Fills an empty database, so that there is something to see. What the leads did is moved so that the last of it was yesterday.</summary>
internal sealed class SampleLeads(CrmDatabase database, LeadTable leads, Undecided undecided, IServiceScopeFactory scopes, IOptions<CrmOptions> options, TimeProvider clock)
{
    private static readonly string[] Instants = ["created", "at"];

    public async Task FillAsync(CancellationToken cancellation)
    {
        const string Filled = "select name from crm_mark where name = 'sample leads'";
        if (options.Value.SampleData is not { Length: > 0 } file || (await database.ReadAsync(Filled, static row => row.GetString(0), cancellation)) is [_])
            return;
        var sample = File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Select(static line => JsonNode.Parse(line)!.AsObject()).ToList();
        var days = Math.Floor((clock.GetUtcNow() - sample.SelectMany(Dates).Max()).TotalDays);
        foreach (var lead in sample)
        {
            Move(lead, TimeSpan.FromDays(days));
            var id = (string)lead["id"]!;

            // What a start of another day put in, moved otherwise, stays as it is.
            _ = await leads.PutAsync(lead, cancellation);
            await using var scope = scopes.CreateAsyncScope();

            // They come out of another system, whose people know them: nobody is told about each.
            await undecided.DecideAsync(scope.ServiceProvider.GetRequiredService<LeadDesk>(), id, clock.GetUtcNow(), new DecisionRequest { IsQuiet = true }, cancellation);
        }

        // A first start that was cut short fills again, and finds what is there already.
        await database.RunAsync("insert into crm_mark (name) values ('sample leads') on conflict (name) do nothing", cancellation);
    }

    private static IEnumerable<DateTimeOffset> Dates(JsonObject lead) => Objects(lead).SelectMany(static part => Instants.Select(name => (string?)part[name]).OfType<string>()).Select(Instant);

    private static void Move(JsonObject lead, TimeSpan by)
    {
        foreach (var part in Objects(lead))
        {
            foreach (var name in Instants)
            {
                if ((string?)part[name] is { } written)
                    part[name] = (Instant(written) + by).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonObject lead) => [lead, .. (lead["activities"] as JsonArray ?? []).Select(static activity => activity!.AsObject())];

    private static DateTimeOffset Instant(string written) => DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
