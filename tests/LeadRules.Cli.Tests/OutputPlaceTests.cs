using System.Diagnostics;
using System.Runtime.Versioning;

namespace LeadRules.Cli.Tests;

/// <summary>Where the tool writes, an output takes the place of an earlier one and of nothing else.</summary>
public sealed class OutputPlaceTests : ToolTest
{
    private const string Rows = "lead,engagement,engagement.raw,engagement.band,fit,fit.raw,fit.band\nA,76,76,hot,20,30,\n";

    public OutputPlaceTests() => WriteLeads(LeadA);

    [Theory]
    [InlineData("stop")]
    [InlineData("skip")]
    public async Task A_pipe_is_written_to_and_stays_a_pipe(string onError)
    {
        await MakePipe("pipe");
        var reading = ReadPipe("pipe");

        var outcome = await Score(["--format", "csv", "--out", PathOf("pipe"), .. OnError(onError)]);

        outcome.ExitCode.ShouldBe(0);
        (await reading).ShouldBe(Rows);
        File.Exists(PathOf("pipe")).ShouldBeTrue();
        new FileInfo(PathOf("pipe")).Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_link_to_a_pipe_is_followed()
    {
        await MakePipe("pipe");
        File.CreateSymbolicLink(PathOf("link"), PathOf("pipe"));
        var reading = ReadPipe("pipe");

        await Score("--format", "csv", "--out", PathOf("link"));

        (await reading).ShouldBe(Rows);
        new FileInfo(PathOf("link")).LinkTarget.ShouldBe(PathOf("pipe"));
    }

    [Fact]
    public async Task A_refused_run_writes_nothing_into_a_pipe()
    {
        WriteLeads(LeadA, "{}");
        await MakePipe("pipe");
        var reading = ReadPipe("pipe");

        (await Score("--format", "csv", "--out", PathOf("pipe"))).ExitCode.ShouldBe(2);

        (await reading).ShouldBe("");
    }

    [Fact]
    public async Task A_link_keeps_pointing_where_it_does()
    {
        Directory.CreateDirectory(PathOf("folder"));
        Write(Path.Combine("folder", "target.csv"), "earlier");
        File.CreateSymbolicLink(PathOf("first"), Path.Combine("folder", "second"));
        File.CreateSymbolicLink(PathOf(Path.Combine("folder", "second")), "target.csv");

        var outcome = await Score("--format", "csv", "--out", PathOf("first"));

        outcome.Error.ShouldBe("1 lead scored at 2026-11-22T09:00:00Z.\n");
        Read(Path.Combine("folder", "target.csv")).ShouldBe(Rows);
        new FileInfo(PathOf("first")).LinkTarget.ShouldBe(Path.Combine("folder", "second"));
        new FileInfo(PathOf(Path.Combine("folder", "second"))).LinkTarget.ShouldBe("target.csv");
    }

    [Fact]
    public async Task A_link_to_what_is_not_there_yet_makes_it()
    {
        File.CreateSymbolicLink(PathOf("link"), "target.csv");

        var outcome = await Score("--format", "csv", "--out", PathOf("link"));

        outcome.Error.ShouldBe("1 lead scored at 2026-11-22T09:00:00Z.\n");
        Read("target.csv").ShouldBe(Rows);
        new FileInfo(PathOf("link")).LinkTarget.ShouldBe("target.csv");
    }

    [Fact]
    public async Task A_link_to_an_input_is_seen_through()
    {
        File.CreateSymbolicLink(PathOf("link"), "leads.jsonl");

        (await Score("--out", PathOf("link"))).ShouldBe(new Outcome(2, "", "--leads and --out name the same file, 'link'.\n"));
        Read("leads.jsonl").ShouldBe(LeadA + "\n");
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, "earlier")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, "")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite, "earlier")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_keeps_its_mode(UnixFileMode mode, string earlier)
    {
        OnlyOnUnix();
        Write("out.csv", earlier);
        File.SetUnixFileMode(PathOf("out.csv"), mode);

        await Score("--format", "csv", "--out", PathOf("out.csv"));

        Read("out.csv").ShouldBe(Rows);
        File.GetUnixFileMode(PathOf("out.csv")).ShouldBe(mode);
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--rejects")]
    public async Task A_file_that_is_read_only_is_refused(string option)
    {
        Write("out.csv", "earlier");
        File.SetAttributes(PathOf("out.csv"), FileAttributes.ReadOnly);

        var outcome = await Score("--format", "csv", "--on-error", "skip", option, PathOf("out.csv"));

        outcome.ShouldBe(new Outcome(2, "", "Cannot write 'out.csv': it is read-only.\n"));
        Read("out.csv").ShouldBe("earlier");
        Files().ShouldNotContain(static file => file.EndsWith(".tmp", StringComparison.Ordinal));
        File.SetAttributes(PathOf("out.csv"), FileAttributes.Normal);
    }

    [Fact]
    public async Task A_directory_is_refused()
    {
        Directory.CreateDirectory(PathOf("folder"));

        (await Score("--out", PathOf("folder"))).ShouldBe(new Outcome(2, "", "Cannot write 'folder': it is a directory.\n"));
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_named()
    {
        var none = PathOf("none");

        (await Score("--out", Path.Combine(none, "out.jsonl"))).ShouldBe(
            new Outcome(2, "", $"Cannot write '{Path.Combine("none", "out.jsonl")}': there is no directory 'none'.\n"));
    }

    private static void OnlyOnUnix() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes with names in folders, and no modes of files.");

    /// <summary>Opening a pipe waits for who writes to it.</summary>
    private Task<string> ReadPipe(string name) => Task.Run(() => Read(name), TestContext.Current.CancellationToken);

    private async Task MakePipe(string name)
    {
        OnlyOnUnix();
        using var making = Process.Start("mkfifo", [PathOf(name)]);
        await making.WaitForExitAsync(TestContext.Current.CancellationToken);
        making.ExitCode.ShouldBe(0);
    }
}
