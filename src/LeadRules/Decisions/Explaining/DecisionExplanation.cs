using System.Text;
using LeadRules.Decisions.Explaining;
using LeadRules.Decisions.Json;
using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>Why everything about a lead is as it was decided, what is missing, and what would change it. Immutable; it always agrees with the decision.</summary>
public sealed class DecisionExplanation
{
    internal DecisionExplanation(LeadDecision decision)
    {
        Decision = decision;
        Scores = decision.Engine.Explain(decision.Lead, decision.At);
        var explainer = new DecisionExplainer(decision);
        Segments = explainer.Segments();
        Classes = explainer.Classes();
        Ways = explainer.Ways();
        BandSteps = explainer.BandSteps(Scores);
        Campaigns = explainer.Campaigns();
        NextLook = decision.NextLook();
    }

    /// <summary>The decision.</summary>
    public LeadDecision Decision { get; }

    /// <summary>Why it has its scores.</summary>
    public LeadExplanation Scores { get; }

    /// <summary>Each segment, and why the lead is in or out.</summary>
    public IReadOnlyList<SegmentExplanation> Segments { get; }

    /// <summary>Each set of classes, and why the lead has its class.</summary>
    public IReadOnlyList<ClassExplanation> Classes { get; }

    /// <summary>The ways out of its stage, the nearest first: those with the fewest obstacles, those that an activity opens as the last.</summary>
    public IReadOnlyList<WayExplanation> Ways { get; }

    /// <summary>For each score with bands, the next band and the smallest changes that lead there.</summary>
    public IReadOnlyList<BandStep> BandSteps { get; }

    /// <summary>Each campaign, and where the lead stands in it.</summary>
    public IReadOnlyList<CampaignExplanation> Campaigns { get; }

    /// <summary>When to look again though nothing new happens.</summary>
    public NextChange NextLook { get; }

    /// <summary>Why it was given to whom, or would be; null where the choice was not asked for.</summary>
    public RoutingExplanation? Choice { get; init; }

    /// <summary>The explanation as indented JSON.</summary>
    public string ToJson() => DecisionJson.Write(this);

    /// <summary>The explanation as a text for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scores.TextOfScores());
        Section(text, "inferred", Decision.Findings.Select(static finding => finding.ToString()));
        Section(text, "stage", StageLines());
        Section(text, "segments", Segments.Select(static segment => segment.ToString()));
        Section(text, "classes", Classes.Select(static set => set.ToString()));
        Section(text, "clocks", Decision.Slas.Clocks.Select(static clock => clock.ToString()));
        Section(text, "campaigns", Campaigns.Select(static campaign => campaign.ToString()));
        Section(text, "routing", RoutingLines());
        Section(text, "to do", Decision.Intents.Select(static intent => $"{Words(intent)}: {intent.Cause}"));
        Section(text, "not to do", Decision.Suppressed.Select(static suppressed => $"{Words(suppressed.Intent)}: {suppressed.Why}"));
        Section(text, "what would change it", BandSteps.Select(static step => step.ToString()).Concat(Ways.Select(static way => way.ToString())).Append(Look()));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst)
                text.Append('\n').Append(title).Append('\n');
            isFirst = false;
            text.Append("  ").Append(line).Append('\n');
        }
    }

    private static string Words(Intent intent) => IntentWords.Of(intent);

    private IEnumerable<string> StageLines()
    {
        foreach (var note in Decision.State.Notes.Where(static note => note.Kind is LeadNoteKind.StageEntered or LeadNoteKind.Refused or LeadNoteKind.Assigned or LeadNoteKind.Released or LeadNoteKind.Routed))
        {
            yield return $"{InstantText.Format(note.At)}  " + note.Kind switch
            {
                LeadNoteKind.StageEntered => $"{note.Name}{(note.By is null ? "" : $" by '{note.By}'")}: {note.Why}{(note.Until is { } until ? $"; rests until {InstantText.Format(until)}" : "")}",
                LeadNoteKind.Refused => $"refused: {note.Why}",
                LeadNoteKind.Assigned => $"given to {note.Name}{(note.Why is null ? "" : $" by {note.Why}")}",
                LeadNoteKind.Routed => $"sent to {note.Name}{(note.Why is null ? "" : $" by {note.Why}")}",
                _ => $"taken from {note.Name}",
            };
        }
    }

    private IEnumerable<string> RoutingLines()
    {
        var need = Decision.Routing;
        if (need.IsDue)
            yield return $"is to be routed, since {InstantText.Format(need.Since!.Value)}";
        foreach (var obstacle in need.Obstacles)
            yield return $"is not routed: {obstacle}";
        if (Choice is not null && !need.IsDue && Decision.State.Owner is null)
            yield return "if it were routed now:";
        foreach (var line in Choice?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
            yield return line;
    }

    private string Look() => NextLook.Kind switch
    {
        NextChangeKind.Never => "time alone changes nothing",
        NextChangeKind.Changes => $"time alone: look again at {InstantText.Format(NextLook.At!.Value)}",
        _ => $"time alone: nothing before {InstantText.Format(NextLook.At!.Value)}",
    };
}
