using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Cli.Routing;

/// <summary>
/// Replays a period: each lead comes at its <c>lead.qualified</c>, or without one when it was created; it is closed at the first
/// activity that ends agreements (won, lost, junk, recycled). Leads that wait are tried again whenever something happened, and every hour.
/// </summary>
internal sealed class RoutingSimulation
{
    private const string Qualified = "lead.qualified";

    private static readonly TimeSpan Tick = TimeSpan.FromHours(1);
    private readonly LeadEngine _engine;
    private readonly DateTimeOffset _until;
    private readonly CancellationToken _cancellation;
    private readonly InMemoryRoutingStore _store = new();
    private readonly LeadRouter _router;
    private readonly SimulationTally _tally;
    private readonly Dictionary<string, Lead> _leads = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(Lead Lead, bool Comes), (long, int)> _events = new();
    private readonly int _leftOut;
    private int _waiting;

    public RoutingSimulation(LeadEngine engine, IReadOnlyList<Lead> leads, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        _engine = engine;
        _until = until;
        _cancellation = cancellation;
        _router = new LeadRouter(engine, _store);
        _tally = new SimulationTally(engine);
        foreach (var lead in leads)
        {
            if (ComesAt(lead) is not { } at || at < from || at > until)
            {
                _leftOut++;
                continue;
            }

            _leads.Add(lead.Id, lead);
            _events.Enqueue((lead, true), (at.UtcTicks, _events.Count));
            if (engine.Routing.ClosedAt(lead, at) is { } closed && closed <= until)
                _events.Enqueue((lead, false), (closed.UtcTicks, _events.Count));
        }
    }

    public SimulationResult Run()
    {
        var now = DateTimeOffset.MinValue;
        while (_events.TryDequeue(out var happened, out var order))
        {
            _cancellation.ThrowIfCancellationRequested();
            var at = new DateTimeOffset(order.Item1, TimeSpan.Zero);
            WaitUntil(at, now);
            now = at;
            if (happened.Comes)
            {
                RouteWaiting(now);
                Route(happened.Lead, now);
            }
            else
            {
                _tally.Close(Finished.Result(_router.CloseAsync(happened.Lead.Id, now)));
                CountWaiting();
                RouteWaiting(now);
            }
        }

        WaitUntil(_until, now);
        return _tally.Result(Finished.Result(_store.LeadsAsync(new RoutedLeadFilter())), WhyWaiting(), _leftOut, PoolEvents());
    }

    private static DateTimeOffset? ComesAt(Lead lead)
    {
        var qualified = lead.Activities.Where(static activity => activity.Type == Qualified).Select(static activity => (DateTimeOffset?)activity.At).Min();
        return qualified ?? lead.Created;
    }

    /// <summary>Lets the hours pass in which leads wait.</summary>
    private void WaitUntil(DateTimeOffset at, DateTimeOffset now)
    {
        while (_waiting > 0 && at - now > Tick)
        {
            now += Tick;
            RouteWaiting(now);
        }
    }

    private void Route(Lead lead, DateTimeOffset now)
    {
        var decision = Finished.Result(_router.RouteAsync(lead, now, new RoutingRequest { Since = ComesAt(lead) }));
        _tally.Add(decision);
        if (decision.Outcome == RoutedStatus.Held)
            _waiting++;
    }

    private void RouteWaiting(DateTimeOffset now)
    {
        if (_waiting == 0)
            return;
        var closed = new HashSet<(string?, string?)>();
        foreach (var held in Finished.Result(_router.HeldAsync()))
        {
            if (closed.Contains((held.Route, held.Pool)))
                continue;
            var decision = Finished.Result(_router.RouteAsync(_leads[held.Lead], now));
            if (decision.Outcome != RoutedStatus.Held)
                _tally.Add(decision);
            else if (decision.Lead.PassedOver.All(static reason => IsOfTheRep(reason)))
                closed.Add((held.Route, held.Pool));
        }

        CountWaiting();
    }

    /// <summary>Whether a reason holds for every lead: where all have one, the others that wait need not be tried.</summary>
    private static bool IsOfTheRep(PassedOver reason) =>
        reason is PassedOver.Inactive or PassedOver.NotInForce or PassedOver.Absent or PassedOver.OutsideHours or PassedOver.NoWeight or PassedOver.AtCapacity or PassedOver.QuotaReached;

    private void CountWaiting() => _waiting = Finished.Result(_router.HeldAsync()).Count;

    /// <summary>Why those who wait at the end have nobody: what stands in the way of the candidates of their last attempt with any.</summary>
    private List<(string Reason, int Leads)> WhyWaiting()
    {
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var held in Finished.Result(_router.HeldAsync()))
        {
            var attempt = Finished.Result(_router.ExplainAsync(_leads[held.Lead], _until)).Attempts.LastOrDefault(static attempt => attempt.Candidates.Count > 0);
            var reason = attempt is null ? "no route reaches anybody" : $"{attempt.To}: {Reasons(attempt)}";
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }

        return [.. reasons.OrderByDescending(static reason => reason.Value).ThenBy(static reason => reason.Key, StringComparer.Ordinal).Select(static reason => (reason.Key, reason.Value))];
    }

    private static string Reasons(AttemptExplanation attempt) => string.Join(", ", attempt.Candidates
        .GroupBy(static candidate => candidate.PassedOver)
        .OrderBy(static group => group.Key)
        .Select(static group => FormattableString.Invariant($"{group.Count()} {RuleBooks.EnumWords<PassedOver>.Of(group.Key)}")));

    private IEnumerable<PoolEvent> PoolEvents() =>
        _engine.Routing.Roster.Pools.Keys.SelectMany(pool => Finished.Result(_store.EventsAsync(pool, 0, int.MaxValue)));
}
