using LeadRules.Cli.Files;
using LeadRules.Cli.Output;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Scoring;

/// <summary>One run of <c>leadrules score</c>.</summary>
internal sealed class ScoreRun(ToolConsole console, ScoreSettings settings, CancellationToken cancellation)
{
    private const int RowsOfATable = 20;
    private readonly LeadRun _run = new(console, settings.Files);
    private readonly IdRegister _ids = new();
    private long _scored;

    public int Run()
    {
        _run.RefuseSameFiles();
        if (_run.LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        var at = _run.ReadInstant(engine.Zone);
        var by = ReadRanking(engine);
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(engine.RuleBook, engine.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        using var output = _run.OpenOutput();
        var hotList = settings.Format == OutputFormat.Table || settings.Top is not null ? new HotList(engine, by, settings.Top ?? RowsOfATable) : null;
        using (var source = _run.OpenLeads(engine.RuleBook, engine.Zone))
            Score(engine, at, source, activities, hotList, rejects, output.Stream);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        if (hotList is not null)
            WriteHotList(output.Stream, engine, by, at, hotList.Ranked);
        cancellation.ThrowIfCancellationRequested();
        rejects.Commit();
        output.Commit();
        _run.Report($"{Words.Count(_scored, "lead")} scored", at, activities, rejects);
        return ExitCode.Done;
    }

    private void Score(LeadEngine engine, DateTimeOffset at, IRowSource source, ActivityIndex activities, HotList? hotList, Rejects rejects, Stream output)
    {
        if (hotList is null)
            output.Write(NewFormat(engine).Header);
        using var progress = new Progress(console);
        Pipeline.Run(
            source,
            () => new BatchScorer(engine, at, new LeadJsonReader(engine, settings.Files.IgnoreUnknown), activities, hotList is null ? NewFormat(engine) : null),
            result =>
            {
                Take(result, activities, hotList, rejects, output);
                progress.Report(_scored, source.Progress);
                return !rejects.IsEnough;
            },
            cancellation);
    }

    private void Take(BatchResult result, ActivityIndex activities, HotList? hotList, Rejects rejects, Stream output)
    {
        var start = 0;
        foreach (var row in result.Rows)
        {
            var printed = result.Output.WrittenSpan[start..row.End];
            start = row.End;
            if (row.LeadId is not { } id)
            {
                rejects.Add(Path.GetFileName(settings.Files.Leads), row.Raw, row.Problems);
            }
            else if (!_ids.TryAdd(row.Key, row.Raw.Line, out var firstLine))
            {
                rejects.Add(Path.GetFileName(settings.Files.Leads), row.Raw, [DataProblems.RepeatedLeadId(id, firstLine, row.Raw.Line)]);
            }
            else
            {
                _scored++;
                activities.Use(id, row.Raw.Line, row.Differing);
                hotList?.Add(row.Scores!);
                if (!rejects.ForbidOutput)
                    output.Write(printed);
            }

            if (rejects.IsEnough)
                return;
        }
    }

    private string ReadRanking(LeadEngine engine)
    {
        if (settings.By is not { } by)
            return engine.ScoreNames.Count > 0 ? engine.ScoreNames[0] : throw new ToolException("The rule book has no score.", ExitCode.BadRuleBook);
        if (engine.ScoreNames.Contains(by, StringComparer.Ordinal))
            return by;
        var nearest = Nearest.Of(by, engine.ScoreNames);
        throw new ToolException($"--by: the rule book has no score '{by}'. {(nearest is null ? $"It has: {string.Join(", ", engine.ScoreNames)}." : $"Did you mean '{nearest}'?")}");
    }

    private IRowFormat NewFormat(LeadEngine engine) => settings.Format == OutputFormat.Csv
        ? new CsvRowFormat(engine, settings.Explain)
        : new JsonRowFormat(engine, settings.Explain);

    private void WriteHotList(Stream output, LeadEngine engine, string by, DateTimeOffset at, IReadOnlyList<LeadScores> ranked)
    {
        if (settings.Format != OutputFormat.Table)
        {
            WriteRows(output, NewFormat(engine), engine, ranked);
            return;
        }

        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine($"{(ranked.Count < _scored ? $"The best {ranked.Count} of {Words.Count(_scored, "lead")}" : Words.Count(_scored, "lead"))} by {by} at {InstantText.Format(at)}");
        HotListTable.Write(text, settings.Files.Out is null ? console.Width : null, engine, by, ranked);
        foreach (var scores in settings.Explain ? ranked : [])
            text.Write($"\n{Words.PrintableLines(engine.Explain(scores.Lead, at).ToString())}");
    }

    private static void WriteRows(Stream output, IRowFormat format, LeadEngine engine, IReadOnlyList<LeadScores> ranked)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        output.Write(format.Header);
        foreach (var scores in ranked)
        {
            if (format.NeedsExplanation)
                format.Write(buffer, engine.Explain(scores.Lead, scores.At));
            else
                format.Write(buffer, scores.Lead, [.. scores.Values]);
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }
}
