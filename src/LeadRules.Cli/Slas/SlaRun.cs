using System.Buffers;
using LeadRules.Cli.Scoring;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Slas;

/// <summary>One run of <c>leadrules sla</c>.</summary>
internal sealed class SlaRun(ToolConsole console, SlaSettings settings, CancellationToken cancellation)
{
    private readonly LeadRun _run = new(console, settings.Files);
    private readonly LeadRows _rows = new(console, settings.Files, cancellation);
    private readonly SlaReportBuilder _report = new();
    private readonly WaitingClocks _waiting = new(settings.Top);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly SlaJson _json = new(settings.Explain);

    public int Run()
    {
        _run.RefuseSameFiles();
        if (_run.LoadEngine() is not { } engine)
            return ExitCode.BadRuleBook;
        if (engine.RuleBook.Slas.Count == 0)
            throw new ToolException("The rule book has no agreement: add one under 'slas'.", ExitCode.BadRuleBook);
        CheckField(engine);
        var at = _run.ReadInstant(engine.Zone);
        using var rejects = _run.OpenRejects();
        var activities = _run.LoadActivities(engine.RuleBook, engine.Zone, rejects, cancellation);
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        using var output = _run.OpenOutput();
        if (!settings.Report && settings.Format == "csv")
            output.Stream.Write(SlaCsv.Header);
        using (var source = _run.OpenLeads(engine.RuleBook, engine.Zone))
            _rows.Read(engine, source, activities, rejects, lead => Take(engine.EvaluateSlas(lead, at), rejects, output.Stream));
        if (rejects.ForbidOutput)
            return _run.Refuse(rejects);

        WriteEnd(output.Stream, at);
        cancellation.ThrowIfCancellationRequested();
        rejects.Commit();
        output.Commit();
        _run.Report($"{Words.Count(_rows.Count, "lead")} evaluated", at, activities, rejects);
        return ExitCode.Done;
    }

    private void Take(SlaEvaluation evaluation, Rejects rejects, Stream output)
    {
        if (settings.Report)
            _report.Add(evaluation, settings.By is { } field ? SegmentOf(evaluation.Lead, field) : null);
        else if (settings.Format == "table")
            _waiting.Add(evaluation);
        else
            Write(evaluation);
        if (_buffer.WrittenCount == 0)
            return;
        if (!rejects.ForbidOutput)
            output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void Write(SlaEvaluation evaluation)
    {
        if (settings.Format == "csv")
            SlaCsv.Write(_buffer, evaluation);
        else
            _json.Write(_buffer, evaluation);
    }

    private void WriteEnd(Stream output, DateTimeOffset at)
    {
        if (settings.Report && settings.Format == "json")
        {
            SlaJson.Write(_buffer, _report.Build());
            output.Write(_buffer.WrittenSpan);
            return;
        }

        if (!settings.Report && settings.Format != "table")
            return;
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        if (settings.Report && settings.Format == "csv")
            text.Write(SlaCsv.Of(_report.Build()));
        else if (settings.Report)
            text.Write(Words.PrintableLines(_report.Build().ToString()));
        else
            _waiting.Write(text, settings.Files.Out is null ? console.Width : null, at, settings.Explain);
    }

    private static string SegmentOf(Lead lead, string field) => lead[field] is { IsMissing: false } value ? value.ToString() : "(missing)";

    private void CheckField(LeadEngine engine)
    {
        if (settings.By is not { } field)
            return;
        string[] known = [.. WellKnownField.All.Select(static known => known.Name), .. engine.RuleBook.Fields.Select(static custom => custom.Name)];
        if (!known.Contains(field, StringComparer.Ordinal))
            throw new ToolException($"--by: leads have no field '{field}'. {(Nearest.Of(field, known) is { } nearest ? $"Did you mean '{nearest}'?" : "The rule book declares custom fields under 'fields'.")}");
    }
}
