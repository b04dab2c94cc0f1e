namespace LeadRules;

/// <summary>What the host should do. The library decides and returns intents; the host acts, once for each key.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="To">To or with whom or what, as the rule book says it; or null.</param>
/// <param name="Key">
/// The idempotency key: the same decision gives the same key however often it is asked for, so a host that remembers the
/// keys it has acted on never acts twice.
/// </param>
/// <param name="Cause">Why, in words.</param>
/// <param name="At">From when on.</param>
/// <param name="ExpiresAt">From when on it is too late to be useful; or null.</param>
/// <param name="About">What about, such as <c>call</c> for a task; or null.</param>
/// <param name="Name">What to do, where a plug-in has added it (<see cref="IntentKind.Custom"/>), such as <c>partner.invite</c>; else null.</param>
public sealed record Intent(IntentKind Kind, string? To, string Key, string Cause, DateTimeOffset At, DateTimeOffset? ExpiresAt = null, string? About = null, string? Name = null)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(Intent), (nameof(Kind), Kind), (nameof(To), To), (nameof(Key), Key), (nameof(Cause), Cause), (nameof(At), At), (nameof(ExpiresAt), ExpiresAt), (nameof(About), About), (nameof(Name), Name));
}

/// <summary>What a host can be asked to do.</summary>
public enum IntentKind
{
    /// <summary>Tell somebody.</summary>
    Notify,

    /// <summary>Create a task.</summary>
    CreateTask,

    /// <summary>Tell somebody further up, who has to act.</summary>
    Escalate,

    /// <summary>Give the lead to somebody.</summary>
    Assign,

    /// <summary>Take the lead from its owner and give it to somebody else.</summary>
    Reassign,

    /// <summary>Give the lead back to marketing.</summary>
    Recycle,

    /// <summary>Give the lead a disposition, such as junk or could-not-reach.</summary>
    GiveDisposition,

    /// <summary>Put the lead into a campaign.</summary>
    Enroll,

    /// <summary>Take the lead out of a campaign.</summary>
    Unenroll,

    /// <summary>Put the lead where people take leads from.</summary>
    Enqueue,

    /// <summary>Make a deal record of the lead.</summary>
    CreateDeal,

    /// <summary>Ask the lead to book a call.</summary>
    OfferBooking,

    /// <summary>Send the lead a piece of content; <see cref="Intent.To"/> is its key.</summary>
    Send,

    /// <summary>Send the lead no more mail.</summary>
    Unsubscribe,

    /// <summary>What a plug-in has added; <see cref="Intent.Name"/> says what.</summary>
    Custom,
}
