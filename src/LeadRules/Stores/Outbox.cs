namespace LeadRules.Stores;

/// <summary>The intents of a store in memory: those that wait, in order, and the keys of all there ever were. Used under the lock of the store.</summary>
internal sealed class Outbox
{
    private readonly LinkedList<OutboxIntent> _pending = new();
    private readonly Dictionary<long, LinkedListNode<OutboxIntent>> _byNumber = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public long LastNumber { get; private set; }

    public void Keep(Intent intent)
    {
        if (_keys.Add(intent.Key))
            Append(new OutboxIntent(++LastNumber, intent));
    }

    public void Settle(long number)
    {
        if (_byNumber.Remove(number, out var node))
            _pending.Remove(node);
    }

    public IReadOnlyList<OutboxIntent> Pending(int max) => EquatableList.Of<OutboxIntent>([.. _pending.Take(max)]);

    public IReadOnlyList<string> SettledKeys() =>
        EquatableList.Of<string>([.. _keys.Except(_pending.Select(static waiting => waiting.Intent.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public void Restore(RoutingSnapshot snapshot)
    {
        LastNumber = snapshot.LastNumber;
        _keys.UnionWith(snapshot.Settled);
        foreach (var waiting in snapshot.Pending)
        {
            _keys.Add(waiting.Intent.Key);
            Append(waiting);
        }
    }

    private void Append(OutboxIntent waiting) => _byNumber.Add(waiting.Number, _pending.AddLast(waiting));
}
