using LeadRules.RuleBooks;

namespace LeadRules.Cli.Deciding;

/// <summary>Parts of decisions in words, the same in every format.</summary>
internal static class DecisionWords
{
    /// <summary>The clocks that wait for somebody and when they are due, those that are due first before the others.</summary>
    public static IEnumerable<string> Due(LeadDecision decision) => decision.Slas.Clocks
        .Where(static clock => clock.State is SlaState.Running or SlaState.Paused or SlaState.Breached)
        .OrderBy(static clock => clock.Due ?? DateTimeOffset.MaxValue)
        .Select(static clock => $"{clock.Policy.Name}.{clock.Target.Name} {(clock.Due is { } due ? InstantText.Format(due) : "never")}");

    /// <summary>Whether it is to be routed; empty when nobody asks for that.</summary>
    public static string Routing(LeadDecision decision) => decision.Routing switch
    {
        { IsDue: true } => "due",
        { IsAsked: true } => "kept back",
        _ => "",
    };

    public static string Of(LeadNote note) => $"{LeadNoteTypes.Of(note.Kind)} {note.Name}";

    public static string Of(Intent intent) => IntentWords.Of(intent);
}
