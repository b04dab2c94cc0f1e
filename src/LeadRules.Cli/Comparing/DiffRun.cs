namespace LeadRules.Cli.Comparing;

/// <summary>One run of <c>leadrules diff</c>.</summary>
internal sealed class DiffRun(ToolConsole console, DiffSettings settings, CancellationToken cancellation)
{
    private readonly LeadRun _run = new(console, settings.Files);

    public int Run()
    {
        // A rule book may be compared with itself.
        _run.RefuseSameFiles(("BOOK2", RealPath.Of(settings.Files.Book) == RealPath.Of(settings.Book) ? null : settings.Book));
        var sameName = Path.GetFileName(settings.Files.Book) == Path.GetFileName(settings.Book);
        var before = _run.LoadEngine(settings.Files.Book, sameName ? settings.Files.Book : null);
        var after = _run.LoadEngine(settings.Book, sameName ? settings.Book : null);
        if (before is null || after is null)
            return ExitCode.BadRuleBook;
        var changes = after.RuleBook.ChangesSince(before.RuleBook);
        return settings.Files.Leads.Length == 0 ? Write(new DiffReport(settings.Files.Book, settings.Book, changes, null)) : Compare(before, after, changes);
    }

    private int Compare(LeadEngine before, LeadEngine after, IReadOnlyList<RuleBookChange> changes)
    {
        var at = _run.ReadInstant(after.Zone);
        var book = CommonVocabulary.Of(before.RuleBook, after.RuleBook);
        var rows = new LeadRows(console, settings.Files, cancellation);
        var tally = new ShiftTally(settings.Examples);
        var comparer = new LeadComparer(before, after, at);
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(book, after.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);
        using (var source = _run.OpenLeads(book, after.Zone))
            rows.Read(book, source, activities, rejects, lead => tally.Add(lead.Id, comparer.Compare(lead)));
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        rejects.Commit();
        var exitCode = Write(new DiffReport(settings.Files.Book, settings.Book, changes, new LeadShifts(at, rows.Count, tally.Leads, tally.Shifts)));
        _run.Report($"{Words.Count(rows.Count, "lead")} compared", at, activities, rejects);
        return exitCode;
    }

    private int Write(DiffReport report)
    {
        using var output = _run.OpenOutput();
        if (settings.AsJson)
            DiffJson.Write(output.Stream, report);
        else
            DiffText.Write(output.Stream, report);
        cancellation.ThrowIfCancellationRequested();
        output.Commit();
        return settings.ExitCode && report.HasDifferences ? ExitCode.Different : ExitCode.Done;
    }
}
