using System.Diagnostics;

namespace LeadRules.Cli.Tests;

/// <summary>Output that cannot be written: the tool says what, and never ends with a stack trace.</summary>
public sealed class OutputFailureTests : ToolTest
{
    private const string Full = "Cannot write standard output: No space left on device.\n";

    public OutputFailureTests() => WriteLeads(LeadA);

    [Theory]
    [InlineData("score", "stop")]
    [InlineData("score", "skip")]
    public async Task A_disk_that_is_full_is_told(string command, string onError)
    {
        (await RunOnFullDisk([command, PathOf("book.json"), "--leads", PathOf("leads.jsonl"), .. OnError(onError)])).ShouldBe((2, Full));
        Files().ShouldBe(["book.json", "leads.jsonl"]);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_by_check() => (await RunOnFullDisk("check", PathOf("book.json"))).ShouldBe((2, Full));

    [Fact]
    public async Task A_disk_that_is_full_is_told_by_the_help() => (await RunOnFullDisk("--help")).ShouldBe((2, Full));

    [Fact]
    public async Task Where_messages_cannot_be_written_the_exit_code_is_left()
    {
        await using var error = new StreamWriter(new FullDisk()) { AutoFlush = true };

        (await Tool.RunAsync(["check", PathOf("none.json")], new ToolConsole(Stream.Null, error, new StoppedClock()), TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("skip")]
    public async Task The_tool_stops_when_nobody_reads_its_output(string onError)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows hides from programs that nobody reads them.");
        WriteLeads(Enumerable.Range(0, 100_000).Select(static i => $$"""{"id":"L{{i}}"}"""));
        using var tool = Start(["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), "--format", "json", .. OnError(onError)]);

        await tool.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        tool.StandardOutput.Close();

        (await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("Nobody reads standard output any more; stopped.\n");
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        tool.ExitCode.ShouldBe(141);
        Files().ShouldNotContain(static file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_folder_for_temporary_files_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The variable has another name there.");
        using var tool = Start(start => start.Environment["TMPDIR"] = "/there/is/none", "score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"));

        (await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "Cannot hold the output back: there is no directory '/there/is/none/' for temporary files. Make it, or let TMPDIR name another.\n");
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        tool.ExitCode.ShouldBe(2);
    }

    private static async Task<(int ExitCode, string Error)> RunOnFullDisk(params string[] arguments)
    {
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Tool.RunAsync(arguments, new ToolConsole(new FullDisk(), error, new StoppedClock()), TestContext.Current.CancellationToken);
        return (exitCode, error.ToString());
    }

    private static Process Start(params string[] arguments) => Start(static _ => { }, arguments);

    private static Process Start(Action<ProcessStartInfo> configure, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LeadRules.Cli.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        configure(start);
        return Process.Start(start)!;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device : '/somewhere'");

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
