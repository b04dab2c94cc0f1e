using System.Text;
using LeadRules.Conditions.Compiled;
using LeadRules.Decisions.Deciding;

namespace LeadRules;

/// <summary>What sales gets to know of a lead that marketing hands over: contact, origin, why it qualified, what it did, and what to say. Immutable.</summary>
public sealed class HandOffPackage
{
    private readonly LeadDecision _decision;

    internal HandOffPackage(LeadDecision decision)
    {
        _decision = decision;
        var engine = decision.Engine;
        var evaluation = engine.Evaluate(decision.Lead, decision.At.UtcTicks, engine.NewScratch());
        Missing = EquatableList.Of(MoveCheck.Missing(engine.Lifecycle.HandOffNeeds, ref evaluation));
        List<string> contents = [];
        foreach (var content in engine.Lifecycle.HandOffContents)
        {
            if (content.IsFor(ref evaluation))
                contents.Add(content.Definition.Key);
        }

        Contents = contents;
        ContentViewed = Matching(engine.Lifecycle.Viewed, ref evaluation);
        MailsReceived = Matching(engine.Lifecycle.Received, ref evaluation);
    }

    /// <summary>The lead, with the person's name, phone number and mail address, the company, and where it came from (<see cref="Lead.Source"/>).</summary>
    public Lead Lead => _decision.Given;

    /// <summary>Whether it can be handed over.</summary>
    public bool IsComplete => Missing.Count == 0;

    /// <summary>What is not known and must be; empty when it can be handed over.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The scores, with every row.</summary>
    public LeadExplanation Scores => _decision.Engine.Explain(_decision.Lead, _decision.At);

    /// <summary>The segments it is in.</summary>
    public IReadOnlyList<string> Segments => _decision.Segments;

    /// <summary>How it came into the stage it is in, and into those before: the transition, and why.</summary>
    public IReadOnlyList<LeadNote> Stages => [.. _decision.State.Of(LeadNoteKind.StageEntered)];

    /// <summary>Who has it; null for nobody.</summary>
    public string? Owner => _decision.State.Owner ?? _decision.Given.Owner;

    /// <summary>The clocks that run, with their due instants.</summary>
    public IReadOnlyList<SlaClock> Clocks => [.. _decision.Slas.Clocks.Where(static clock => clock.State is SlaState.Running or SlaState.Paused or SlaState.Breached)];

    /// <summary>What it looked at, the earliest first.</summary>
    public IReadOnlyList<Activity> ContentViewed { get; }

    /// <summary>The mails it received, the earliest first.</summary>
    public IReadOnlyList<Activity> MailsReceived { get; }

    /// <summary>The keys of the content for both teams: talk tracks, one-pagers.</summary>
    public IReadOnlyList<string> Contents { get; }

    /// <summary>Everything that happened and was noted, the earliest first, each with the team that had the lead then.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => TimelineEntry.Of(_decision);

    /// <summary>The package as a text for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Hand-off of {Lead.Id}{(IsComplete ? "" : " is refused")}\n");
        foreach (var missing in Missing)
            text.Append("  ").Append(missing).Append('\n');
        foreach (var (name, value) in new[] { ("name", Lead.Name), ("phone", Lead.Phone), ("email", Lead.Email), ("company", Lead.Company), ("source", Lead.Source), ("owner", Owner) })
        {
            if (value is not null)
                text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
        }

        Line(text, "segments", Segments);
        Line(text, "content", Contents);
        if (Stages.Count > 0)
            text.Append("  stage: ").Append(Stages[^1].Name).Append(", ").Append(Stages[^1].Why).Append('\n');
        foreach (var clock in Clocks)
            text.Append("  clock: ").Append(clock).Append('\n');
        return text.Append('\n').Append(Scores).ToString();
    }

    private static void Line(StringBuilder text, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            text.Append("  ").Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
    }

    private List<Activity> Matching(ActivitySet[] sets, ref Evaluation evaluation)
    {
        List<Activity> found = [];
        foreach (var activity in _decision.Given.Activities)
        {
            if (activity.At > _decision.At)
                continue;
            foreach (var set in sets)
            {
                if (!set.Covers(activity) || !set.Admits(activity, ref evaluation))
                    continue;
                found.Add(activity);
                break;
            }
        }

        found.Sort(Activity.Compare);
        return found;
    }
}

/// <summary>Something in the life of a lead.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in words.</param>
/// <param name="Team">The team that had the lead then, as the stage says; or null.</param>
/// <param name="Activity">What happened; null for what was noted.</param>
/// <param name="Note">What was noted; null for what happened.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What, string? Team, Activity? Activity, LeadNote? Note)
{
    /// <summary>The entry in one line.</summary>
    public override string ToString() => $"{InstantText.Format(At)}  {(Team is null ? "" : $"{Team}: ")}{What}";

    internal static IReadOnlyList<TimelineEntry> Of(LeadDecision decision)
    {
        var stages = decision.RuleBook.Lifecycle.Stages.ToDictionary(static stage => stage.Name, static stage => stage.Team, StringComparer.Ordinal);
        List<TimelineEntry> entries = [];
        string? team = null;
        var notes = decision.State.Notes;
        var next = 0;
        foreach (var activity in decision.Given.Activities.InOrder())
        {
            if (activity.At > decision.At)
                break;
            while (next < notes.Count && notes[next].At < activity.At)
                Add(notes[next++]);
            entries.Add(new TimelineEntry(activity.At, CauseText.Of(activity), team, activity, null));
        }

        while (next < notes.Count)
            Add(notes[next++]);
        return entries;

        void Add(LeadNote note)
        {
            if (note.Kind == LeadNoteKind.StageEntered)
                team = stages.GetValueOrDefault(note.Name);
            entries.Add(new TimelineEntry(note.At, $"{LeadNoteTypes.Of(note.Kind)} {note.Name}{(note.Why is null ? "" : $": {note.Why}")}", team, null, note));
        }
    }
}
