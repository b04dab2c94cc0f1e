using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CrmApi.Tests.Killing;

namespace CrmApi.Tests;

/// <summary>What no database can keep, or not all of them, is a mistake of the caller and never an outage.</summary>
public sealed class RefusedDataTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("Sqlite"), InlineData("PostgreSql")]
    public async Task What_a_database_cannot_keep_is_refused_at_its_place(string kind)
    {
        await using var database = await CrmDatabase.NewAsync(kind);
        await using var host = await HostProcess.StartAsync(
            new Dictionary<string, string> { ["Crm:Database"] = database.Kind, ["Crm:ConnectionString"] = database.ConnectionString, ["Crm:SampleData"] = "", ["Logging:LogLevel:Default"] = "Warning" }, Stop);
        const string Visit = """{"type":"page.visited","at":"2026-11-20T08:00:00Z","id":"ID","subject":"SUBJECT"}""";
        await PostAsync(host, "/leads", """{"id":"N-1"}""", HttpStatusCode.OK);

        (await RefusedAsync(host, "/leads/N-1/activities", Visit.Replace("ID", """a\u0000b""", StringComparison.Ordinal))).ShouldBe("CRM3 $.id");
        (await RefusedAsync(host, "/leads/N-1/activities", Visit.Replace("ID", new string('a', 9_000), StringComparison.Ordinal))).ShouldBe("CRM3 $.id");
        (await RefusedAsync(host, "/leads/N-1/activities", Visit.Replace("SUBJECT", """a\u0000b""", StringComparison.Ordinal))).ShouldBe("CRM4 $.subject");
        (await RefusedAsync(host, "/leads", $$"""{"id":"N-2","owner":"a\u0000b","activities":[{{Visit.Replace("ID", """\n""", StringComparison.Ordinal)}}]}""")).ShouldBe("CRM4 $.owner, CRM3 $.activities[0].id");
        (await RefusedAsync(host, "/leads/N-1/dispositions", """{"disposition":"junk","id":"\u0000"}""")).ShouldBe("CRM3 $.id");
        await PostAsync(host, "/rule-book?after=1&by=%00", "{}", HttpStatusCode.BadRequest);
        foreach (var path in (string[])["/leads/a%00b", "/leads/a%00b/history", "/reps/a%00b/hot-list"])
        {
            using var answer = await host.Client.GetAsync(path, Stop);
            ((int)answer.StatusCode).ShouldBeLessThan(500, path);
        }
    }

    private static async Task<string> RefusedAsync(HostProcess host, string path, string json) =>
        string.Join(", ", (await PostAsync(host, path, json, HttpStatusCode.BadRequest))["diagnostics"]!.AsArray().Select(static found => $"{found!["code"]} {found["path"]}"));

    private static async Task<JsonNode> PostAsync(HostProcess host, string path, string json, HttpStatusCode expected)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await host.Client.PostAsync(path, content, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.ShouldBe(expected, text);
        return JsonNode.Parse(text)!;
    }
}
