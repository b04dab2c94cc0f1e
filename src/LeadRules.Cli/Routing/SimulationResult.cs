using LeadRules.Routing;

namespace LeadRules.Cli.Routing;

/// <summary>What a replay gave.</summary>
/// <param name="Reps">Each rep, in the order of the ids.</param>
/// <param name="Leads">What became of each lead, in the order in which they were routed.</param>
/// <param name="Outcomes">How many leads each outcome had.</param>
/// <param name="Unassigned">Why leads that wait at the end have nobody, the most frequent reason first.</param>
/// <param name="LeftOut">How many leads lie outside of the period, or do not say when they came.</param>
internal sealed record SimulationResult(IReadOnlyList<RepResult> Reps, IReadOnlyList<RoutedLead> Leads, IReadOnlyDictionary<RoutedStatus, int> Outcomes, IReadOnlyList<(string Reason, int Leads)> Unassigned, int LeftOut);

/// <summary>What a rep would have got.</summary>
internal sealed record RepResult
{
    public required string Rep { get; init; }

    /// <summary>How many leads in all.</summary>
    public required int Leads { get; init; }

    /// <summary>How many of them pools gave.</summary>
    public required int FromPools { get; init; }

    /// <summary>What the rep earned in pools: the sum of the rep's shares of the leads that the rep could have received.</summary>
    public required double Share { get; init; }

    /// <summary>What the leads are worth.</summary>
    public required double Value { get; init; }

    /// <summary>The median time that the leads waited to be assigned; null when that is not known.</summary>
    public required TimeSpan? MedianWait { get; init; }

    /// <summary>The most leads that were open at once.</summary>
    public required int MostOpen { get; init; }

    /// <summary>How often the rep was passed over for capacity, a quota or a cap.</summary>
    public required int Full { get; init; }

    /// <summary>What is to be noticed: got nothing, or could often not receive.</summary>
    public string Note => Leads == 0 ? "idle" : Full > Leads ? "overloaded" : "";
}
