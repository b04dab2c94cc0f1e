using System.Text;

namespace LeadRules.Stores;

/// <summary>
/// The intents of a store as those work through them who act on them: each at least once, those of a lead in their order, one that
/// fails again later, and one that can never succeed set aside, so that nothing is lost. <see cref="OutboxDispatcher"/> works with it.
/// </summary>
/// <remarks>Kept by the same store as the decisions, since an intent must come to be in the transaction that made it.</remarks>
public interface IOutbox
{
    /// <summary>Takes the right to dispatch, or keeps it, so that one dispatcher of many works at a time.</summary>
    /// <param name="holder">Who asks; another name for each dispatcher.</param>
    /// <param name="at">The instant.</param>
    /// <param name="until">Until when the right is taken; a holder asks again before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the right is the holder's now: nobody had it, or it had lapsed, or the holder had it before.</returns>
    ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Gives the right to dispatch up; nothing changes where the holder does not have it.</summary>
    ValueTask ReleaseAsync(string holder, CancellationToken cancellationToken = default);

    /// <summary>
    /// The intents to act on now, in the order in which they were kept: those that wait, neither before their next try nor behind one of the same lead that is.
    /// One that cannot be read is among them, with <see cref="OutboxIntent.Unreadable"/>, so that it keeps no other waiting.
    /// </summary>
    /// <param name="at">The instant; an intent whose next try is at it is among them.</param>
    /// <param name="max">How many to give at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default);

    /// <summary>Keeps what became of intents, all or nothing; numbers that do not wait are passed over.</summary>
    ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default);

    /// <summary>The intents that were set aside, in the order in which they were kept. They stay until somebody revives or settles them.</summary>
    ValueTask<IReadOnlyList<OutboxIntent>> SetAsideIntentsAsync(int max, CancellationToken cancellationToken = default);

    /// <summary>Lets an intent that was set aside wait again, as if it had never been tried; false when no such one was set aside.</summary>
    ValueTask<bool> ReviveIntentAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>Forgets settled intents that were decided before an instant, with their keys: one that is decided once more after that is kept once more.</summary>
    /// <returns>How many were forgotten.</returns>
    ValueTask<int> ForgetSettledAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}

/// <summary>An intent that waits for the host.</summary>
/// <param name="Number">Its place in the outbox; later ones have higher numbers, and no number is given twice.</param>
/// <param name="Intent">The intent.</param>
public sealed record OutboxIntent(long Number, Intent Intent)
{
    /// <summary>The id of the lead that it is about; null when the transaction that kept it was about none.</summary>
    public string? Lead { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>When to try again; null for at once.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>What went wrong at the last try; null when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>
    /// Why the intent cannot be read, where it is listed all the same: <see cref="Intent"/> then holds its key and its instant, and nothing to act on. Such a one is set
    /// aside and never handed to a handler. Null where all is well.
    /// </summary>
    public string? Unreadable { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(OutboxIntent), (nameof(Number), Number), (nameof(Intent), Intent), (nameof(Lead), Lead), (nameof(Attempts), Attempts), (nameof(NextTry), NextTry), (nameof(Problem), Problem), (nameof(Unreadable), Unreadable));
}

/// <summary>What became of an intent that somebody tried to act on.</summary>
public sealed record IntentReport
{
    private IntentReport(long number, IntentOutcome outcome, DateTimeOffset? nextTry, string? problem)
    {
        Number = number;
        Outcome = outcome;
        NextTry = nextTry;
        Problem = problem;
    }

    /// <summary>The number of the intent.</summary>
    public long Number { get; }

    /// <summary>What became of it.</summary>
    public IntentOutcome Outcome { get; }

    /// <summary>When to try again; only of <see cref="IntentOutcome.Failed"/>.</summary>
    public DateTimeOffset? NextTry { get; }

    /// <summary>What went wrong; null when it is settled.</summary>
    public string? Problem { get; }

    /// <summary>It was acted on, or it is too late to be useful; it is not given again.</summary>
    public static IntentReport Settled(long number) => new(number, IntentOutcome.Settled, null, null);

    /// <summary>It failed, and is to be tried again.</summary>
    /// <param name="number">The number of the intent.</param>
    /// <param name="nextTry">When to try again.</param>
    /// <param name="problem">What went wrong; cut off after 2,000 characters, and with U+FFFD in place of what is no text (U+0000, halves of characters).</param>
    public static IntentReport Failed(long number, DateTimeOffset nextTry, string problem) => new(number, IntentOutcome.Failed, nextTry, Text(problem));

    /// <summary>It failed, and trying again is of no use: somebody has to look at it.</summary>
    /// <param name="number">The number of the intent.</param>
    /// <param name="problem">What went wrong; kept as <see cref="Failed"/> keeps it.</param>
    public static IntentReport SetAside(long number, string problem) => new(number, IntentOutcome.SetAside, null, Text(problem));

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(IntentReport), (nameof(Number), Number), (nameof(Outcome), Outcome), (nameof(NextTry), NextTry), (nameof(Problem), Problem));

    /// <summary>What any database can hold: problems are often texts of exceptions, and one must not fail the reports beside it.</summary>
    private static string Text(string problem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(problem);
        const int Longest = 2_000;
        var isLong = problem.Length > Longest;
        var text = new StringBuilder(Math.Min(problem.Length, Longest));
        foreach (var rune in problem.EnumerateRunes())
        {
            if (isLong && text.Length + rune.Utf16SequenceLength >= Longest)
                return text.Append('…').ToString();
            text.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return text.ToString();
    }
}

/// <summary>What can become of an intent that is tried.</summary>
public enum IntentOutcome
{
    /// <summary>It is done with.</summary>
    Settled,

    /// <summary>It is to be tried again.</summary>
    Failed,

    /// <summary>Somebody has to look at it.</summary>
    SetAside,
}
