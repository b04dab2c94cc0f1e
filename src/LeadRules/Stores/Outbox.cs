namespace LeadRules.Stores;

/// <summary>The intents of a store in memory: those that wait, in order, and the keys of all there ever were. Used under the lock of the store.</summary>
internal sealed class Outbox
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>By number. Settled ones stay in their places until they are the most, so that settling one moves nothing.</summary>
    private readonly List<(OutboxIntent Waiting, bool IsSettled)> _byNumber = [];
    private int _settled;

    public long LastNumber { get; private set; }

    public void Keep(Intent intent)
    {
        if (_keys.Add(intent.Key))
            _byNumber.Add((new OutboxIntent(++LastNumber, intent), false));
    }

    public void Settle(long number)
    {
        var place = PlaceOf(number);
        if (place < 0 || _byNumber[place].IsSettled)
            return;
        _byNumber[place] = (_byNumber[place].Waiting, true);
        _settled++;
        if (_settled * 2 > _byNumber.Count)
        {
            _byNumber.RemoveAll(static place => place.IsSettled);
            _settled = 0;
        }
    }

    public IReadOnlyList<OutboxIntent> Pending(int max) => EquatableList.Of<OutboxIntent>([.. Waiting().Take(max)]);

    public IReadOnlyList<string> SettledKeys() =>
        EquatableList.Of<string>([.. _keys.Except(Waiting().Select(static waiting => waiting.Intent.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public void Restore(RoutingSnapshot snapshot)
    {
        LastNumber = snapshot.LastNumber;
        _keys.UnionWith(snapshot.Settled);
        foreach (var waiting in snapshot.Pending)
        {
            _keys.Add(waiting.Intent.Key);
            _byNumber.Add((waiting, false));
        }
    }

    private IEnumerable<OutboxIntent> Waiting() => _byNumber.Where(static place => !place.IsSettled).Select(static place => place.Waiting);

    private int PlaceOf(long number)
    {
        var (from, to) = (0, _byNumber.Count - 1);
        while (from <= to)
        {
            var middle = from + ((to - from) / 2);
            var found = _byNumber[middle].Waiting.Number;
            if (found == number)
                return middle;
            if (found < number)
                from = middle + 1;
            else
                to = middle - 1;
        }

        return -1;
    }
}
