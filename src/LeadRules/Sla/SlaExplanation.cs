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
        var (from, to) = (run.Start, run.Until);
        BusinessTime = run.Time.Explain(from, to);
        Pauses = [.. run.Time.Pauses
            .Where(pause => pause.From < to && pause.To > from)
            .Select(pause => new CountedWindow(run.Time.Local(Math.Max(pause.From, from)), run.Time.Local(Math.Min(pause.To, to))))];
    }

    /// <summary>The clock.</summary>
    public SlaClock Clock { get; }

    /// <summary>Which windows of the calendar lie between the start and the end of the clock (or its due instant, while it runs), and which dates differ; null when all time counts.</summary>
    public BusinessTimeExplanation? BusinessTime { get; }

    /// <summary>The stretches in which it stood still.</summary>
    public IReadOnlyList<CountedWindow> Pauses { get; } = [];

    /// <summary>The explanation as a text for people.</summary>
    public override string ToString() => string.Concat(Lines().Select(static line => line + "\n"));

    private IEnumerable<string> Lines()
    {
        yield return Clock.ToString();
        if (Clock.Start is not { } start)
            yield break;
        var version = Clock.Policy.Version is { } name ? $" version {name}" : "";
        yield return $"  started {InstantText.FormatLocal(start)} by {Clock.StartedBy?.Type ?? "lead.created"}, under {Clock.Policy.Name}{version}";
        var left = Clock.Remaining is { } remaining ? $"left {DurationText.FormatInHours(remaining)}" : "never due";
        yield return $"  agreed {Clock.Target.Within}, counted {DurationText.FormatInHours(Clock.Elapsed)}, {left}";
        foreach (var pause in Pauses)
            yield return $"  paused {InstantText.FormatLocal(pause.From)} to {InstantText.FormatLocal(pause.To)}";
        foreach (var point in Clock.Points)
            yield return $"  {point.Step.At} at {InstantText.FormatLocal(point.At)}{Words(point.Intent)}";
        foreach (var touch in Clock.Touches)
            yield return FormattableString.Invariant($"  {touch.Requirement.Of}: {touch.Counted} of {touch.Requirement.Count}");
        foreach (var evidence in Clock.TouchEvidence)
            yield return $"    {evidence.Activity}: {EnumWords<TouchVerdict>.Of(evidence.Verdict)}";
        if (Clock.End is { } end)
            yield return $"  ended {InstantText.FormatLocal(end)} by {Clock.EndedBy?.Type ?? "a new start"}";
        foreach (var line in BusinessTime?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
            yield return $"  {line}";
    }

    private static string Words(Intent? intent) =>
        intent is null ? "" : $": {IntentWords.Of(intent.Kind, intent.Name)}{(intent.To is null ? "" : $" {intent.To}")}";
}
