using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing;

/// <summary>What leads are worth, in whole hundredths, so that sums are exact and the same on every machine.</summary>
internal static class Worth
{
    /// <summary>The most that one lead counts: a thousand times as much is still a sum.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>A number of the rule book in hundredths, half away from zero: null stays null, and so does NaN; below 0 counts as 0; above <see cref="Most"/> as that.</summary>
    public static long? Hundredths(double? value) =>
        value is not { } known || double.IsNaN(known) ? null : (long)Math.Clamp(Rounding.HalfAwayFromZero(known * 100, 1), 0, Most);

    /// <summary>A sum that stays between 0 and the largest number.</summary>
    public static long Plus(long sum, long value)
    {
        var exact = (Int128)sum + value;
        return (long)Int128.Clamp(exact, 0, long.MaxValue);
    }

    /// <summary>What is usual per weight.</summary>
    public struct Average
    {
        private Int128 _worth;
        private Int128 _weight;

        /// <summary>Counts a member in.</summary>
        public void Add(long worth, int weight)
        {
            _worth += weight > 0 ? worth : 0;
            _weight += weight;
        }

        /// <summary>What a member of a weight would have on average, rounded down; 0 where nobody was counted.</summary>
        public readonly long For(int weight) => _weight == 0 ? 0 : (long)Int128.Min(_worth * weight / _weight, long.MaxValue);
    }
}
