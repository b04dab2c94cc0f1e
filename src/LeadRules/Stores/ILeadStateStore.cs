namespace LeadRules.Stores;

/// <summary>
/// A routing store that keeps the states of leads as well, so that a decision, the choice of a rep and what the host is to do
/// are kept in one transaction. <see cref="LeadDesk"/> works with it.
/// </summary>
/// <remarks>
/// A transaction names the lead in <see cref="RoutingScope.Lead"/>, reads <see cref="IRoutingState.Stored"/>, and changes it by
/// <see cref="RoutingChange.Stored"/>. <c>LeadRules.Testing</c> holds the tests that every such store must pass.
/// </remarks>
public interface ILeadStateStore : IRoutingStore
{
    /// <summary>What is remembered of a lead; null when it was never decided.</summary>
    ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken = default);

    /// <summary>
    /// The leads to look at again by an instant, those that are due first before the others, equal ones in ordinal order of their ids. One whose state cannot be
    /// read is among them, with <see cref="StoredLead.Unreadable"/>, so that it keeps no other waiting.
    /// </summary>
    /// <param name="at">The instant; leads that are due at it are among them.</param>
    /// <param name="max">How many to give at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default);
}

/// <summary>What a store keeps of a lead.</summary>
/// <param name="State">The state.</param>
/// <param name="Revision">How often it was kept; 1 for the first time. Who decides on an older one than is kept decides again.</param>
/// <param name="NextLook">When to look at the lead again, though nothing new happens to it; null for never.</param>
public sealed record StoredLead(LeadState State, long Revision, DateTimeOffset? NextLook)
{
    /// <summary>Why the state cannot be read, where it is listed all the same: <see cref="State"/> then holds the id and nothing else, and whoever decides the lead is told. Null where all is well.</summary>
    public string? Unreadable { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(StoredLead), (nameof(State), State), (nameof(Revision), Revision), (nameof(NextLook), NextLook), (nameof(Unreadable), Unreadable));
}
