using System.Text;
using LeadRules.RuleBooks;
using LeadRules.Sla;

namespace LeadRules;

/// <summary>What time a clock counted, and why.</summary>
public sealed class SlaExplanation
{
    internal SlaExplanation(SlaClock clock, ClockRun? run)
    {
        Clock = clock;
        if (run is null)
            return;
        var (from, to) = (clock.Start!.Value, run.Time.Local(run.Until));
        BusinessTime = clock.Calendar?.Explain(from, to);
        Pauses = [.. run.Time.Pauses
            .Where(pause => pause.From < to.UtcTicks && pause.To > from.UtcTicks)
            .Select(pause => new CountedWindow(run.Time.Local(Math.Max(pause.From, from.UtcTicks)), run.Time.Local(Math.Min(pause.To, to.UtcTicks))))];
    }

    /// <summary>The clock.</summary>
    public SlaClock Clock { get; }

    /// <summary>Which windows of the calendar lie between the start and the end of the clock (or its due instant, while it runs), and which dates differ; null when all time counts.</summary>
    public BusinessTimeExplanation? BusinessTime { get; }

    /// <summary>The stretches in which it stood still.</summary>
    public IReadOnlyList<CountedWindow> Pauses { get; } = [];

    /// <summary>The explanation as a text for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Clock).Append('\n');
        if (Clock.Start is not { } start)
            return text.ToString();
        text.Append($"  started {InstantText.FormatLocal(start)} by {Clock.StartedBy?.Type ?? "lead.created"}, under {Clock.Policy.Name}{(Clock.Policy.Version is { } version ? $" version {version}" : "")}\n");
        text.Append($"  agreed {Clock.Target.Within}, counted {DurationText.Format(Clock.Elapsed)}{(Clock.Remaining is { } left ? $", left {DurationText.Format(left)}" : ", never due")}\n");
        foreach (var pause in Pauses)
            text.Append($"  paused {InstantText.FormatLocal(pause.From)} to {InstantText.FormatLocal(pause.To)}\n");
        foreach (var point in Clock.Points)
            text.Append($"  {point.Step.At} at {InstantText.FormatLocal(point.At)}{(point.Intent is { } intent ? $": {EnumWords<IntentKind>.Of(intent.Kind)}{(intent.To is null ? "" : " " + intent.To)}" : "")}\n");
        foreach (var touch in Clock.Touches)
            text.Append($"  {touch.Requirement.Of}: {touch.Counted} of {touch.Requirement.Count}\n");
        foreach (var evidence in Clock.TouchEvidence)
            text.Append($"    {evidence.Activity}: {EnumWords<TouchVerdict>.Of(evidence.Verdict)}\n");
        if (Clock.End is { } end)
            text.Append($"  ended {InstantText.FormatLocal(end)} by {Clock.EndedBy?.Type ?? "a new start"}\n");
        foreach (var line in BusinessTime?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
            text.Append("  ").Append(line).Append('\n');
        return text.ToString();
    }
}
