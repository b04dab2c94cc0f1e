using LeadRules.Cli.Files;
using LeadRules.Cli.Files.Csv;
using LeadRules.Cli.Output;
using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Scoring;

/// <summary>One run of <c>leadrules score</c>.</summary>
internal sealed class ScoreRun(ToolConsole console, ScoreSettings settings, CancellationToken cancellation)
{
    private const int RowsOfATable = 20;
    private readonly IdRegister _ids = new();
    private long _scored;

    public int Run()
    {
        RefuseSameFiles();
        if (LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        var zone = new Zone(TimeZoneInfo.FindSystemTimeZoneById(engine.RuleBook.TimeZone));
        var at = ReadInstant(zone);
        var by = ReadRanking(engine);
        using var rejects = new Rejects(console.Error, settings.SkipsBadRows ? settings.RejectsPath : null);
        var activities = settings.Activities is { } path
            ? ActivityFile.Load(path, engine.RuleBook, zone, settings.IgnoreUnknown, rejects, cancellation)
            : new ActivityIndex();
        if (rejects.ForbidOutput)
            return Refuse(rejects);

        using var output = OpenOutput();
        var hotList = settings.Format == OutputFormat.Table || settings.Top is not null ? new HotList(engine, by, settings.Top ?? RowsOfATable) : null;
        using (var source = OpenLeads(engine.RuleBook, zone))
            Score(engine, at, source, activities, hotList, rejects, output.Stream);
        if (rejects.ForbidOutput)
            return Refuse(rejects);

        if (hotList is not null)
            WriteHotList(output.Stream, engine, by, at, hotList.Ranked);
        cancellation.ThrowIfCancellationRequested();
        rejects.Commit();
        output.Commit();
        Report(at, activities, rejects);
        return ExitCode.Done;
    }

    private void Score(LeadEngine engine, DateTimeOffset at, ILeadSource source, ActivityIndex activities, HotList? hotList, Rejects rejects, Stream output)
    {
        if (hotList is null)
            output.Write(NewFormat(engine).Header);
        using var progress = new Progress(console);
        Pipeline.Run(
            source,
            () => new BatchScorer(engine, at, new LeadJsonReader(engine.RuleBook, settings.IgnoreUnknown), activities, hotList is null ? NewFormat(engine) : null),
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
                rejects.Add(Path.GetFileName(settings.Leads), row.Raw, row.Problems);
            }
            else if (!_ids.TryAdd(row.Key, row.Raw.Line, out var firstLine))
            {
                rejects.Add(Path.GetFileName(settings.Leads), row.Raw, [DataProblems.RepeatedLeadId(id, firstLine, row.Raw.Line)]);
            }
            else
            {
                _scored++;
                activities.Use(id);
                hotList?.Add(row.Scores!);
                if (!rejects.ForbidOutput)
                    output.Write(printed);
            }

            if (rejects.IsEnough)
                return;
        }
    }

    private LeadEngine? LoadEngine()
    {
        var (engine, diagnostics) = RuleBookFile.Load(settings.Book);
        foreach (var diagnostic in diagnostics.Where(diagnostic => engine is null && diagnostic.Severity == DiagnosticSeverity.Error))
            console.Error.WriteLine($"{Path.GetFileName(settings.Book)}: {diagnostic}");
        if (diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning) is > 0 and var warnings)
            console.Error.WriteLine($"{Path.GetFileName(settings.Book)}: {Words.Count(warnings, "warning")}; 'leadrules check {settings.Book}' shows them.");
        return engine;
    }

    private DateTimeOffset ReadInstant(Zone zone)
    {
        if (settings.At is not { } text)
            return console.Clock.GetUtcNow();
        return Utf8Instant.TryParse(text, zone, out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw new ToolException($"--at takes an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22, and '{text}' is none.");
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

    private ILeadSource OpenLeads(RuleBook book, Zone zone)
    {
        var isCsv = ActivityFile.IsCsv(settings.Leads);
        var file = InputFile.Open(settings.Leads, "leads");
        return isCsv ? new CsvLeadSource(file, book, zone, settings.IgnoreUnknown) : new JsonLeadSource(file);
    }

    private OutputFile OpenOutput()
    {
        if (settings.Out is { } path)
            return OutputFile.At(path);
        return settings.SkipsBadRows ? OutputFile.Direct(console.Output) : OutputFile.HeldBack(console.Output);
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
        HotListTable.Write(text, settings.Out is null ? console.Width : null, engine, by, ranked);
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

    private int Refuse(Rejects rejects)
    {
        var rows = rejects.IsEnough ? $"{Words.Count(rejects.Count, "bad row")}, and perhaps more" : Words.Count(rejects.Count, "bad row");
        console.Error.WriteLine($"{rows}: nothing was written. Mend them, or pass them over with --on-error skip.");
        return ExitCode.CannotRead;
    }

    private void Report(DateTimeOffset at, ActivityIndex activities, Rejects rejects)
    {
        if (activities.Rest is ( > 0, _) rest)
            console.Error.WriteLine($"{Path.GetFileName(settings.Activities)}: {DataProblems.ActivitiesWithoutLead(rest.Activities, rest.Leads)}");
        if (rejects.Count > 0)
            console.Error.WriteLine($"{Words.Count(rejects.Count, "bad row")} passed over, to be found in {settings.RejectsPath}.");
        console.Error.WriteLine($"{Words.Count(_scored, "lead")} scored at {InstantText.Format(at)}.");
    }

    /// <summary>An output that replaces an input would lose it.</summary>
    private void RefuseSameFiles()
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, path) in ((string, string?)[])[("BOOK", settings.Book), ("--leads", settings.Leads), ("--activities", settings.Activities), ("--out", settings.Out), ("--rejects", settings.SkipsBadRows ? settings.RejectsPath : null)])
        {
            if (path is not null && !named.TryAdd(RealPath.Of(path), option))
                throw new ToolException($"{named[RealPath.Of(path)]} and {option} name the same file, '{path}'.");
        }
    }
}
