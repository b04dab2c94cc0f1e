using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>What an outbox gives to dispatchers, in which order, and what becomes of what fails.</summary>
internal static class OutboxCases
{
    private static readonly DateTimeOffset Now = Desk.Monday;

    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("outbox-lead", "An intent is kept with the lead that its transaction was about: the scope's, else the one that was routed, else none.", LeadAsync),
        new("outbox-due", "Intents are due in the order in which they were kept, as many as asked for, until they are settled; asking changes nothing.", DueAsync),
        new("outbox-retry", "An intent that failed is due again at its next try and not before, and meanwhile nothing of the same lead is; others are.", RetryAsync),
        new("outbox-aside", "An intent that was set aside is neither due nor pending, stays until it is revived or settled, and those behind it go on.", AsideAsync),
        new("outbox-report", "Reports on what does not wait are passed over, and the others of the same call are kept.", PassedOverAsync),
        new("outbox-problem", "A problem that is no text throughout, or is very long, is kept as far as it can be, and fails no report beside it.", ProblemAsync),
        new("outbox-key", "An intent whose key was kept before is not kept again, whether it waits, was set aside or was settled, until it is forgotten.", KeyAsync),
        new("outbox-lease", "One dispatcher at a time has the right to dispatch: until it lapses or is given up, nobody else gets it, and the holder can renew it.", LeaseAsync),
        new("outbox-lease-crowd", "When all dispatchers ask at the same time, one of them gets the right.", LeaseCrowdAsync),
    ];

    private static async Task LeadAsync(Trial trial)
    {
        await KeepAsync(trial, "a", "of-state").ConfigureAwait(false);
        await trial.Store.CommitAsync(new RoutingScope("key", [], []), static _ => Intents(new RoutedLead { Key = "key", Lead = "b", Status = RoutedStatus.Told, At = Now }, "of-route"), trial.Cancellation).ConfigureAwait(false);
        await trial.Store.CommitAsync(new RoutingScope(null, [], []), static _ => Intents(null, "of-none"), trial.Cancellation).ConfigureAwait(false);

        var due = await Of(trial).DueIntentsAsync(Now, 100, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("the leads of the intents", ["a", "b", null], due.Select(static intent => intent.Lead));
    }

    private static async Task DueAsync(Trial trial)
    {
        await KeepAsync(trial, "b", "b1", "b2").ConfigureAwait(false);
        await KeepAsync(trial, "a", "a1").ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "at first", "b1", "b2", "a1").ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "asked once more", "b1", "b2", "a1").ConfigureAwait(false);
        var due = await Of(trial).DueIntentsAsync(Now, 2, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("what is due, two at most", ["b1", "b2"], due.Select(static intent => intent.Intent.Key));
        trial.Expect("how often an intent was tried at first", 0, due[0].Attempts);
        trial.ExpectAll("DueIntentsAsync, against PendingAsync", await trial.Store.PendingAsync(2, trial.Cancellation).ConfigureAwait(false), due);

        await ReportAsync(trial, IntentReport.Settled(due[0].Number)).ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "once the first is settled", "b2", "a1").ConfigureAwait(false);
    }

    private static async Task RetryAsync(Trial trial)
    {
        await KeepAsync(trial, "a", "a1", "a2").ConfigureAwait(false);
        await KeepAsync(trial, "b", "b1").ConfigureAwait(false);
        await trial.Store.CommitAsync(new RoutingScope(null, [], []), static _ => Intents(null, "none1", "none2"), trial.Cancellation).ConfigureAwait(false);
        var numbers = await NumbersAsync(trial).ConfigureAwait(false);

        // A tick that a database rounds away would let it be tried too early.
        var next = Now.AddMinutes(5).AddTicks(1);
        await ReportAsync(trial, IntentReport.Failed(numbers["a1"], next, "the mail server is down"), IntentReport.Failed(numbers["none1"], next, "the mail server is down")).ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "after two failed", "b1", "none2").ConfigureAwait(false);
        await ExpectDueAsync(trial, next.AddTicks(-1), "a tick before the next try", "b1", "none2").ConfigureAwait(false);
        await ExpectDueAsync(trial, next.ToOffset(TimeSpan.FromHours(9)), "at the next try, asked from another zone", "a1", "a2", "b1", "none1", "none2").ConfigureAwait(false);

        var failed = (await trial.Store.PendingAsync(1, trial.Cancellation).ConfigureAwait(false))[0];
        trial.Expect("how often it was tried", 1, failed.Attempts);
        trial.Expect("its next try", next, failed.NextTry);
        trial.Expect("its problem", "the mail server is down", failed.Problem);

        await ReportAsync(trial, IntentReport.Failed(numbers["a1"], next.AddMinutes(10), "still down")).ConfigureAwait(false);
        trial.Expect("how often it was tried by then", 2, (await trial.Store.PendingAsync(1, trial.Cancellation).ConfigureAwait(false))[0].Attempts);
        await ExpectDueAsync(trial, next, "after it failed again", "b1", "none1", "none2").ConfigureAwait(false);
    }

    private static async Task AsideAsync(Trial trial)
    {
        await KeepAsync(trial, "a", "a1", "a2").ConfigureAwait(false);
        var numbers = await NumbersAsync(trial).ConfigureAwait(false);
        await ReportAsync(trial, IntentReport.SetAside(numbers["a1"], "there is no such address")).ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "after the first was set aside", "a2").ConfigureAwait(false);
        trial.ExpectAll("what is pending then", ["a2"], (await trial.Store.PendingAsync(100, trial.Cancellation).ConfigureAwait(false)).Select(static intent => intent.Intent.Key));

        var aside = await Of(trial).SetAsideIntentsAsync(100, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("what was set aside", ["a1"], aside.Select(static intent => intent.Intent.Key));
        trial.Expect("the lead of what was set aside", "a", aside[0].Lead);
        trial.Expect("how often it was tried", 1, aside[0].Attempts);
        trial.Expect("its problem", "there is no such address", aside[0].Problem);
        trial.Expect("how many SetAsideIntentsAsync gives when asked for none", 0, (await Of(trial).SetAsideIntentsAsync(0, trial.Cancellation).ConfigureAwait(false)).Count);

        trial.Expect("reviving one that waits", false, await Of(trial).ReviveIntentAsync(numbers["a2"], trial.Cancellation).ConfigureAwait(false));
        trial.Expect("reviving one that was set aside", true, await Of(trial).ReviveIntentAsync(numbers["a1"], trial.Cancellation).ConfigureAwait(false));
        trial.Expect("reviving it once more", false, await Of(trial).ReviveIntentAsync(numbers["a1"], trial.Cancellation).ConfigureAwait(false));
        await ExpectDueAsync(trial, Now, "after it was revived", "a1", "a2").ConfigureAwait(false);
        trial.Expect("how often one that was revived was tried", 0, (await trial.Store.PendingAsync(1, trial.Cancellation).ConfigureAwait(false))[0].Attempts);

        await ReportAsync(trial, IntentReport.SetAside(numbers["a2"], "nobody is there")).ConfigureAwait(false);
        await trial.Store.SettleAsync([numbers["a2"]], trial.Cancellation).ConfigureAwait(false);
        trial.Expect("how many are set aside once it was settled", 0, (await Of(trial).SetAsideIntentsAsync(100, trial.Cancellation).ConfigureAwait(false)).Count);
    }

    private static async Task PassedOverAsync(Trial trial)
    {
        await KeepAsync(trial, "a", "a1", "a2").ConfigureAwait(false);
        var numbers = await NumbersAsync(trial).ConfigureAwait(false);
        await ReportAsync(trial, IntentReport.Settled(numbers["a1"])).ConfigureAwait(false);
        await ReportAsync(trial, IntentReport.Failed(numbers["a1"], Now, "late"), IntentReport.Settled(numbers["a2"] + 1_000), IntentReport.SetAside(numbers["a2"], "refused")).ConfigureAwait(false);
        await ReportAsync(trial, IntentReport.Failed(numbers["a2"], Now, "later still")).ConfigureAwait(false);
        await ReportAsync(trial).ConfigureAwait(false);

        await ExpectDueAsync(trial, Now, "after all that").ConfigureAwait(false);
        trial.ExpectAll("the problems of what was set aside", ["refused"], (await Of(trial).SetAsideIntentsAsync(100, trial.Cancellation).ConfigureAwait(false)).Select(static intent => intent.Problem));
    }

    private static async Task ProblemAsync(Trial trial)
    {
        await KeepAsync(trial, "a", "a1", "a2").ConfigureAwait(false);
        var numbers = await NumbersAsync(trial).ConfigureAwait(false);
        await ReportAsync(trial, IntentReport.Failed(numbers["a1"], Now, "half \uD83D, nothing \0."), IntentReport.SetAside(numbers["a2"], string.Concat(Enumerable.Repeat("😀", 2_000)))).ConfigureAwait(false);

        var failed = await trial.Store.PendingAsync(100, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("the problems of what failed", ["half \uFFFD, nothing \uFFFD."], failed.Select(static intent => intent.Problem));
        var aside = await Of(trial).SetAsideIntentsAsync(100, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("the problems of what was set aside", [$"{string.Concat(Enumerable.Repeat("😀", 999))}…"], aside.Select(static intent => intent.Problem));
    }

    private static async Task KeyAsync(Trial trial)
    {
        await KeepAsync(trial, "a", "waits", "aside", "settled").ConfigureAwait(false);
        var numbers = await NumbersAsync(trial).ConfigureAwait(false);
        await ReportAsync(trial, IntentReport.Settled(numbers["settled"]), IntentReport.SetAside(numbers["aside"], "refused")).ConfigureAwait(false);
        await KeepAsync(trial, "a", "waits", "aside", "settled").ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "when the same are kept again", "waits").ConfigureAwait(false);

        trial.Expect("how many are forgotten of before they were decided", 0, await Of(trial).ForgetSettledAsync(Now, trial.Cancellation).ConfigureAwait(false));
        trial.Expect("how many are forgotten of after", 1, await Of(trial).ForgetSettledAsync(Now.AddTicks(1), trial.Cancellation).ConfigureAwait(false));
        await KeepAsync(trial, "a", "waits", "aside", "settled").ConfigureAwait(false);
        await ExpectDueAsync(trial, Now, "when the same are kept after one was forgotten", "waits", "settled").ConfigureAwait(false);
        var again = await NumbersAsync(trial).ConfigureAwait(false);
        if (again["settled"] <= numbers.Values.Max())
            throw trial.Fault("the number of an intent that is kept once more", $"above {numbers.Values.Max()}", $"{again["settled"]}");
    }

    private static async Task LeaseAsync(Trial trial)
    {
        var outbox = Of(trial);
        var other = trial.StoreOf(1) as IOutbox ?? outbox;
        var until = Now.AddMinutes(1);
        await ExpectLeaseAsync(trial, outbox, "one", Now, until, true, "the first who asks").ConfigureAwait(false);
        await ExpectLeaseAsync(trial, other, "two", Now.AddSeconds(30), until.AddMinutes(1), false, "another while it is taken").ConfigureAwait(false);
        await ExpectLeaseAsync(trial, outbox, "one", Now.AddSeconds(30), until.AddMinutes(1), true, "the holder, to renew it").ConfigureAwait(false);
        await ExpectLeaseAsync(trial, other, "two", until, until.AddMinutes(2), false, "another when the first term would have been over").ConfigureAwait(false);
        await ExpectLeaseAsync(trial, other, "two", until.AddMinutes(1), until.AddMinutes(2), true, "another at the instant at which it lapses").ConfigureAwait(false);
        await ExpectLeaseAsync(trial, outbox, "one", until.AddMinutes(1), until.AddMinutes(2), false, "the former holder").ConfigureAwait(false);
        await outbox.ReleaseAsync("one", trial.Cancellation).ConfigureAwait(false);
        await ExpectLeaseAsync(trial, outbox, "one", until.AddMinutes(1), until.AddMinutes(2), false, "the former holder after giving up what it does not have").ConfigureAwait(false);
        await other.ReleaseAsync("two", trial.Cancellation).ConfigureAwait(false);
        await ExpectLeaseAsync(trial, outbox, "one", until.AddMinutes(1), until.AddMinutes(2), true, "the former holder once the other gave it up").ConfigureAwait(false);
    }

    private static async Task LeaseCrowdAsync(Trial trial)
    {
        for (var round = 0; round < 10; round++)
        {
            var at = Now.AddHours(round);
            var holders = 0;
            await trial.TogetherAsync(async (worker, store) =>
            {
                if (store is IOutbox outbox && await outbox.LeaseAsync($"worker {worker}", at, at.AddMinutes(1), trial.Cancellation).ConfigureAwait(false))
                    Interlocked.Increment(ref holders);
            }).ConfigureAwait(false);
            trial.Expect("how many of the workers got the right", 1, holders);
        }
    }

    private static IOutbox Of(Trial trial) => trial.Store as IOutbox ?? throw trial.Fault("what the store is", $"an {nameof(IOutbox)}", trial.Store.GetType().Name);

    private static ValueTask<int> KeepAsync(Trial trial, string lead, params string[] keys) => trial.States.CommitAsync(
        NoteDesk.Scope(lead),
        state => new RoutingCommit<int>(Intents(null, keys).Change!.With(NoteDesk.After(state.Stored, lead, $"note {state.Stored?.Revision}")), 0),
        trial.Cancellation);

    private static RoutingCommit<int> Intents(RoutedLead? routed, params string[] keys) =>
        new(new RoutingChange { Lead = routed, Intents = [.. keys.Select(static key => new Intent(IntentKind.Notify, "ana", key, "tried", Now))] }, 0);

    private static Task ReportAsync(Trial trial, params IntentReport[] reports) => Of(trial).ReportAsync(reports, trial.Cancellation).AsTask();

    private static async Task<Dictionary<string, long>> NumbersAsync(Trial trial) =>
        (await trial.Store.PendingAsync(100, trial.Cancellation).ConfigureAwait(false)).ToDictionary(static intent => intent.Intent.Key, static intent => intent.Number, StringComparer.Ordinal);

    private static async Task ExpectDueAsync(Trial trial, DateTimeOffset at, string when, params string[] expected) =>
        trial.ExpectAll($"what is due, {when}", expected, (await Of(trial).DueIntentsAsync(at, 100, trial.Cancellation).ConfigureAwait(false)).Select(static intent => intent.Intent.Key));

    private static async Task ExpectLeaseAsync(Trial trial, IOutbox outbox, string holder, DateTimeOffset at, DateTimeOffset until, bool expected, string who) =>
        trial.Expect($"whether the right goes to {who}", expected, await outbox.LeaseAsync(holder, at, until, trial.Cancellation).ConfigureAwait(false));
}
