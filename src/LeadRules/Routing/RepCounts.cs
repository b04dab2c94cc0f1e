using LeadRules.RuleBooks;

namespace LeadRules.Routing;

/// <summary>
/// Counts what a rep has and was given. Dates are those of the rule book's time zone. A period only goes forward: a decision
/// that is a little behind, as servers' clocks are around midnight, counts in the period that has begun.
/// </summary>
internal static class RepCounts
{
    /// <summary>A rep who was given nothing.</summary>
    public static RepState New(string rep) => new() { Rep = rep };

    /// <summary>The rep was given a lead.</summary>
    public static RepState Given(this RepState state, string? category, long value, DateTimeOffset at, DateOnly date) => state with
    {
        Open = state.Open + 1,
        OpenBy = Counted(state.OpenBy, category, 1),
        OpenValue = Worth.Plus(state.OpenValue, value),
        Day = OneMore(state.Day, date),
        Week = OneMore(state.Week, WeekOf(date)),
        Month = OneMore(state.Month, MonthOf(date)),
        LastAt = state.LastAt is { } last && last > at ? last : at,
    };

    /// <summary>A lead of the rep is not open any more; counts never fall below 0.</summary>
    public static RepState Closed(this RepState state, string? category, long value) => state with
    {
        Open = Math.Max(0, state.Open - 1),
        OpenBy = Counted(state.OpenBy, category, -1),
        OpenValue = Worth.Plus(state.OpenValue, -value),
    };

    /// <summary>The rep gave a lead back: it is not open any more, nor counted in the periods in which it was given, as long as these still last.</summary>
    /// <param name="state">What is remembered of the rep.</param>
    /// <param name="category">The lead's category when it was given.</param>
    /// <param name="value">What it was worth then.</param>
    /// <param name="given">The date on which it was given.</param>
    public static RepState GivenBack(this RepState state, string? category, long value, DateOnly given) => state.Closed(category, value).Uncounted(given);

    /// <summary>Whether capacity, quotas and caps let the rep have one more lead, and if not, which of them stands in the way first.</summary>
    /// <param name="rep">The rep.</param>
    /// <param name="state">What is remembered of the rep.</param>
    /// <param name="category">The lead's category; null for none, which no cap limits. Compared ordinal, ignoring case.</param>
    /// <param name="date">The date of the decision.</param>
    public static PassedOver CapacityOf(RepDefinition rep, RepState state, string? category, DateOnly date)
    {
        if (state.Open >= rep.Capacity)
            return PassedOver.AtCapacity;
        if (In(state.Day, date) >= rep.Quotas.Day || In(state.Week, WeekOf(date)) >= rep.Quotas.Week || In(state.Month, MonthOf(date)) >= rep.Quotas.Month)
            return PassedOver.QuotaReached;
        return category is not null && IsFull(rep.Caps, state.OpenBy, category) ? PassedOver.CategoryFull : PassedOver.None;
    }

    /// <summary>How many open leads of a category there are.</summary>
    public static int OpenOf(IReadOnlyList<CategoryCount> openBy, string category)
    {
        var place = PlaceOf(openBy, category);
        return place >= 0 ? openBy[place].Count : 0;
    }

    /// <summary>A lead that was given on a date does not count in quotas any more, where its period is still the same.</summary>
    public static RepState Uncounted(this RepState state, DateOnly given) => state with
    {
        Day = OneLess(state.Day, given),
        Week = OneLess(state.Week, WeekOf(given)),
        Month = OneLess(state.Month, MonthOf(given)),
    };

    /// <summary>How many open leads of a category the rep can have at most; null for no limit.</summary>
    public static int? CapOf(RepDefinition rep, string category) =>
        rep.Caps.FirstOrDefault(cap => string.Equals(cap.Category, category, StringComparison.OrdinalIgnoreCase))?.Count;

    private static bool IsFull(IReadOnlyList<CategoryCap> caps, IReadOnlyList<CategoryCount> openBy, string category)
    {
        for (var i = 0; i < caps.Count; i++)
        {
            if (string.Equals(caps[i].Category, category, StringComparison.OrdinalIgnoreCase) && OpenOf(openBy, category) >= caps[i].Count)
                return true;
        }

        return false;
    }

    private static IReadOnlyList<CategoryCount> Counted(IReadOnlyList<CategoryCount> openBy, string? category, int change)
    {
        if (category is null)
            return openBy;
        var counts = openBy.ToList();
        var place = PlaceOf(counts, category);
        if (place < 0 && change > 0)
            counts.Insert(~place, new(category, change));
        else if (place >= 0 && counts[place].Count + change > 0)
            counts[place] = counts[place] with { Count = counts[place].Count + change };
        else if (place >= 0)
            counts.RemoveAt(place);
        return EquatableList.Of(counts);
    }

    /// <summary>Where a category stands; the complement of where it would stand when it is not there. Few enough to walk through.</summary>
    private static int PlaceOf(IReadOnlyList<CategoryCount> openBy, string category)
    {
        for (var i = 0; i < openBy.Count; i++)
        {
            var order = string.Compare(openBy[i].Category, category, StringComparison.OrdinalIgnoreCase);
            if (order >= 0)
                return order == 0 ? i : ~i;
        }

        return ~openBy.Count;
    }

    private static PeriodCount OneMore(PeriodCount counted, DateOnly start) => start > counted.Start ? new(start, 1) : counted with { Count = counted.Count + 1 };

    private static PeriodCount OneLess(PeriodCount counted, DateOnly start) => start == counted.Start ? counted with { Count = Math.Max(0, counted.Count - 1) } : counted;

    private static int In(PeriodCount counted, DateOnly start) => counted.Start >= start ? counted.Count : 0;

    /// <summary>The Monday of the week; the first day of the calendar, which is a Monday, for its own week.</summary>
    private static DateOnly WeekOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private static DateOnly MonthOf(DateOnly date) => new(date.Year, date.Month, 1);
}
