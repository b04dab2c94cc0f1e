using System.Buffers;
using LeadRules.Routing;

namespace LeadRules.Cli.Routing;

/// <summary>One run of <c>leadrules route</c>.</summary>
internal sealed class RouteRun(ToolConsole console, RouteSettings settings, CancellationToken cancellation)
{
    private readonly LeadRun _run = new(console, settings.Files);
    private readonly LeadRows _rows = new(console, settings.Files, cancellation);
    private readonly List<(RoutingDecision Decision, RoutingExplanation? Why)> _table = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly RouteJson _json = new();
    private readonly Dictionary<RoutedStatus, int> _outcomes = [];
    private int _repeats;

    public int Run()
    {
        _run.RefuseSameFiles(("--state", settings.State));
        if (_run.LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        RoutingBook.Require(engine);
        var at = _run.ReadInstant(engine.Zone);
        var store = StateFile.Open(settings.State);
        var router = new LeadRouter(engine, store);
        if (StateFile.ForeignReps(store, engine) is { Count: > 0 } foreign)
            console.Error.WriteLine($"--state: leads are with {string.Join(", ", foreign.Take(5))}{(foreign.Count > 5 ? " and others" : "")}, who {(foreign.Count == 1 ? "is" : "are")} not in this rule book. They stay there; is it the state of another book?");
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(engine.RuleBook, engine.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        using var output = _run.OpenOutput();
        if (settings.Format == "csv")
            output.Stream.Write(RouteCsv.Header);
        using (var source = _run.OpenLeads(engine.RuleBook, engine.Zone))
            _rows.Read(engine, source, activities, rejects, lead => Take(router, lead, at, output.Stream));
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        WriteTable(output.Stream);
        cancellation.ThrowIfCancellationRequested();
        using var state = settings.State is { } path ? StateFile.Write(path, store) : null;
        rejects.Commit();

        // The state first: leads that were printed as given and are not remembered would be given twice.
        state?.Commit();
        output.Commit();
        _run.Report($"{Words.Count(_rows.Count, "lead")} routed{Outcomes()}", at, activities, rejects);
        if (settings.State is not null && StateFile.Waiting(store) is { Count: > 0 } waiting)
            console.Error.WriteLine($"{Words.Count(waiting.Count, "lead")} in the state wait for somebody who can receive them, the first {waiting[0]}. Route them again to try; they are older than what comes next.");
        return ExitCode.Done;
    }

    private void Take(LeadRouter router, Lead lead, DateTimeOffset at, Stream output)
    {
        var why = settings.Explain ? Finished.Result(router.RouteAndExplainAsync(lead, at)) : null;
        var decision = why?.Decision ?? Finished.Result(router.RouteAsync(lead, at));
        _repeats += decision.IsRepeat ? 1 : 0;
        _outcomes[decision.Outcome] = _outcomes.GetValueOrDefault(decision.Outcome) + 1;
        if (settings.Format == "table")
        {
            _table.Add((decision, why));
            return;
        }

        if (settings.Format == "csv")
            RouteCsv.Write(_buffer, decision);
        else
            _json.Write(_buffer, decision, why);
        output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void WriteTable(Stream output)
    {
        if (settings.Format != "table")
            return;
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        var width = settings.Files.Out is null ? console.Width : null;
        RouteTableText.Write(text, width, _table);
    }

    private string Outcomes() => _outcomes.Count == 0 ? ""
        : ": " + string.Join(", ", _outcomes.OrderBy(static outcome => outcome.Key).Select(static outcome => FormattableString.Invariant($"{outcome.Value} {RoutingBook.WordOf(outcome.Key)}")))
            + (_repeats == 0 ? "" : FormattableString.Invariant($"; {_repeats} as before"));
}
