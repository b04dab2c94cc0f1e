using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>Which leads are to be looked at again, and in which order.</summary>
internal static class StateDueCases
{
    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("state-due", "Leads are due at the instant of their next look and from then on, those that are due first before the others, equal ones in ordinal order of their ids, as many as asked for; those without one never.", DueAsync),
        new("state-due-moves", "A lead whose next look was moved is due at the new instant alone, and no more when there is none.", MovesAsync),
    ];

    private static async Task DueAsync(Trial trial)
    {
        await NoteAsync(trial, "c", 1).ConfigureAwait(false);
        await NoteAsync(trial, "never", null).ConfigureAwait(false);
        await NoteAsync(trial, "a", 2).ConfigureAwait(false);
        await NoteAsync(trial, "ab", 1).ConfigureAwait(false);
        await NoteAsync(trial, "a-", 1).ConfigureAwait(false);
        await NoteAsync(trial, "B", 1).ConfigureAwait(false);
        await NoteAsync(trial, "long ago", -3_650).ConfigureAwait(false);

        // A tick that a database rounds away makes leads due too early or too late, and the order another one.
        await NoteAsync(trial, "a tick later", 1, ticks: 1).ConfigureAwait(false);

        await ExpectAsync(trial, "before any is due but one", 0, "long ago").ConfigureAwait(false);
        await ExpectAsync(trial, "at the instant of some", 1, "long ago", "B", "a-", "ab", "c").ConfigureAwait(false);
        await ExpectAsync(trial, "at the instant of the last", 2, "long ago", "B", "a-", "ab", "c", "a tick later", "a").ConfigureAwait(false);
        await ExpectAsync(trial, "two at most", 2, 2, "long ago", "B").ConfigureAwait(false);
        await ExpectAsync(trial, "none at most", 2, 0).ConfigureAwait(false);
        await ExpectAsync(trial, "once more, for asking changes nothing", 1, "long ago", "B", "a-", "ab", "c").ConfigureAwait(false);

        // The same instant as people elsewhere write it.
        var elsewhere = await trial.States.DueAsync(Desk.Monday.AddDays(1).ToOffset(TimeSpan.FromHours(-11)), 100, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll("what is due at the instant of some, asked from another zone", ["long ago", "B", "a-", "ab", "c"], elsewhere.Select(static stored => stored.State.Lead));
    }

    private static async Task MovesAsync(Trial trial)
    {
        await NoteAsync(trial, "a", 1).ConfigureAwait(false);
        await NoteAsync(trial, "b", 2).ConfigureAwait(false);
        await NoteAsync(trial, "a", 3).ConfigureAwait(false);
        await ExpectAsync(trial, "once a was moved to later", 2, "b").ConfigureAwait(false);
        await ExpectAsync(trial, "at the instant to which a was moved", 3, "b", "a").ConfigureAwait(false);
        await NoteAsync(trial, "a", 0).ConfigureAwait(false);
        await ExpectAsync(trial, "once a was moved to earlier", 3, "a", "b").ConfigureAwait(false);
        await NoteAsync(trial, "a", 0).ConfigureAwait(false);
        await ExpectAsync(trial, "once a was kept again at the same instant", 3, "a", "b").ConfigureAwait(false);
        await NoteAsync(trial, "a", null).ConfigureAwait(false);
        await ExpectAsync(trial, "once a is not to be looked at again", 3, "b").ConfigureAwait(false);
        await NoteAsync(trial, "a", 2).ConfigureAwait(false);
        await ExpectAsync(trial, "once it is again", 2, "a", "b").ConfigureAwait(false);
    }

    /// <summary>Decides on a lead, which is due so many days after Monday.</summary>
    private static ValueTask<int> NoteAsync(Trial trial, string lead, int? days, int ticks = 0) => trial.States.CommitAsync(
        NoteDesk.Scope(lead),
        state => new RoutingCommit<int>(new RoutingChange { Stored = NoteDesk.After(state.Stored, lead, "looked at", days is { } later ? Desk.Monday.AddDays(later).AddTicks(ticks) : null) }, 0),
        trial.Cancellation);

    private static Task ExpectAsync(Trial trial, string when, int days, params string[] expected) => ExpectAsync(trial, when, days, 100, expected);

    private static async Task ExpectAsync(Trial trial, string when, int days, int max, params string[] expected)
    {
        var due = await trial.States.DueAsync(Desk.Monday.AddDays(days), max, trial.Cancellation).ConfigureAwait(false);
        trial.ExpectAll($"what is due, {when}", expected, due.Select(static stored => stored.State.Lead));
        foreach (var stored in due)
            trial.Expect($"what DueAsync tells of '{stored.State.Lead}', {when}", await trial.States.FindStateAsync(stored.State.Lead, trial.Cancellation).ConfigureAwait(false), stored);
    }
}
