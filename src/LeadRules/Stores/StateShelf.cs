namespace LeadRules.Stores;

/// <summary>The states of leads in a store in memory, by id, and in the order in which they are due. Used under the lock of the store.</summary>
internal sealed class StateShelf
{
    private readonly Dictionary<string, StoredLead> _byLead = new(StringComparer.Ordinal);

    /// <summary>Only those that are to be looked at again: who asks for what is due goes through no others.</summary>
    private readonly SortedSet<(long Ticks, string Lead)> _looks = new(Comparer<(long Ticks, string Lead)>.Create(static (left, right) =>
        left.Ticks.CompareTo(right.Ticks) is var order and not 0 ? order : string.CompareOrdinal(left.Lead, right.Lead)));

    public StoredLead? Find(string lead) => _byLead.GetValueOrDefault(lead);

    public void Keep(StoredLead stored)
    {
        var lead = stored.State.Lead;
        if (Find(lead)?.NextLook is { } before)
            _looks.Remove((before.UtcTicks, lead));
        _byLead[lead] = stored;
        if (stored.NextLook is { } next)
            _looks.Add((next.UtcTicks, lead));
    }

    public IReadOnlyList<StoredLead> Due(DateTimeOffset at, int max) =>
        EquatableList.Of<StoredLead>([.. _looks.TakeWhile(look => look.Ticks <= at.UtcTicks).Take(max).Select(look => _byLead[look.Lead])]);

    public IReadOnlyList<StoredLead> All() => EquatableList.Of<StoredLead>([.. _byLead.Values.OrderBy(static stored => stored.State.Lead, StringComparer.Ordinal)]);
}
