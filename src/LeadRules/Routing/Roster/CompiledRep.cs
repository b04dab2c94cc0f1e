using LeadRules.RuleBooks;

namespace LeadRules.Routing.Roster;

/// <summary>A rep, ready to be asked whether a lead can come at an instant.</summary>
internal sealed class CompiledRep
{
    public required RepDefinition Definition { get; init; }

    /// <summary>The working hours; null for always.</summary>
    public required BusinessCalendar? Calendar { get; init; }

    /// <summary>From when on the rep receives leads and up to when, not included, as UTC ticks.</summary>
    public required (long From, long To) InForce { get; init; }

    /// <summary>Whether the rep is there at all, and not away.</summary>
    public PassedOver PresenceAt(long at)
    {
        if (!Definition.IsActive || Definition.IsHosted)
            return PassedOver.Inactive;
        if (at < InForce.From || at >= InForce.To)
            return PassedOver.NotInForce;
        return AbsenceAt(at) is null ? PassedOver.None : PassedOver.Absent;
    }

    /// <summary>The absence that an instant lies in; null when there is none.</summary>
    public Absence? AbsenceAt(long at)
    {
        foreach (var absence in Definition.Absences)
        {
            if (absence.From.UtcTicks <= at && at < absence.To.UtcTicks)
                return absence;
        }

        return null;
    }

    /// <summary>Whether the rep is at work at an instant, or will be within a time of it. Instants that no calendar covers are never at work.</summary>
    public bool WorksAt(long at, TimeSpan lookAhead)
    {
        if (Calendar is null)
            return true;
        if (at < BusinessCalendar.FirstInstant.UtcTicks || at >= BusinessCalendar.EndInstant.UtcTicks)
            return false;
        var instant = new DateTimeOffset(at, TimeSpan.Zero);
        return Calendar.IsOpen(instant) || (lookAhead > TimeSpan.Zero && Calendar.NextOpening(instant) is { } next && next - instant <= lookAhead);
    }

    /// <summary>When the rep is at work next; null when never, or not known.</summary>
    public DateTimeOffset? NextAtWork(DateTimeOffset at) =>
        Calendar is null || at < BusinessCalendar.FirstInstant || at >= BusinessCalendar.EndInstant ? null : Calendar.NextOpening(at);

    public bool Knows(string skill) => Definition.Skills.Contains(skill, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the rep speaks a language: <c>en</c> serves <c>en-GB</c>, and who speaks <c>en-GB</c> speaks <c>en</c>.</summary>
    public bool Speaks(string language)
    {
        foreach (var spoken in Definition.Languages)
        {
            var (longer, shorter) = spoken.Length >= language.Length ? (spoken, language) : (language, spoken);
            if (longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase) && (longer.Length == shorter.Length || longer[shorter.Length] is '-' or '_'))
                return true;
        }

        return false;
    }
}
