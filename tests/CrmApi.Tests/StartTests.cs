namespace CrmApi.Tests;

/// <summary>Settings with which the host does not start, rather than do something else than what they say.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_folder_of_plug_ins_that_is_not_there_is_told_at_the_start()
    {
        await using var database = await Killing.CrmDatabase.NewAsync("Sqlite");
        var settings = new Dictionary<string, string> { ["Crm:ConnectionString"] = database.ConnectionString, ["Crm:SampleData"] = "", ["Crm:PlugIns"] = "plugins" };
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => HostProcess.StartAsync(settings, TestContext.Current.CancellationToken));
        refused.Message.ShouldContain("Crm:PlugIns is 'plugins', and there is no folder");
    }
}
