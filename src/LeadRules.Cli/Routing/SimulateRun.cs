namespace LeadRules.Cli.Routing;

/// <summary>One run of <c>leadrules simulate routing</c>. The leads are held in memory: they are replayed in the order of time, not of the file.</summary>
internal sealed class SimulateRun(ToolConsole console, SimulateSettings settings, CancellationToken cancellation)
{
    private readonly LeadRun _run = new(console, settings.Files);

    public int Run()
    {
        _run.RefuseSameFiles();
        if (_run.LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        RoutingBook.Require(engine);
        LeadEngine? other = null;
        if (settings.Compare is { } path)
        {
            if ((other = _run.LoadEngine(path)) is null)
                return ExitCode.BadRuleBook;
            RoutingBook.Require(other);
        }

        var until = _run.ReadInstant(engine.Zone);
        var from = settings.From is null ? DateTimeOffset.MinValue : LeadRun.ReadInstant("--from", settings.From, engine.Zone);
        if (from >= until)
            throw new ToolException($"The period is empty: --from {InstantText.Format(from)} is not before --at {InstantText.Format(until)}.");
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(engine.RuleBook, engine.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);
        var leads = Read(engine, activities, rejects);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);
        var sameLeads = other is null ? leads : Read(other, activities, rejects);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        using var output = _run.OpenOutput();
        Write(output.Stream, Simulate(engine, leads, from, until), other is null ? null : Simulate(other, sameLeads, from, until));
        rejects.Commit();
        output.Commit();
        _run.Report($"{Words.Count(leads.Count, "lead")} replayed", until, activities, rejects);
        return ExitCode.Done;
    }

    /// <summary>The leads as a rule book reads them: each has fields of its own.</summary>
    private List<Lead> Read(LeadEngine engine, Scoring.ActivityIndex activities, Scoring.Rejects rejects)
    {
        List<Lead> leads = [];
        using var source = _run.OpenLeads(engine.RuleBook, engine.Zone);
        new LeadRows(console, settings.Files, cancellation).Read(engine, source, activities, rejects, leads.Add);
        return leads;
    }

    private SimulationResult Simulate(LeadEngine engine, List<Lead> leads, DateTimeOffset from, DateTimeOffset until) =>
        new RoutingSimulation(engine, leads, from, until, cancellation).Run();

    private void Write(Stream output, SimulationResult result, SimulationResult? other)
    {
        var changes = other is null ? null : OwnerChanges.Between(result, other);
        if (settings.Format == "json")
        {
            SimulationJson.Write(output, result, changes);
            return;
        }

        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        SimulationText.Write(text, settings.Files.Out is null ? console.Width : null, result, changes);
    }
}
