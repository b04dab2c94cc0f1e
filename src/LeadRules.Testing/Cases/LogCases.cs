using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>What a log of decisions keeps, and forgets.</summary>
internal static class LogCases
{
    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("log-kept", "Decisions are recorded in the order in which they were kept, and found by lead and by instant, as many as asked for.", KeptAsync),
        new("log-nothing", "When a change is refused, nothing of it is recorded.", NothingAsync),
        new("log-forgets", "Decisions of before an instant are forgotten, and nothing else is.", ForgetsAsync),
        new("log-crowd", "When all workers decide at the same time, each decision that is kept is recorded once.", CrowdAsync),
    ];

    private static async Task KeptAsync(Trial trial)
    {
        DecisionRecord[] all = [Record("b", 1, 2), Record("a", 1, 1), Record("b", 2, 3), Record("a", 2, 3) with { Version = null, Variant = "bold" }];
        foreach (var record in all)
            await KeepAsync(trial, record).ConfigureAwait(false);

        await ExpectAsync(trial, "all", new(), all).ConfigureAwait(false);
        await ExpectAsync(trial, "those of a lead", new() { Lead = "b" }, all[0], all[2]).ConfigureAwait(false);
        await ExpectAsync(trial, "those of a lead that was never decided", new() { Lead = "B" }).ConfigureAwait(false);
        await ExpectAsync(trial, "those from an instant on", new() { From = At(2) }, all[0], all[2], all[3]).ConfigureAwait(false);
        await ExpectAsync(trial, "those before an instant", new() { To = At(3) }, all[0], all[1]).ConfigureAwait(false);
        await ExpectAsync(trial, "those of a lead between two instants", new() { Lead = "a", From = At(1), To = At(2) }, all[1]).ConfigureAwait(false);
        await ExpectAsync(trial, "three at most", new() { Max = 3 }, all[0], all[1], all[2]).ConfigureAwait(false);
        await ExpectAsync(trial, "three at most, the latest first", new() { Max = 3, LatestFirst = true }, all[3], all[2], all[1]).ConfigureAwait(false);
        await ExpectAsync(trial, "those of a lead, the latest first", new() { Lead = "b", LatestFirst = true }, all[2], all[0]).ConfigureAwait(false);
    }

    private static async Task NothingAsync(Trial trial)
    {
        await KeepAsync(trial, Record("a", 1, 1)).ConfigureAwait(false);
        await trial.ExpectThrowsAsync<InvalidOperationException>("a record of another lead", () => KeepAsync(trial, Record("b", 1, 2), "a")).ConfigureAwait(false);
        await ExpectAsync(trial, "all", new(), Record("a", 1, 1)).ConfigureAwait(false);
        trial.Expect("the revision of the state", 1L, (await trial.States.FindStateAsync("a", trial.Cancellation).ConfigureAwait(false))?.Revision);
    }

    private static async Task ForgetsAsync(Trial trial)
    {
        for (var day = 1; day <= 3; day++)
            await KeepAsync(trial, Record("a", day, day)).ConfigureAwait(false);
        trial.Expect("how many are forgotten", 1, await Of(trial).ForgetDecisionsAsync(At(2), trial.Cancellation).ConfigureAwait(false));
        await ExpectAsync(trial, "all", new(), Record("a", 2, 2), Record("a", 3, 3)).ConfigureAwait(false);
        trial.Expect("the revision of the state", 3L, (await trial.States.FindStateAsync("a", trial.Cancellation).ConfigureAwait(false))?.Revision);
        await KeepAsync(trial, Record("a", 4, 4)).ConfigureAwait(false);
        await ExpectAsync(trial, "all, and a new one", new(), Record("a", 2, 2), Record("a", 3, 3), Record("a", 4, 4)).ConfigureAwait(false);
    }

    private static async Task CrowdAsync(Trial trial)
    {
        const int Each = 10;
        await trial.TogetherAsync(async (worker, store) =>
        {
            for (var i = 0; i < Each; i++)
            {
                await trial.StatesOf(store).CommitAsync(NoteDesk.Scope("a"), state => Kept(state, Record("a", (state.Stored?.Revision ?? 0) + 1, 1)), trial.Cancellation).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        await ExpectAsync(trial, "all", new(), [.. Enumerable.Range(1, Each * Trial.Workers).Select(static revision => Record("a", revision, 1))]).ConfigureAwait(false);
    }

    private static DateTimeOffset At(int days) => Desk.Monday.AddDays(days).AddTicks(1);

    private static DecisionRecord Record(string lead, long revision, int days) => new(lead, revision, At(days), "book", "7", null, $$"""{"lead":"{{lead}}","of":"Łódź 'q'"}""");

    private static Task KeepAsync(Trial trial, DecisionRecord record, string? lead = null) =>
        trial.States.CommitAsync(NoteDesk.Scope(lead ?? record.Lead), state => Kept(state, record, lead), trial.Cancellation).AsTask();

    private static RoutingCommit<int> Kept(IRoutingState state, DecisionRecord record, string? lead = null)
    {
        var stored = NoteDesk.After(state.Stored, lead ?? record.Lead, $"note {state.Stored?.Revision}");
        return new(new RoutingChange { Stored = stored, Records = [record] }, 0);
    }

    private static IDecisionLog Of(Trial trial) => trial.Store as IDecisionLog ?? throw trial.Fault("what the store is", $"an {nameof(IDecisionLog)}", trial.Store.GetType().Name);

    private static async Task ExpectAsync(Trial trial, string which, DecisionFilter filter, params DecisionRecord[] expected) =>
        trial.ExpectAll($"the decisions, {which}", expected, await Of(trial).DecisionsAsync(filter, trial.Cancellation).ConfigureAwait(false));
}
