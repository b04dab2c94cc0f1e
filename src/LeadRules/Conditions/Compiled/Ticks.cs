namespace LeadRules.Conditions.Compiled;

/// <summary>Arithmetic on instants and durations in ticks, where one number stands for a missing value and overflow gives it.</summary>
internal static class Ticks
{
    public const long Missing = Lead.MissingTicks;

    public static long Add(long left, long right)
    {
        if (left == Missing || right == Missing)
            return Missing;
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? Missing : sum;
    }

    public static long Subtract(long left, long right) => right == Missing ? Missing : Add(left, -right);

    public static long Multiply(long ticks, double factor) => ticks == Missing ? Missing : Of(ticks * factor);

    public static long Divide(long ticks, double divisor) => ticks == Missing ? Missing : Of(ticks / divisor);

    private static long Of(double ticks) => Math.Abs(ticks) < long.MaxValue ? (long)ticks : Missing;

    /// <summary>An instant or duration as a value for people.</summary>
    public static FieldValue ToValue(long ticks, FieldType type)
    {
        if (ticks == Missing)
            return default;
        if (type == FieldType.Duration)
            return new TimeSpan(ticks);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : default(FieldValue);
    }
}
