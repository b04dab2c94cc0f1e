using System.Collections.Frozen;

namespace LeadRules;

/// <summary>What an activity's type may look like, and the hash by which leads and engines find it.</summary>
internal static class ActivityType
{
    /// <summary>The types that need no declaration. A type that is neither here nor declared is most likely misspelt.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = Array.AsReadOnly(
    [
        "ad.clicked", "ad.viewed",
        "call.answered", "call.made", "call.missed", "call.received",
        "campaign.entered", "campaign.left", "campaign.sent", "campaign.skipped",
        "chat.ended", "chat.started",
        "content.downloaded", "content.shared", "content.viewed",
        "deal.created", "deal.lost", "deal.won",
        "demo.attended", "demo.requested",
        "disposition.given",
        "email.bounced", "email.clicked", "email.complained", "email.delivered", "email.forwarded", "email.opened",
        "email.received", "email.replied", "email.sent", "email.unsubscribed",
        "event.attended", "event.registered",
        "fact.confirmed",
        "form.started", "form.submitted",
        "lead.accepted", "lead.alerted", "lead.assigned", "lead.created", "lead.paused", "lead.qualified", "lead.rejected", "lead.released", "lead.reopened", "lead.resumed", "lead.routed",
        "meeting.booked", "meeting.cancelled", "meeting.held", "meeting.missed",
        "note.added",
        "order.refused",
        "page.visited",
        "payment.failed", "payment.made",
        "product.used",
        "quote.accepted", "quote.sent",
        "referral.made",
        "segment.barred", "segment.entered", "segment.left", "segment.pinned", "segment.unpinned",
        "sms.clicked", "sms.received", "sms.sent",
        "social.followed", "social.mentioned",
        "stage.entered", "status.updated",
        "survey.answered",
        "task.completed",
        "threshold.left", "threshold.reached",
        "touch.claimed",
        "trial.ended", "trial.started",
        "trigger.fired", "trigger.rearmed",
        "video.watched",
        "webinar.attended", "webinar.registered",
    ]);

    private static readonly FrozenSet<string> Notes = LeadNoteTypes.All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The type in lower case.</summary>
    /// <exception cref="ArgumentException">The type is empty or holds other characters than letters, digits and <c>. _ - : /</c>.</exception>
    public static string Normalize(string type)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        if (!IsValid(type))
            throw new ArgumentException($"'{type}' is not an activity type: only letters, digits and . _ - : / may stand in it. Write a dotted name such as 'email.clicked'.", nameof(type));
        return type.ToLowerInvariant();
    }

    public static bool IsValid(string type)
    {
        foreach (var c in type)
        {
            if (!IsTypeCharacter(c))
                return false;
        }

        return type.Length > 0;
    }

    public static bool IsTypeCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '/';

    /// <summary>Whether activities of a type say what was concluded or decided of a lead, not what happened to it.</summary>
    public static bool IsNote(string normalType) => normalType[0] is 's' or 't' or 'c' or 'o' or 'l' && Notes.Contains(normalType);

    /// <summary>A hash that is the same in every process (FNV-1a), so that groups can be found without hashing text again.</summary>
    public static int Hash(string normalType)
    {
        var hash = 2166136261u;
        foreach (var c in normalType)
            hash = unchecked((hash ^ c) * 16777619u);
        return unchecked((int)hash);
    }
}
