using LeadRules.Conditions.Compiled;
using LeadRules.Decisions.Routing;
using LeadRules.Lifecycle;

namespace LeadRules.Decisions.Deciding;

/// <summary>What the host is told to do about what was noted: one set for each note, however often it is worked out (<see cref="ToldBefore"/>).</summary>
/// <param name="lead">The id of the lead.</param>
/// <param name="before">What was noted before, where some of it is worked out again; else null.</param>
/// <param name="isQuiet">Whether nothing is to be done.</param>
/// <param name="at">The instant of the decision, as UTC ticks.</param>
internal sealed class ActionIntents(string lead, LeadState? before, bool isQuiet, long at)
{
    /// <summary>Why a quiet decision tells nothing.</summary>
    public const string Quiet = "the decision was asked to be quiet";

    private readonly List<(LeadNote Note, string Key, IReadOnlyList<CompiledAction> Actions)> _waiting = [];
    private readonly List<(Intent Intent, LeadNote? Note)> _given = [];
    private readonly List<(SuppressedIntent Intent, LeadNote? Note)> _suppressed = [];

    /// <summary>What the host is told; complete once all is settled.</summary>
    public IReadOnlyList<Intent> Given => [.. _given.Select(static one => one.Intent)];

    /// <summary>What the host would be told; complete once all is settled.</summary>
    public IReadOnlyList<SuppressedIntent> Suppressed => [.. _suppressed.Select(static one => one.Intent)];

    /// <summary>Takes what is to be done about a note, which is asked once the note is in force.</summary>
    public void Await(LeadNote note, IReadOnlyList<CompiledAction> actions, IReadOnlyList<LeadNote> notes)
    {
        if (actions.Count > 0)
            _waiting.Add((note, FormattableString.Invariant($"{lead}/{KeyOf(note)}/{InstantText.Format(note.At)}{(AtOnce(note, notes) is > 1 and var nth ? $".{nth}" : "")}"), actions));
    }

    /// <summary>Gives the intents of the notes that are in force by now.</summary>
    public void Give(Standing standing, ref Evaluation evaluation)
    {
        foreach (var (note, key, actions) in _waiting)
        {
            for (var i = 0; i < actions.Count; i++)
            {
                var action = actions[i];
                if (action.When is { } when && when.Eval(ref evaluation) != Ternary.True)
                    continue;
                var expires = action.ExpiresAfter is { } after && after < DateTimeOffset.MaxValue - note.At ? note.At + after : (DateTimeOffset?)null;
                Give(new Intent(action.Do, Receiver(action.To, evaluation.Lead), FormattableString.Invariant($"{key}/{i}"), $"{PartOf(note)}: {note.Why}", note.At, expires, action.About, action.Name), note, standing);
            }
        }

        _waiting.Clear();
    }

    /// <summary>Whom a name in the rule book means: for <c>owner</c> whoever has the lead, where somebody has it.</summary>
    public static string? Receiver(string? to, Lead lead) => to == RoutingIntents.Owner ? lead.Owner ?? to : to;

    /// <summary>Takes back what the host was told before, and what must not be done as the lead stands at the end of the decision: what has come to be since keeps it from being done as well.</summary>
    public void Settle(Standing standing, IReadOnlyList<LeadNote> notes)
    {
        if (before is not null)
        {
            var told = ToldBefore.Of(before, notes);
            _given.RemoveAll(one => one.Note is { } note && told.Contains(note));
            _suppressed.RemoveAll(one => one.Note is { } note && told.Contains(note));
        }

        for (var i = _given.Count - 1; i >= 0; i--)
        {
            if (WhyNot(_given[i].Intent, standing) is not { } why)
                continue;
            _suppressed.Add((new SuppressedIntent(_given[i].Intent, why), null));
            _given.RemoveAt(i);
        }
    }

    /// <summary>Gives an intent that no note is behind, unless something keeps it from being given.</summary>
    public void Give(Intent intent, Standing standing) => Give(intent, null, standing);

    private void Give(Intent intent, LeadNote? note, Standing standing)
    {
        if (WhyNot(intent, standing) is { } why)
            _suppressed.Add((new SuppressedIntent(intent, why), note));
        else
            _given.Add((intent, note));
    }

    private string? WhyNot(Intent intent, Standing standing)
    {
        if (isQuiet)
            return Quiet;
        if (intent.ExpiresAt is { } expires && expires.UtcTicks <= at)
            return $"it was of use until {InstantText.Format(expires)}";

        // What ends a contact is never kept back.
        if (intent.Kind is IntentKind.Unenroll or IntentKind.Unsubscribe)
            return null;
        var isOfCampaign = intent.Kind is IntentKind.Enroll or IntentKind.Send;
        return standing.SuppressedBy(suppression => suppression.Covers(intent) || (isOfCampaign && suppression.Campaigns)) is { } segment ? $"the lead is in segment {segment}" : null;
    }

    private static string KeyOf(LeadNote note) => note.Kind switch
    {
        LeadNoteKind.StageEntered => $"transition/{note.By}",
        LeadNoteKind.TriggerFired => $"trigger/{note.Name}",
        LeadNoteKind.CampaignEntered => $"enroll/{note.Name}",
        LeadNoteKind.CampaignLeft => $"unenroll/{note.Name}",
        _ => $"send/{note.Of}/{note.Name}",
    };

    /// <summary>The part of the rule book that the note comes from.</summary>
    private static string PartOf(LeadNote note) => note.Kind switch
    {
        LeadNoteKind.StageEntered => $"transition {note.By}",
        LeadNoteKind.TriggerFired => $"trigger {note.Name}",
        _ => $"campaign {note.Of ?? note.Name}",
    };

    /// <summary>Which of the notes of one key at one instant it is, counted from 1.</summary>
    private static int AtOnce(LeadNote note, IReadOnlyList<LeadNote> notes)
    {
        var nth = 0;
        for (var i = notes.Count - 1; i >= 0 && notes[i].At == note.At; i--)
            nth += ToldBefore.PartOf(notes[i]) == ToldBefore.PartOf(note) ? 1 : 0;
        return nth;
    }
}
