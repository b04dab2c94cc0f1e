namespace LeadRules;

/// <summary>Does what intents ask for: the host's mail, tasks, deals. Called by <see cref="OutboxDispatcher"/>.</summary>
/// <remarks>
/// An intent can come more than once (the host was stopped between doing and noting it), so remember the keys that were acted on,
/// or hand <see cref="Intent.Key"/> to whatever does it once for each key.
/// </remarks>
public interface IIntentHandler
{
    /// <summary>Acts on an intent. Whatever it throws makes the intent wait for a later try, <see cref="IntentRefusedException"/> sets it aside at once.</summary>
    /// <param name="intent">The intent, and the lead that it is about.</param>
    /// <param name="cancellationToken">The host is being stopped, or the time limit of the handler is over; the intent is given again later.</param>
    ValueTask HandleAsync(Stores.OutboxIntent intent, CancellationToken cancellationToken);
}

/// <summary>An intent can never be acted on, however often it is tried: the mail address does not exist. It is set aside for somebody to look at.</summary>
#pragma warning disable CA1032, RCS1194 // An intent that is refused without a reason helps nobody.
public sealed class IntentRefusedException : Exception
{
    /// <summary>Refuses the intent.</summary>
    /// <param name="message">Why, in words.</param>
    public IntentRefusedException(string message)
        : base(message)
    {
    }
}
