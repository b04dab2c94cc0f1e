using LeadRules.Tests;

namespace LeadRules.Cli.Tests;

public sealed class ProcessTests : ToolTest
{
    [Fact]
    public async Task The_tool_runs_as_a_process_of_its_own()
    {
        WriteLeads(LeadA);
        var tool = Path.Combine(AppContext.BaseDirectory, "LeadRules.Cli.dll");

        var output = await Dotnet.RunAsync(AppContext.BaseDirectory, tool, "score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), "--at", "2026-11-22", "--format", "csv");

        output.ShouldBe("lead,engagement,engagement.raw,engagement.band,fit,fit.raw,fit.band\nA,76,76,hot,20,30,\n");
    }
}
