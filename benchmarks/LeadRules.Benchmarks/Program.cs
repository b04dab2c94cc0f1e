using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LeadRules.Benchmarks.Deciding;
using LeadRules.Benchmarks.Trio;

// The three ways must give the same scores, or comparing their times says nothing.
Agreement.Check();

// Not a matter of nanoseconds: so many leads decided anew, and what changed written.
if (args is ["redecide", var leads])
{
    Redeciding.Run(int.Parse(leads, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

// In this process: the runs of one benchmark share its data, and no project is generated and built on the side.
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(8))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);

BenchmarkSwitcher.FromAssembly(typeof(Agreement).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
