using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>What the failure of a database means to the store.</summary>
internal enum FaultKind
{
    /// <summary>It passes, or somebody else was faster: try again.</summary>
    Passing,

    /// <summary>Somebody has to mend something; trying again is of no use.</summary>
    Lasting,

    /// <summary>What was to be written cannot be: the fault of one caller.</summary>
    OfData,
}

/// <summary>A failure of a database: what it means, and how it is said.</summary>
internal sealed record StoreFault(FaultKind Kind, string Message, Exception Cause)
{
    /// <summary>Whether something may have been kept all the same.</summary>
    public bool IsReplyLost { get; init; }

    public StoreUnavailableException Exception(string? addition = null) =>
        addition is null && Cause is StoreUnavailableException said ? said : new(addition is null ? Message : $"{Message} {addition}", Cause);
}
