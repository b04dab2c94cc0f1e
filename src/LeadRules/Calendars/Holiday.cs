using LeadRules.Calendars;

namespace LeadRules;

/// <summary>A holiday, or several in a row.</summary>
/// <param name="From">The first date.</param>
/// <param name="To">The last date; the same for a holiday of one day.</param>
/// <param name="Name">Its name, for explanations and for leaving it out; or null.</param>
public sealed record Holiday(DateOnly From, DateOnly To, string? Name = null)
{
    /// <summary>A holiday of one day.</summary>
    public Holiday(DateOnly date, string? name = null)
        : this(date, date, name)
    {
    }

    /// <summary>The date or dates, and the name.</summary>
    public override string ToString() => $"{DateText.Format(From)}{(To == From ? "" : ".." + DateText.Format(To))}{(Name is null ? "" : " " + Name)}";
}
