using LeadRules.Cli.Routing;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Deciding;

/// <summary>One run of <c>leadrules explain</c>. The whole file is read: the id may stand in it twice.</summary>
internal sealed class ExplainRun(ToolConsole console, ExplainSettings settings, CancellationToken cancellation)
{
    private readonly LeadRun _run = new(console, settings.Files);
    private readonly LeadRows _rows = new(console, settings.Files, cancellation);
    private Lead? _lead;
    private string? _nearest;

    public int Run()
    {
        _run.RefuseSameFiles(("--state", settings.State), ("--routing", settings.Routing));
        if (_run.LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        var at = _run.ReadInstant(engine.Zone);
        if (string.IsNullOrWhiteSpace(settings.Lead))
            throw new ToolException("--lead: give the id of a lead.");
        var state = LeadStates.Open(settings.State, settings.Lead).Take(settings.Lead);
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(engine.RuleBook, engine.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);
        using (var source = _run.OpenLeads(engine.RuleBook, engine.Zone))
            _rows.Read(engine, source, activities, rejects, Take);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);
        if (_lead is null)
            throw new ToolException($"--lead: there is no lead '{settings.Lead}' in {Path.GetFileName(settings.Files.Leads)}.{(_nearest is null ? "" : $" Did you mean '{_nearest}'?")}");

        using var output = _run.OpenOutput();
        Write(output.Stream, engine.Decide(_lead, state, at));
        cancellation.ThrowIfCancellationRequested();
        rejects.Commit();
        output.Commit();
        return ExitCode.Done;
    }

    private void Take(Lead lead)
    {
        if (lead.Id == settings.Lead)
            _lead = lead;
        else
            _nearest = Nearest.Of(settings.Lead, _nearest is null ? [lead.Id] : [_nearest, lead.Id]);
    }

    private void Write(Stream output, LeadDecision decision)
    {
        var explanation = decision.Explain(Choice(decision));
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        if (settings.AsJson)
            text.WriteLine(ExplanationDocument.Of(explanation, settings.TimeLine, settings.HandOff));
        else
            text.Write(Words.PrintableLines(Text(explanation)));
    }

    private string Text(DecisionExplanation explanation)
    {
        var handOff = explanation.Decision.HandOff();
        return explanation
            + (settings.TimeLine ? "\ntime-line\n" + string.Concat(handOff.Timeline.Select(static entry => $"  {entry}\n")) : "")
            + (settings.HandOff ? $"\n{handOff}" : "");
    }

    /// <summary>Who would get the lead now, whatever its stage; null where the rule book routes nothing.</summary>
    private RoutingExplanation? Choice(LeadDecision decision)
    {
        if (decision.RuleBook.Routing.Fallback is null)
            return settings.Routing is null ? null : throw new ToolException("--routing: the rule book routes nothing.");
        var router = new LeadRouter(decision.Engine, StateFile.Open(settings.Routing));
        return Finished.Result(router.ExplainAsync(decision.Lead, decision.At, RoutingRequests.Of(decision)));
    }
}
