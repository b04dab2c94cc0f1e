namespace LeadRules.Stores;

/// <summary>The intents of a store in memory: those that wait and those set aside, in order, and the keys of all there ever were. Used under the lock of the store.</summary>
internal sealed class Outbox
{
    private readonly Dictionary<string, DateTimeOffset> _settled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, OutboxIntent> _waiting = [];
    private readonly SortedDictionary<long, OutboxIntent> _setAside = [];
    private (string Holder, DateTimeOffset Until)? _lease;

    public long LastNumber { get; private set; }

    public void Keep(Intent intent, string? lead)
    {
        if (!_settled.ContainsKey(intent.Key) && _kept.Add(intent.Key))
            _waiting.Add(++LastNumber, new OutboxIntent(LastNumber, intent) { Lead = lead });
    }

    /// <summary>Settles an intent that waits or was set aside.</summary>
    public void Settle(long number)
    {
        if (!_waiting.Remove(number, out var gone) && !_setAside.Remove(number, out gone))
            return;
        _kept.Remove(gone.Intent.Key);
        _settled.Add(gone.Intent.Key, gone.Intent.At);
    }

    public void Report(IntentReport report)
    {
        if (!_waiting.TryGetValue(report.Number, out var waiting))
            return;
        if (report.Outcome == IntentOutcome.Settled)
        {
            Settle(report.Number);
            return;
        }

        var tried = waiting with { Attempts = waiting.Attempts + 1, NextTry = report.NextTry, Problem = report.Problem };
        if (report.Outcome == IntentOutcome.Failed)
        {
            _waiting[report.Number] = tried;
            return;
        }

        _waiting.Remove(report.Number);
        _setAside.Add(report.Number, tried);
    }

    public bool Revive(long number)
    {
        if (!_setAside.Remove(number, out var back))
            return false;
        _waiting.Add(number, back with { Attempts = 0, NextTry = null, Problem = null });
        return true;
    }

    public bool Lease(string holder, DateTimeOffset at, DateTimeOffset until)
    {
        if (_lease is { } taken && taken.Holder != holder && taken.Until > at)
            return false;
        _lease = (holder, until);
        return true;
    }

    public void Release(string holder)
    {
        if (_lease?.Holder == holder)
            _lease = null;
    }

    public int Forget(DateTimeOffset before)
    {
        string[] old = [.. _settled.Where(settled => settled.Value < before).Select(static settled => settled.Key)];
        foreach (var key in old)
            _settled.Remove(key);
        return old.Length;
    }

    public IReadOnlyList<OutboxIntent> Due(DateTimeOffset at, int max)
    {
        List<OutboxIntent> due = [];
        var later = new HashSet<string>(StringComparer.Ordinal);
        foreach (var waiting in _waiting.Values)
        {
            if (due.Count >= max)
                break;
            if (waiting.Lead is { } behind && later.Contains(behind))
                continue;
            if (waiting.NextTry is null || waiting.NextTry <= at)
                due.Add(waiting);
            else if (waiting.Lead is { } lead)
                later.Add(lead);
        }

        return EquatableList.Of(due);
    }

    public IReadOnlyList<OutboxIntent> Pending(int max) => EquatableList.Of<OutboxIntent>([.. _waiting.Values.Take(max)]);

    public IReadOnlyList<OutboxIntent> SetAside(int max) => EquatableList.Of<OutboxIntent>([.. _setAside.Values.Take(max)]);

    public IReadOnlyList<string> SettledKeys() => EquatableList.Of<string>([.. _settled.Keys.Order(StringComparer.Ordinal)]);

    public void Restore(RoutingSnapshot snapshot)
    {
        LastNumber = snapshot.LastNumber;

        // A snapshot does not tell when they were decided; they are remembered as long as any.
        foreach (var key in snapshot.Settled)
            _settled.Add(key, DateTimeOffset.MaxValue);
        foreach (var waiting in snapshot.Pending)
            Restore(waiting, _waiting);
        foreach (var aside in snapshot.SetAside)
            Restore(aside, _setAside);
    }

    private void Restore(OutboxIntent intent, SortedDictionary<long, OutboxIntent> into)
    {
        _kept.Add(intent.Intent.Key);
        into.Add(intent.Number, intent);
    }
}
