namespace LeadRules.Benchmarks.Routing;

/// <summary>
/// What a team writes for itself: one lock around a fair pick over arrays, the leads that were decided in a dictionary. It keeps the
/// promises of the store: a lead is decided once, credits are exact, capacity holds, every decision can be replayed (who was
/// picked among whom), and what the host has to do waits in an outbox.
/// </summary>
internal sealed class HandWrittenPick(string[] reps, int[] weights, int[] capacities)
{
    private const long OneLead = 1L << 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Decision> _decided = new(StringComparer.Ordinal);
    private readonly List<Decision> _history = [];
    private readonly Queue<Intent> _outbox = new();
    private readonly long[] _credits = new long[reps.Length];
    private readonly long[] _lastTurns = new long[reps.Length];
    private readonly int[] _open = new int[reps.Length];
    private long _turn;

    public int Decisions => _decided.Count;

    public ReadOnlySpan<long> Credits => _credits;

    public string? Pick(string key, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_decided.TryGetValue(key, out var known))
                return known.Rep;
            var sum = 0L;
            for (var i = 0; i < reps.Length; i++)
                sum += _open[i] < capacities[i] ? weights[i] : 0;
            if (sum == 0)
                return null;

            var passedOver = new bool[reps.Length];
            var left = OneLead;
            for (var i = 0; i < reps.Length; i++)
            {
                passedOver[i] = _open[i] >= capacities[i];
                if (passedOver[i])
                    continue;
                var share = OneLead * weights[i] / sum;
                _credits[i] += share;
                left -= share;
            }

            for (var i = 0; left > 0; i++)
            {
                if (passedOver[i])
                    continue;
                _credits[i]++;
                left--;
            }

            var winner = -1;
            for (var i = 0; i < reps.Length; i++)
            {
                if (!passedOver[i] && (winner < 0 || _credits[i] > _credits[winner] || (_credits[i] == _credits[winner] && _lastTurns[i] < _lastTurns[winner])))
                    winner = i;
            }

            _credits[winner] -= OneLead;
            _lastTurns[winner] = ++_turn;
            _open[winner]++;
            var decision = new Decision(key, reps[winner], _turn, at, passedOver);
            _decided.Add(key, decision);
            _history.Add(decision);
            _outbox.Enqueue(new Intent(IntentKind.Assign, reps[winner], key + "/assign", "routed", at));
            return reps[winner];
        }
    }

    private sealed record Decision(string Key, string Rep, long Turn, DateTimeOffset At, bool[] PassedOver);
}
