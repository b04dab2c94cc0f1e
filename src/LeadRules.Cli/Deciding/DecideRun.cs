using System.Buffers;
using LeadRules.Cli.Output;
using LeadRules.Cli.Scoring;

namespace LeadRules.Cli.Deciding;

/// <summary>One run of <c>leadrules decide</c>.</summary>
internal sealed class DecideRun(ToolConsole console, DecideSettings settings, CancellationToken cancellation)
{
    private readonly LeadRun _run = new(console, settings.Files);
    private readonly LeadRows _rows = new(console, settings.Files, cancellation);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private long _changed;
    private long _intents;

    public int Run()
    {
        // The states may be read from the file that takes their place.
        var isOneFile = settings.State is { } read && settings.SaveState is { } written && RealPath.Of(read) == RealPath.Of(written);
        _run.RefuseSameFiles(("--state", settings.State), ("--save-state", isOneFile ? null : settings.SaveState));
        if (_run.LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        var at = _run.ReadInstant(engine.Zone);
        var states = LeadStates.Open(settings.State, isNewFile: isOneFile);
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(engine.RuleBook, engine.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        using var output = _run.OpenOutput();
        using var kept = settings.SaveState is { } path ? OutputFile.At(path) : null;
        var request = settings.Quiet ? DecisionRequest.Quiet : DecisionRequest.Default;
        var csv = new DecisionCsv(engine);
        if (settings.Format == "csv")
            output.Stream.Write(csv.Header);
        using (var source = _run.OpenLeads(engine.RuleBook, engine.Zone))
            _rows.Read(engine, source, activities, rejects, lead => Take(engine.Decide(lead, states.Take(lead.Id), at, request), csv, rejects, output.Stream, kept?.Stream));
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        if (kept is not null)
            states.WriteRest(kept.Stream);
        cancellation.ThrowIfCancellationRequested();
        rejects.Commit();

        // The states first: what was told and is not remembered would be told twice.
        kept?.Commit();
        output.Commit();
        _run.Report($"{Words.Count(_rows.Count, "lead")} decided: {_changed} with something new, {Words.Count(_intents, "intent")}", at, activities, rejects);
        return ExitCode.Done;
    }

    private void Take(LeadDecision decision, DecisionCsv csv, Rejects rejects, Stream output, Stream? kept)
    {
        var isNew = decision.Notes.Count > 0 || decision.Intents.Count > 0;
        _changed += isNew ? 1 : 0;
        _intents += decision.Intents.Count;
        if (kept is not null)
            LeadStates.Write(kept, decision.State);
        if (rejects.ForbidOutput || (settings.Changes && !isNew))
            return;
        switch (settings.Format)
        {
            case "json":
                DecisionLine.WriteJson(_buffer, decision);
                break;
            case "csv":
                csv.Write(_buffer, decision);
                break;
            default:
                DecisionLine.WriteText(_buffer, decision, settings.Changes);
                break;
        }

        output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
