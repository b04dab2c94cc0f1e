using LeadRules.Routing;

namespace LeadRules;

/// <summary>Somebody who might have received a lead, and why it was this one or was not. Immutable.</summary>
public sealed record CandidateExplanation
{
    /// <summary>The id of the rep.</summary>
    public required string Rep { get; init; }

    /// <summary>Why the rep was passed over; <see cref="Routing.PassedOver.None"/> for those who shared the turn.</summary>
    public required PassedOver PassedOver { get; init; }

    /// <summary>The reason in words, with the numbers behind it, such as <c>40 of 40 open leads</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the rep received the lead.</summary>
    public bool IsChosen { get; init; }

    /// <summary>The weight in the pool; null where no pool chose.</summary>
    public int? Weight { get; init; }

    /// <summary>What the rep had earned and not received before the decision, in leads; null where no pool chose.</summary>
    public double? CreditBefore { get; init; }

    /// <summary>The same after the decision; the one who received the lead paid one.</summary>
    public double? CreditAfter { get; init; }

    /// <summary>What the pool's strategy compared, in words; null where it compares nothing.</summary>
    public string? Cost { get; init; }

    /// <summary>The candidate in one line.</summary>
    public override string ToString()
    {
        var credit = CreditBefore is { } before && CreditAfter is { } after ? FormattableString.Invariant($", credit {Shown(before)} -> {Shown(after)}") : "";
        return $"{Rep}{(IsChosen ? " receives it" : "")}: {Reason}{(Cost is null ? "" : $", {Cost}")}{credit}";
    }

    /// <summary>To the hundredth, and never a minus before a nought.</summary>
    private static double Shown(double credit) => Math.Round(credit, 2) + 0.0;
}
