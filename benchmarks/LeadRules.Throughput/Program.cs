// Measures the tool against the floor: a bare Utf8JsonReader pass over the same file.
//   dotnet run -c Release --project benchmarks/LeadRules.Throughput [LEADS]
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using LeadRules.Throughput;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Rounds = 3;
var leads = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
var folder = Directory.CreateTempSubdirectory("leadrules-throughput").FullName;
try
{
    var input = Path.Combine(folder, "leads.jsonl");
    LeadFile.Write(input, leads, seed: 1);
    var bytes = new FileInfo(input).Length;
    Console.WriteLine($"{leads:N0} leads, 10 activities each, {bytes / 1e6:N0} MB ({bytes / leads:N0} bytes a lead)");
    Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}");

    // The two in turn, so that whatever else the machine does falls on both; the best of each counts.
    var (bare, tool, memory) = (TimeSpan.MaxValue, TimeSpan.MaxValue, 0L);
    for (var round = 0; round < Rounds; round++)
    {
        var start = Stopwatch.GetTimestamp();
        BarePass.Run(input);
        bare = Min(bare, Stopwatch.GetElapsedTime(start));
        start = Stopwatch.GetTimestamp();
        memory = Math.Max(memory, RunTool(input, Path.Combine(folder, "scores.jsonl")));
        tool = Min(tool, Stopwatch.GetElapsedTime(start));
        Console.WriteLine($"round {round + 1}: bare {bare.TotalSeconds:0.00} s, tool {tool.TotalSeconds:0.00} s (best so far)");
    }

    Console.WriteLine($"ratio {tool / bare:0.00}, peak memory {memory / 1e6:N0} MB, {leads / tool.TotalSeconds:N0} leads a second");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

// The whole tool as its own process, start-up included; the peak of its memory.
static long RunTool(string input, string output)
{
    var tool = Path.Combine(AppContext.BaseDirectory, "LeadRules.Cli.dll");
    var book = Path.Combine(AppContext.BaseDirectory, "book.json");
    var info = new ProcessStartInfo("dotnet", [tool, "score", book, "--leads", input, "--at", "2026-11-01T00:00:00Z", "--format", "json", "--out", output])
    {
        RedirectStandardError = true,
    };
    using var process = Process.Start(info)!;
    var peak = 0L;
    while (!process.WaitForExit(50))
        peak = Math.Max(peak, PeakOf(process) ?? peak);

    return process.ExitCode == 0 ? peak : throw new InvalidOperationException(process.StandardError.ReadToEnd());
}

// The peak so far; null when the process has just ended.
static long? PeakOf(Process process)
{
    try
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }
    catch (InvalidOperationException)
    {
        return null;
    }
}
