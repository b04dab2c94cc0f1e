using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>What of a lead's state is kept, and of whom.</summary>
internal static class StateKeepingCases
{
    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("state-new", "A store remembers no state at first, and a decision about one lead makes none of another.", NewAsync),
        new("state-kept", "The state that a decision kept is what the next one sees and what every question tells, with every note, to the tick.", KeptAsync),
        new("state-scope", "A decision sees and changes the state of the lead that its scope names, whatever key is routed; without one it sees none and changes none.", ScopeAsync),
    ];

    private static async Task NewAsync(Trial trial)
    {
        var (store, none) = (trial.States, trial.Cancellation);
        trial.Expect("FindStateAsync of a lead that was never decided", null, await store.FindStateAsync("lead-0", none).ConfigureAwait(false));
        trial.ExpectAll("DueAsync", [], await store.DueAsync(DateTimeOffset.MaxValue, 100, none).ConfigureAwait(false));
        trial.Expect("the state that the first decision sees", null, await SeenAsync(store, NoteDesk.Scope("lead-0"), none).ConfigureAwait(false));
        trial.Expect("FindStateAsync of a lead for which a decision changed nothing", null, await store.FindStateAsync("lead-0", none).ConfigureAwait(false));

        await NoteDesk.NoteAsync(store, "lead-0", "first", none).ConfigureAwait(false);
        trial.Expect("FindStateAsync of another lead than was decided", null, await store.FindStateAsync("lead-1", none).ConfigureAwait(false));
        trial.Expect("FindAsync of a lead that was decided and not routed", null, await store.FindAsync("lead-0", none).ConfigureAwait(false));
    }

    private static async Task KeptAsync(Trial trial)
    {
        var (store, none) = (trial.States, trial.Cancellation);
        var first = new StoredLead(WithEverything("lead-0"), 1, Desk.Monday.AddDays(1).AddTicks(1));
        await KeepAsync(first).ConfigureAwait(false);
        await ExpectAsync("the first decision", first).ConfigureAwait(false);

        var other = await NoteDesk.NoteAsync(store, "lead-1", "first", none).ConfigureAwait(false);
        var second = new StoredLead(LeadState.New("lead-0"), 2, null);
        await KeepAsync(second).ConfigureAwait(false);
        await ExpectAsync("the second decision, which takes everything back", second).ConfigureAwait(false);
        trial.Expect("FindStateAsync of another lead", other, await store.FindStateAsync("lead-1", none).ConfigureAwait(false));

        ValueTask<int> KeepAsync(StoredLead stored) => store.CommitAsync(NoteDesk.Scope("lead-0"), _ => new RoutingCommit<int>(new RoutingChange { Stored = stored }, 0), none);

        async Task ExpectAsync(string after, StoredLead expected)
        {
            trial.Expect($"FindStateAsync after {after}", expected, await store.FindStateAsync("lead-0", none).ConfigureAwait(false));
            trial.Expect($"what a decision sees after {after}", expected, await SeenAsync(store, NoteDesk.Scope("lead-0"), none).ConfigureAwait(false));
            trial.ExpectAll($"DueAsync after {after}", expected.NextLook is null ? [] : [expected], await store.DueAsync(DateTimeOffset.MaxValue, 100, none).ConfigureAwait(false));
        }
    }

    private static async Task ScopeAsync(Trial trial)
    {
        var (store, none) = (trial.States, trial.Cancellation);
        var first = await NoteDesk.NoteAsync(store, "lead-0", "first", none).ConfigureAwait(false);
        trial.Expect("the state that a scope with another key sees", first, await SeenAsync(store, new RoutingScope("key-0", [], []) { Lead = "lead-0" }, none).ConfigureAwait(false));
        trial.Expect("the state that a scope with the lead as its key sees, but no lead", null, await SeenAsync(store, new RoutingScope("lead-0", [], []), none).ConfigureAwait(false));

        await RefuseAsync("a state, though the scope names no lead", new RoutingScope("lead-0", [], []), NoteDesk.After(first, "lead-0", "second")).ConfigureAwait(false);
        await RefuseAsync("a state of a new lead, though the scope names no lead", new RoutingScope(null, [], []), NoteDesk.After(null, "lead-1", "first")).ConfigureAwait(false);
        await RefuseAsync("a state of another lead than the scope names", NoteDesk.Scope("lead-0"), NoteDesk.After(null, "lead-1", "first")).ConfigureAwait(false);

        async Task RefuseAsync(string what, RoutingScope scope, StoredLead stored)
        {
            await trial.ExpectThrowsAsync<InvalidOperationException>(
                $"a change with {what}", () => store.CommitAsync(scope, _ => new RoutingCommit<int>(new RoutingChange { Stored = stored }, 0), none).AsTask()).ConfigureAwait(false);
            trial.Expect($"FindStateAsync after a change with {what}", first, await store.FindStateAsync("lead-0", none).ConfigureAwait(false));
            trial.Expect($"FindStateAsync of another lead after a change with {what}", null, await store.FindStateAsync("lead-1", none).ConfigureAwait(false));
        }
    }

    private static ValueTask<StoredLead?> SeenAsync(ILeadStateStore store, RoutingScope scope, CancellationToken cancellationToken) =>
        store.CommitAsync(scope, static state => new RoutingCommit<StoredLead?>(null, state.Stored), cancellationToken);

    /// <summary>A note of each kind, with and without what it can have, and texts that are easily spoilt on their way.</summary>
    private static LeadState WithEverything(string lead) => new()
    {
        Lead = lead,
        Book = "sales 3",
        Variant = "größer",
        Until = Desk.Monday.AddTicks(1),
        Seen = 7,
        Notes =
        [
            .. Enum.GetValues<LeadNoteKind>().Select(static kind => new LeadNote(kind, "", Desk.Monday.AddTicks((int)kind))),
            new(LeadNoteKind.StageEntered, "mql", Desk.Monday.AddTicks(1_234_567)) { Of = "new", By = "ready", Why = "it's \"日本\" 😀\n", Until = Desk.Monday.AddTicks(12_345_678), Seen = 7 },
            new(LeadNoteKind.Assigned, "ana", Desk.Monday.AddTicks(1_234_568)) { Why = "", Seen = -1 },
        ],
    };
}
