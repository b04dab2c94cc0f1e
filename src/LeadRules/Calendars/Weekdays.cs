namespace LeadRules.Calendars;

/// <summary>The weekdays as calendars write them, Monday first.</summary>
internal static class Weekdays
{
    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static string NameOf(DayOfWeek day) => Names[IndexOf(day)];

    /// <summary>The number of a weekday; Monday has 0.</summary>
    public static int IndexOf(DayOfWeek day) => ((int)day + 6) % 7;
}
