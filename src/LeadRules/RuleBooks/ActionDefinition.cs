using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>Something the host is told to do.</summary>
/// <param name="Do">What to do.</param>
/// <param name="To">To or with whom or what; <c>owner</c> is whoever has the lead. Null for nobody in particular.</param>
/// <param name="About">What about, such as <c>call</c> for a task; or null.</param>
/// <param name="When">Which leads it is done for; null for all.</param>
/// <param name="ExpiresAfter">After what time it is too late to be useful; null for never. Not in routes.</param>
/// <param name="Name">What to do where a plug-in adds it (<see cref="IntentKind.Custom"/>), such as <c>partner.invite</c>; else null.</param>
public sealed record ActionDefinition(IntentKind Do, string? To, string? About, Condition? When, TimeSpan? ExpiresAfter = null, string? Name = null)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ActionDefinition), (nameof(Do), Do), (nameof(To), To), (nameof(About), About), (nameof(When), When), (nameof(ExpiresAfter), ExpiresAfter), (nameof(Name), Name));
}

/// <summary>What is not done to a lead while it is in a segment. Rule books write <c>"everything"</c>, or a list of <c>routing</c>, <c>campaigns</c>, kinds of intents, names of those that plug-ins add, and <c>custom</c> for all of these.</summary>
/// <param name="Everything">Whether no intent is given at all, and the lead is neither routed nor enrolled.</param>
/// <param name="Routing">Whether the lead is not routed.</param>
/// <param name="Campaigns">Whether the lead is not enrolled and is sent nothing by campaigns.</param>
/// <param name="Intents">Which intents are not given.</param>
public sealed record Suppression(bool Everything, bool Routing, bool Campaigns, IReadOnlyList<IntentKind> Intents)
{
    /// <summary>Nothing at all is done to the lead.</summary>
    public static Suppression All { get; } = new(Everything: true, Routing: true, Campaigns: true, Enum.GetValues<IntentKind>());

    /// <summary>Which intents are not given; with <see cref="IntentKind.Custom"/> none that plug-ins add.</summary>
    public IReadOnlyList<IntentKind> Intents { get; } = EquatableList.Of(Intents);

    /// <summary>Which of the intents that plug-ins add are not given, by their names.</summary>
    public IReadOnlyList<string> Names { get; init => field = EquatableList.Of(value); } = EquatableList<string>.Empty;

    /// <summary>Whether an intent is not given, by its kind or name.</summary>
    internal bool Covers(Intent intent) => Everything || Intents.Contains(intent.Kind) || (intent.Name is { } name && Names.Contains(name, StringComparer.Ordinal));
}
