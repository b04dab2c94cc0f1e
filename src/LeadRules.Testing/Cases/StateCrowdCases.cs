using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>What many workers at the same time, and crashes, may not break of the states of leads.</summary>
internal static class StateCrowdCases
{
    private const int Leads = 3;
    private const int Notes = 15;

    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("state-one-after-the-other", "Of two who decide on the same revision, one decides again on the newer state: each has a revision to himself, and no note is lost.", OneAfterTheOtherAsync),
        new("state-and-lead", "The state and the lead that is routed with it are of the same decision, however many bring it at the same time.", StateAndLeadAsync),
        new("state-crash-before-commit", "A decision on a state that was worked out and never kept leaves nothing; asked again, it is kept once.", CrashBeforeCommitAsync),
        new("state-crash-before-reply", "A decision on a state that was kept and whose reply was lost is found by the caller who asks again, and is not made twice.", CrashBeforeReplyAsync),
    ];

    private static async Task OneAfterTheOtherAsync(Trial trial)
    {
        var answers = new StoredLead[Trial.Workers, Leads, Notes];
        await EachNoteAsync(trial, async (worker, store, lead, note) => answers[worker, lead, note] = await NoteAsync(trial, store, worker, lead, note).ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAllNotesAsync(trial).ConfigureAwait(false);

        for (var lead = 0; lead < Leads; lead++)
        {
            var kept = await trial.States.FindStateAsync(Lead(lead), trial.Cancellation).ConfigureAwait(false);
            for (var worker = 0; worker < Trial.Workers; worker++)
            {
                for (var note = 0; note < Notes; note++)
                {
                    var answer = answers[worker, lead, note];
                    trial.Expect($"which note the caller made revision {answer.Revision} of '{Lead(lead)}' with, against the one that is kept", kept!.State.Notes[(int)answer.Revision - 1].Name, Name(worker, note));
                    trial.ExpectAll($"the notes of revision {answer.Revision} of '{Lead(lead)}' that the caller got, against those that are kept", kept.State.Notes.Take((int)answer.Revision), answer.State.Notes);
                }
            }
        }
    }

    private static async Task StateAndLeadAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await CrowdCases.DeliverTwiceAsync(trial, async (_, store, key) =>
        {
            var states = trial.StatesOf(store);
            var (lead, stored) = await states.CommitAsync(
                new RoutingScope(key, [desk.Pool], desk.Members.Reps) { Lead = key },
                state =>
                {
                    var (change, routed) = desk.Route(state, key, Desk.Monday);
                    if (change is null)
                        return new RoutingCommit<(RoutedLead, StoredLead?)>(null, (routed, state.Stored));
                    var given = new StoredLead((state.Stored?.State ?? LeadState.New(key)).WithOwner(routed.Rep!, Desk.Monday), (state.Stored?.Revision ?? 0) + 1, null);
                    return new RoutingCommit<(RoutedLead, StoredLead?)>(change.With(given), (routed, given));
                },
                trial.Cancellation).ConfigureAwait(false);
            trial.Expect($"who has '{key}' by its state, against who has it by routing", lead.Rep, stored?.State.Owner);
            trial.Expect($"how often the state of '{key}' was kept", 1L, stored!.Revision);
        }).ConfigureAwait(false);

        var kept = await trial.Store.LeadsAsync(new(), trial.Cancellation).ConfigureAwait(false);
        await CrowdCases.ExpectAsIfAloneAsync(trial, desk, kept.Count).ConfigureAwait(false);
        foreach (var lead in kept)
            trial.Expect($"who has '{lead.Key}' by its state in the end, against who has it by routing", lead.Rep, (await trial.States.FindStateAsync(lead.Key, trial.Cancellation).ConfigureAwait(false))?.State.Owner);
    }

    /// <summary>Every first try of a caller crashes once it has worked the decision out.</summary>
    private static async Task CrashBeforeCommitAsync(Trial trial)
    {
        await EachNoteAsync(trial, async (worker, store, lead, note) =>
        {
            try
            {
                await store.CommitAsync<int>(
                    NoteDesk.Scope(Lead(lead)),
                    state =>
                    {
                        NoteDesk.Note(state.Stored, Lead(lead), Name(worker, note));
                        throw new CrashException();
                    },
                    trial.Cancellation).ConfigureAwait(false);
            }
            catch (CrashException)
            {
                await NoteAsync(trial, store, worker, lead, note).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        await ExpectAllNotesAsync(trial).ConfigureAwait(false);
    }

    /// <summary>Every first reply to a caller is lost; another app server answers the second call.</summary>
    private static async Task CrashBeforeReplyAsync(Trial trial)
    {
        await EachNoteAsync(trial, async (worker, store, lead, note) =>
        {
            var lost = await NoteAsync(trial, store, worker, lead, note).ConfigureAwait(false);
            var again = await NoteAsync(trial, trial.StatesOf(trial.StoreOf(worker + 1)), worker, lead, note).ConfigureAwait(false);
            trial.ExpectAll(
                $"the notes of '{Lead(lead)}' that the second call got, as far as those of the reply that was lost",
                lost.State.Notes,
                again.State.Notes.Take(lost.State.Notes.Count));
        }).ConfigureAwait(false);
        await ExpectAllNotesAsync(trial).ConfigureAwait(false);
    }

    /// <summary>Every worker makes its notes, on one lead after the other, so that all are at the same lead at the same time.</summary>
    private static Task EachNoteAsync(Trial trial, Func<int, ILeadStateStore, int, int, Task> make) => trial.TogetherAsync(async (worker, store) =>
    {
        for (var note = 0; note < Notes; note++)
        {
            for (var lead = 0; lead < Leads; lead++)
                await make(worker, trial.StatesOf(store), lead, note).ConfigureAwait(false);
        }
    });

    /// <summary>Every note of every worker is there once, each with a revision; and each lead is due once, as its last decision has it.</summary>
    private static async Task ExpectAllNotesAsync(Trial trial)
    {
        string[] names = [.. Enumerable.Range(0, Trial.Workers).SelectMany(static worker => Enumerable.Range(0, Notes).Select(note => Name(worker, note))).Order(StringComparer.Ordinal)];
        List<StoredLead> all = [];
        for (var lead = 0; lead < Leads; lead++)
        {
            var kept = await trial.States.FindStateAsync(Lead(lead), trial.Cancellation).ConfigureAwait(false) ?? throw trial.Fault($"the state of '{Lead(lead)}'", "a state", "none");
            trial.ExpectAll($"the notes of '{Lead(lead)}'", names, kept.State.Notes.Select(static note => note.Name).Order(StringComparer.Ordinal));
            trial.Expect($"the revision of '{Lead(lead)}', against how many notes it has", (long)kept.State.Notes.Count, kept.Revision);
            trial.ExpectAll($"how many notes of '{Lead(lead)}' each decision saw", Enumerable.Range(1, names.Length), kept.State.Notes.Select(static note => note.Seen));
            all.Add(kept);
        }

        trial.ExpectAll(
            "what is due in the end",
            all.OrderBy(static stored => stored.NextLook).ThenBy(static stored => stored.State.Lead, StringComparer.Ordinal),
            await trial.States.DueAsync(DateTimeOffset.MaxValue, 100, trial.Cancellation).ConfigureAwait(false));
    }

    /// <summary>Each decision moves the next look of the lead, to earlier and to later.</summary>
    private static ValueTask<StoredLead> NoteAsync(Trial trial, ILeadStateStore store, int worker, int lead, int note) =>
        NoteDesk.NoteAsync(store, Lead(lead), Name(worker, note), trial.Cancellation, Desk.Monday.AddHours((note * 7 + worker) % 11));

    private static string Lead(int lead) => $"lead-{lead}";

    private static string Name(int worker, int note) => $"{worker}/{note}";

    private sealed class CrashException : Exception;
}
