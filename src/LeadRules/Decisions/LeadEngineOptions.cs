namespace LeadRules;

/// <summary>What the host adds to a rule book: lists, and the functions and fields of plug-ins. Immutable; extend with <c>with</c> or the methods.</summary>
public sealed record LeadEngineOptions
{
    /// <summary>Nothing added.</summary>
    public static LeadEngineOptions Default { get; } = new();
}
