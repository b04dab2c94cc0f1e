namespace LeadRules.Routing;

/// <summary>Why somebody who might have received a lead did not; <see cref="None"/> for those among whom the turn was shared.</summary>
public enum PassedOver : byte
{
    /// <summary>Not passed over: could receive the lead.</summary>
    None,

    /// <summary>Is set inactive, or is not supplied by the host who should supply the rep.</summary>
    Inactive,

    /// <summary>The first date is still to come, or the last date has passed.</summary>
    NotInForce,

    /// <summary>Is absent.</summary>
    Absent,

    /// <summary>Is not at work now, nor within the look-ahead of the pool.</summary>
    OutsideHours,

    /// <summary>Has weight 0 in the pool.</summary>
    NoWeight,

    /// <summary>Does not take such leads in this pool.</summary>
    DoesNotTake,

    /// <summary>Does not have a skill that the lead needs.</summary>
    LacksSkill,

    /// <summary>Does not speak the lead's language.</summary>
    LacksLanguage,

    /// <summary>Gave this lead back before, or was ruled out by the caller.</summary>
    RuledOut,

    /// <summary>Has as many open leads as capacity allows.</summary>
    AtCapacity,

    /// <summary>Was given as many leads in the day, the week or the month as the quota allows.</summary>
    QuotaReached,

    /// <summary>Has as many open leads of this category as the cap allows.</summary>
    CategoryFull,

    /// <summary>Could receive it, but an inference prefers others, or the strategy found others better.</summary>
    Outranked,
}
