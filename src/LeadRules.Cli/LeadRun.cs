using LeadRules.Cli.Files;
using LeadRules.Cli.Files.Csv;
using LeadRules.Cli.Output;
using LeadRules.Cli.Scoring;
using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli;

/// <summary>What every command over a file of leads does: opens its files, stops at bad rows or passes them over, and says at the end what it did.</summary>
internal sealed class LeadRun(ToolConsole console, LeadFileSettings settings)
{
    /// <summary>The engine, or null when the rule book has errors, which are printed.</summary>
    public LeadEngine? LoadEngine() => LoadEngine(settings.Book);

    /// <inheritdoc cref="LoadEngine()"/>
    /// <param name="path">The file of the rule book.</param>
    /// <param name="shown">What it is called in messages; null for its name without the folder.</param>
    public LeadEngine? LoadEngine(string path, string? shown = null)
    {
        var name = shown ?? Path.GetFileName(path);
        var (engine, diagnostics) = RuleBookFile.Load(path);
        foreach (var diagnostic in diagnostics.Where(diagnostic => engine is null && diagnostic.Severity == DiagnosticSeverity.Error))
            console.Error.WriteLine($"{name}: {diagnostic}");
        if (diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning) is > 0 and var warnings)
            console.Error.WriteLine($"{name}: {Words.Count(warnings, "warning")}; 'leadrules check {path}' shows them.");
        return engine;
    }

    public DateTimeOffset ReadInstant(Zone zone) => settings.At is { } text ? ReadInstant("--at", text, zone) : console.Clock.GetUtcNow();

    /// <summary>The instant that an option gives.</summary>
    public static DateTimeOffset ReadInstant(string option, string text, Zone zone) => Utf8Instant.TryParse(text, zone, out var ticks)
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw new ToolException($"{option} takes an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22, and '{text}' is none.");

    public IRowSource OpenLeads(RuleBook book, Zone zone)
    {
        var isCsv = ActivityFile.IsCsv(settings.Leads);
        var file = InputFile.Open(settings.Leads, "leads");
        return isCsv ? new CsvLeadSource(file, book, zone, settings.IgnoreUnknown) : new JsonLeadSource(file);
    }

    public ActivityIndex LoadActivities(RuleBook book, Zone zone, Rejects rejects, CancellationToken cancellation) => settings.Activities is { } path
        ? ActivityFile.Load(path, book, zone, settings.IgnoreUnknown, rejects, cancellation)
        : new ActivityIndex();

    public Rejects OpenRejects() => new(console.Error, settings.SkipsBadRows ? settings.RejectsPath : null);

    public OutputFile OpenOutput()
    {
        if (settings.Out is { } path)
            return OutputFile.At(path);
        return settings.SkipsBadRows ? OutputFile.Direct(console.Output) : OutputFile.HeldBack(console.Output);
    }

    /// <summary>Says that bad rows kept everything from being written.</summary>
    public int Refuse(Rejects rejects)
    {
        var rows = rejects.IsEnough ? $"{Words.Count(rejects.Count, "bad row")}, and perhaps more" : Words.Count(rejects.Count, "bad row");
        console.Error.WriteLine($"{rows}: nothing was written. Mend them, or pass them over with --on-error skip.");
        return ExitCode.CannotRead;
    }

    /// <summary>Says what was done.</summary>
    /// <param name="done">Such as <c>12 leads scored</c>.</param>
    /// <param name="at">The instant.</param>
    /// <param name="activities">The activities of a file of their own.</param>
    /// <param name="rejects">The bad rows.</param>
    public void Report(string done, DateTimeOffset at, ActivityIndex activities, Rejects rejects)
    {
        if (activities.Rest is ( > 0, _) rest)
            console.Error.WriteLine($"{Path.GetFileName(settings.Activities)}: {DataProblems.ActivitiesWithoutLead(rest.Activities, rest.Leads)}");
        if (activities.Differing is { } left)
            console.Error.WriteLine($"{Path.GetFileName(settings.Leads)}: {DataProblems.DifferingActivities(left.Activities.Count, left.Activities.FirstId, left.LeadId, left.Line)}");
        if (rejects.Count > 0)
            console.Error.WriteLine($"{Words.Count(rejects.Count, "bad row")} passed over, to be found in {settings.RejectsPath}.");
        console.Error.WriteLine($"{done} at {InstantText.Format(at)}.");
    }

    /// <summary>An output that replaces an input would lose it.</summary>
    public void RefuseSameFiles(params ReadOnlySpan<(string Option, string? Path)> more)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, path) in ((string, string?)[])[("BOOK", settings.Book), ("--leads", settings.Leads.Length == 0 ? null : settings.Leads), ("--activities", settings.Activities), ("--out", settings.Out), ("--rejects", settings.SkipsBadRows ? settings.RejectsPath : null), .. more])
        {
            if (path is not null && !named.TryAdd(RealPath.Of(path), option))
                throw new ToolException($"{named[RealPath.Of(path)]} and {option} name the same file, '{path}'.");
        }
    }
}
