using CrmApi.Tests.Killing;

namespace CrmApi.Tests;

/// <summary>Leads that a host has kept and not decided, because it was stopped between the two.</summary>
public sealed class UndecidedTests
{
    private const string Kept = """{"id":"N-1","industry":"logistics","created":"2026-11-23T09:00:00Z"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sqlite", "insert into crm_undecided (lead, mark) values ('N-1', 'left')")]
    [InlineData("PostgreSql", "insert into crm_undecided (lead, mark) values ('N-1', 'left')")]
    [InlineData("Sqlite", "drop table crm_undecided; delete from crm_mark")]
    [InlineData("PostgreSql", "drop table crm_undecided; delete from crm_mark")]
    public async Task A_lead_whose_fields_were_kept_alone_is_decided_at_the_next_start(string kind, string left)
    {
        await using var database = await CrmDatabase.NewAsync(kind);
        await using (await StartAsync(database))
        {
            // The host has made its tables.
        }

        await using var source = database.Source();
        await RunAsync(source, $"insert into crm_lead (id, fields) values ('N-1', '{Kept}'); {left}");
        await using var host = await StartAsync(database);
        await HostTests.UntilAsync(async () => await host.Client.GetStringAsync("/leads/N-1/history", Stop), static history => history.Contains("\"revision\":1", StringComparison.Ordinal));
        await HostTests.UntilAsync(() => CountAsync(source), static marks => marks == 0);
    }

    [Fact]
    public async Task No_mark_stays_when_a_lead_was_decided_or_was_refused()
    {
        await using var database = await CrmDatabase.NewAsync("Sqlite");
        await using var host = await StartAsync(database);
        foreach (var body in (string[])[Kept, $$"""{{Kept[..^1]}},"activities":[{{HostTests.Form}},{{HostTests.Form.Replace("contact", "demo", StringComparison.Ordinal)}}]}"""])
        {
            using var content = new StringContent(body);
            using var answer = await host.Client.PostAsync("/leads", content, Stop);
        }

        await using var source = database.Source();
        (await CountAsync(source)).ShouldBe(0);
    }

    private static Task<HostProcess> StartAsync(CrmDatabase database) => HostProcess.StartAsync(
        new Dictionary<string, string> { ["Crm:Database"] = database.Kind, ["Crm:ConnectionString"] = database.ConnectionString, ["Crm:SampleData"] = "", ["Logging:LogLevel:Default"] = "Warning" }, Stop);

    private static async Task RunAsync(System.Data.Common.DbDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<long> CountAsync(System.Data.Common.DbDataSource source)
    {
        await using var command = source.CreateCommand("select count(*) from crm_undecided");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
