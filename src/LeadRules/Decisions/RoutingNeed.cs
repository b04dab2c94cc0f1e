using LeadRules.Decisions.Deciding;

namespace LeadRules;

/// <summary>Whether a lead is to be routed now: once each time that it comes into a stage whose leads are, if it can be handed over.</summary>
public sealed record RoutingNeed
{
    /// <summary>How often a lead is routed at one instant, before it must be that transitions send it round in a circle.</summary>
    private const int MostAtOneInstant = 3;

    private readonly IReadOnlyList<string> _obstacles = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _ruledOut = EquatableList<string>.Empty;

    /// <summary>The lead is not to be routed.</summary>
    internal static RoutingNeed None { get; } = new();

    /// <summary>Whether its stage asks for routing, and it was not routed since it came into it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it is to be routed now.</summary>
    public bool IsDue => IsAsked && Obstacles.Count == 0;

    /// <summary>The key under which it is routed; another each time that it comes into such a stage.</summary>
    public string? Key { get; init; }

    /// <summary>Since when it is due to be routed; null when it is not asked for.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Reps who had it and gave it back.</summary>
    public IReadOnlyList<string> RuledOut { get => _ruledOut; init => _ruledOut = EquatableList.Of(value); }

    /// <summary>Why it is not routed although its stage asks for it: what is missing for the hand-off, or the segment that forbids it.</summary>
    public IReadOnlyList<string> Obstacles { get => _obstacles; init => _obstacles = EquatableList.Of(value); }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RoutingNeed), (nameof(IsAsked), IsAsked), (nameof(IsDue), IsDue), (nameof(Key), Key), (nameof(Since), Since), (nameof(RuledOut), RuledOut), (nameof(Obstacles), Obstacles));

    internal static RoutingNeed Of(LeadEngine engine, LeadDecision decision, LeadFold fold)
    {
        if (fold.Standing.Stage is not { } stage || fold.Standing.IsRouted || engine.RuleBook.Routing.Fallback is null
            || !engine.Lifecycle.Stages.TryGetValue(stage.Name, out var definition) || !definition.Routes)
        {
            return None;
        }

        List<string> obstacles = [];
        if (fold.Standing.SuppressedBy(static suppression => suppression.Routing) is { } segment)
            obstacles.Add($"The lead is in segment {segment}.");
        if (engine.Lifecycle.HandOffNeeds.Length > 0)
        {
            var evaluation = fold.Scratch.Again(decision.Lead, decision.At.UtcTicks);
            obstacles.AddRange(MoveCheck.Missing(engine.Lifecycle.HandOffNeeds, ref evaluation));
        }

        var given = decision.State.Notes.Where(static note => note.Kind is LeadNoteKind.Assigned or LeadNoteKind.Routed && note.By is not null).ToList();
        if (given.Count(note => note.At == decision.At) >= MostAtOneInstant)
            obstacles.Add($"It was routed {MostAtOneInstant} times at this very instant; look at the transitions that lead back to '{stage.Name}'.");
        var episodes = 1 + given.Select(static note => note.By).Distinct(StringComparer.Ordinal).Count();
        return new RoutingNeed
        {
            IsAsked = true,
            Key = episodes == 1 ? decision.Given.Id : FormattableString.Invariant($"{decision.Given.Id}/{episodes}"),
            Since = stage.At,
            RuledOut = RejectersOf(decision),
            Obstacles = obstacles,
        };
    }

    /// <summary>Who had the lead when somebody rejected it. Whoever was given it at that very instant was given it because of that.</summary>
    private static List<string> RejectersOf(LeadDecision decision)
    {
        List<string> rejecters = [];
        foreach (var rejection in decision.Lead.Activities.OfType("lead.rejected"))
        {
            if (rejection.At <= decision.At && decision.State.Of(LeadNoteKind.Assigned).LastOrDefault(note => note.At < rejection.At) is { } assigned && !rejecters.Contains(assigned.Name))
                rejecters.Add(assigned.Name);
        }

        return rejecters;
    }
}
