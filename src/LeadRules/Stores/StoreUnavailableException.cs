namespace LeadRules.Stores;

/// <summary>A store cannot do what it was asked, and trying again at once is of no use; the message says what is wrong and how to mend it.</summary>
/// <remarks>For stores over a database, so that a host catches one exception whichever database it is.</remarks>
#pragma warning disable CA1032, RCS1194 // An exception without a message would say nothing.
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="message">What is wrong, whether something was kept, and how to mend it.</param>
    /// <param name="innerException">What the database said; or null.</param>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
