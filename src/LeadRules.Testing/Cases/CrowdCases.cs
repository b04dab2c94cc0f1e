using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>What many workers at the same time may not break.</summary>
internal static class CrowdCases
{
    private const int Leads = 120;

    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("one-decision-for-a-lead", "A lead that many workers bring at the same time is decided once, and all of them get that decision.", OneDecisionAsync),
        new("one-after-the-other", "Whatever many workers do at the same time, the state is one that they could have reached one after the other.", OneAfterTheOtherAsync),
        new("capacity", "Nobody is given more open leads than capacity allows, also by two pools at the same time; every lead that is closed makes room once.", CapacityAsync),
        new("intents-of-each-decision", "Each decision has its intents in the outbox, once.", IntentsAsync),
        new("clocks-differ", "Order is told by versions alone, however much the clocks of the callers differ.", ClocksDifferAsync),
        new("run-again", "What is kept, and what the caller gets, is of the same run of the decision, on the state that it follows.", RunAgainAsync),
    ];

    /// <summary>All workers bring the same lead, then the next.</summary>
    private static async Task OneDecisionAsync(Trial trial)
    {
        const int Rounds = 30;
        var desk = Desk.OfThree();
        for (var round = 0; round < Rounds; round++)
        {
            var key = $"lead-{round}";
            var answers = new RoutedLead[Trial.Workers];
            await trial.TogetherAsync(async (worker, store) => answers[worker] = await desk.RouteAsync(store, key, trial.Cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            var kept = await trial.Store.FindAsync(key, trial.Cancellation).ConfigureAwait(false);
            trial.ExpectAll($"what {Trial.Workers} workers got for '{key}'", Enumerable.Repeat(kept, Trial.Workers), answers);
            trial.Expect($"how many leads the pool decided after '{key}'", round + 1L, (await trial.Store.PoolAsync(desk.Pool, trial.Cancellation).ConfigureAwait(false)).Turn);
            trial.Expect($"how many events are about '{key}'", 1, (await trial.Store.EventsAsync(desk.Pool, 0, int.MaxValue, trial.Cancellation).ConfigureAwait(false)).Count(happened => happened.Key == key));
        }
    }

    private static async Task OneAfterTheOtherAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await DeliverTwiceAsync(trial, (_, store, key) => desk.RouteAsync(store, key, trial.Cancellation).AsTask()).ConfigureAwait(false);
        await ExpectAsIfAloneAsync(trial, desk, Leads).ConfigureAwait(false);
    }

    private static async Task CapacityAsync(Trial trial)
    {
        const int Each = 12;
        var left = new Desk("left", ("ana", 1, Each), ("bo", 1, Each), ("cy", 1, Each));
        var right = new Desk("right", ("bo", 1, Each), ("cy", 1, Each), ("dan", 1, Each));
        await trial.TogetherAsync(async (worker, store) =>
        {
            for (var i = 0; i < Leads; i++)
            {
                var lead = (i + (worker * Leads / Trial.Workers)) % Leads;
                var key = $"lead-{lead}";
                await (lead % 2 == 0 ? left : right).RouteAsync(store, key, trial.Cancellation).ConfigureAwait(false);
                if (lead % 8 == 0)
                    await left.CloseAsync(store, key, trial.Cancellation).ConfigureAwait(false);
                foreach (var rep in left.Members.Reps)
                {
                    if ((await store.RepAsync(rep, trial.Cancellation).ConfigureAwait(false)).Open is var open && open > Each)
                        throw trial.Fault($"the open leads of '{rep}' meanwhile", $"at most {Each}", $"{open}");
                }
            }
        }).ConfigureAwait(false);

        var assigned = await trial.Store.LeadsAsync(new() { Status = RoutedStatus.Assigned }, trial.Cancellation).ConfigureAwait(false);
        foreach (var rep in left.Members.Reps.Union(right.Members.Reps, StringComparer.Ordinal))
        {
            var open = assigned.Count(lead => lead.Rep == rep);
            trial.Expect($"the open leads that are counted for '{rep}', against those that '{rep}' has", open, (await trial.Store.RepAsync(rep, trial.Cancellation).ConfigureAwait(false)).Open);
            if (open > Each)
                throw trial.Fault($"the open leads of '{rep}'", $"at most {Each}", $"{open}");
        }
    }

    private static async Task IntentsAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await DeliverTwiceAsync(trial, (_, store, key) => desk.RouteAsync(store, key, trial.Cancellation).AsTask()).ConfigureAwait(false);
        var waiting = await trial.Store.PendingAsync(int.MaxValue, trial.Cancellation).ConfigureAwait(false);
        var leads = await trial.Store.LeadsAsync(new(), trial.Cancellation).ConfigureAwait(false);

        trial.ExpectAll(
            "who is told of each decision",
            leads.SelectMany(static lead => new[] { $"{lead.Key}/assign {lead.Rep}", $"{lead.Key}/notify {lead.Rep}" }).Order(StringComparer.Ordinal),
            waiting.Select(static intent => $"{intent.Intent.Key} {intent.Intent.To}").Order(StringComparer.Ordinal));
        trial.ExpectAll("the numbers of the intents, which rise", waiting.Select(static intent => intent.Number).Distinct().Order(), waiting.Select(static intent => intent.Number));
    }

    private static async Task ClocksDifferAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await DeliverTwiceAsync(trial, (worker, store, key) =>
        {
            // From 21 hours behind to 17 ahead, none the same.
            var clock = Desk.Monday.AddMinutes(((worker - (Trial.Workers / 2)) * 317) + worker);
            return desk.RouteAsync(store, key, trial.Cancellation, clock).AsTask();
        }).ConfigureAwait(false);
        await ExpectAsIfAloneAsync(trial, desk, Leads).ConfigureAwait(false);
    }

    private static async Task RunAgainAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await DeliverTwiceAsync(trial, async (_, store, key) =>
        {
            var runs = 0;
            var answer = await store.CommitAsync(
                desk.Scope(key),
                state =>
                {
                    var run = Interlocked.Increment(ref runs);
                    var turn = state.Pool(desk.Pool).Turn;
                    var (change, lead) = desk.Route(state, key, Desk.Monday);
                    var marked = change is null ? lead : lead with { Step = run, Value = turn };
                    return new RoutingCommit<RoutedLead>(change is null ? null : new RoutingChange { Lead = marked, Pools = change.Pools, Events = change.Events, Reps = change.Reps, Intents = change.Intents }, marked);
                },
                trial.Cancellation).ConfigureAwait(false);
            trial.Expect($"what is kept of '{key}', against what the caller got", answer, await store.FindAsync(key, trial.Cancellation).ConfigureAwait(false));
        }).ConfigureAwait(false);

        var leads = await trial.Store.LeadsAsync(new(), trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("the turns that the decisions saw", Enumerable.Range(0, Leads).Select(static turn => (long)turn), leads.Select(static lead => lead.Value).Order());
    }

    /// <summary>Every lead comes twice, from two workers, in different orders.</summary>
    internal static Task DeliverTwiceAsync(Trial trial, Func<int, IRoutingStore, string, Task> deliver) => trial.TogetherAsync(async (worker, store) =>
    {
        const int Share = Leads / (Trial.Workers / 2);
        var (half, first) = (worker % 2, worker / 2 * Share);
        for (var i = 0; i < Share; i++)
            await deliver(worker, store, $"lead-{first + (half == 0 ? i : Share - 1 - i)}").ConfigureAwait(false);
    });

    /// <summary>The store is as if one worker had brought each lead once. The leads ask the same of the reps, so their order does not show.</summary>
    internal static async Task ExpectAsIfAloneAsync(Trial trial, Desk desk, int leads)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var (expected, open) = desk.After(leads);
        var pool = await store.PoolAsync(desk.Pool, none).ConfigureAwait(false);
        var events = await store.EventsAsync(desk.Pool, 0, int.MaxValue, none).ConfigureAwait(false);
        var kept = await store.LeadsAsync(new(), none).ConfigureAwait(false);

        trial.Expect("how many leads the pool decided", (long)leads, pool.Turn);
        trial.Expect("the state of the pool, against that of one worker", expected, pool);
        trial.ExpectAll("who received how many leads", open, desk.Members.Reps.Select(rep => kept.Count(lead => lead.Rep == rep)));
        for (var i = 0; i < open.Count; i++)
            trial.Expect($"the open leads of '{desk.Members.Reps[i]}'", open[i], (await store.RepAsync(desk.Members.Reps[i], none).ConfigureAwait(false)).Open);
        trial.ExpectAll("the versions of the events", Enumerable.Range(1, (int)expected.Version).Select(static version => (long)version), events.Select(static happened => happened.Version));
        trial.Expect("the replay of the events", pool, PoolState.Replay(desk.Pool, events));
        trial.Expect("the largest lag at any time, against that of one worker", desk.LargestLag(desk.EventsAfter(leads)), desk.LargestLag(events));
        trial.Expect("the sum of all credits", 0L, Sum(pool.Credits));
        trial.ExpectAll(
            "who received which lead, by the events and by the leads",
            kept.Select(static lead => $"{lead.Key} {lead.Rep}").Order(StringComparer.Ordinal),
            events.Where(static happened => happened.Kind == PoolEventKind.Picked).Select(static happened => $"{happened.Key} {happened.Rep}").Order(StringComparer.Ordinal));
    }

    private static long Sum(ReadOnlySpan<long> credits)
    {
        var sum = 0L;
        foreach (var credit in credits)
            sum += credit;
        return sum;
    }
}
