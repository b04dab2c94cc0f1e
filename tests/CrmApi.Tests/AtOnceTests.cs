using System.Text;
using System.Text.Json.Nodes;
using CrmApi.Tests.Killing;

namespace CrmApi.Tests;

/// <summary>Callers who change one lead at the same time.</summary>
public sealed class AtOnceTests
{
    private static readonly string[] Fields = ["name", "company", "city", "region", "industry", "campaign"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("Sqlite"), InlineData("PostgreSql")]
    public async Task Who_change_different_fields_of_a_lead_at_once_lose_none(string kind)
    {
        await using var database = await CrmDatabase.NewAsync(kind);
        await using var host = await HostProcess.StartAsync(
            new Dictionary<string, string> { ["Crm:Database"] = database.Kind, ["Crm:ConnectionString"] = database.ConnectionString, ["Crm:SampleData"] = "", ["Logging:LogLevel:Default"] = "Warning" }, Stop);

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(lead => Fields.Select(async field =>
        {
            using var body = new StringContent($$"""{"id": "L-{{lead}}", "{{field}}": "known"}""", Encoding.UTF8, "application/json");
            using var answer = await host.Client.PostAsync(new Uri("/leads", UriKind.Relative), body, Stop);
            answer.EnsureSuccessStatusCode();
        })));

        await using var source = database.Source();
        await using var command = source.CreateCommand("select fields from crm_lead");
        await using var rows = await command.ExecuteReaderAsync(Stop);
        var leads = 0;
        for (; await rows.ReadAsync(Stop); leads++)
            JsonNode.Parse(rows.GetString(0))!.AsObject().Select(static field => field.Key).Order().ShouldBe(Fields.Append("id").Order());
        leads.ShouldBe(20);
    }
}
