using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>Which routed leads are wanted; what is null does not narrow.</summary>
public sealed record RoutedLeadFilter
{
    /// <summary>Those of a status.</summary>
    public RoutedStatus? Status { get; init; }

    /// <summary>Those of a pool.</summary>
    public string? Pool { get; init; }

    /// <summary>Those that a rep has.</summary>
    public string? Rep { get; init; }

    /// <summary>Those that the receiver has (true) or has not (false) taken note of.</summary>
    public bool? IsAcknowledged { get; init; }

    /// <summary>How many at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Max
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = int.MaxValue;

    /// <summary>Whether a lead is wanted.</summary>
    public bool Admits(RoutedLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return (Status is null || lead.Status == Status)
            && (Pool is null || lead.Pool == Pool)
            && (Rep is null || lead.Rep == Rep)
            && (IsAcknowledged is null || lead.AcknowledgedAt is not null == IsAcknowledged);
    }
}
