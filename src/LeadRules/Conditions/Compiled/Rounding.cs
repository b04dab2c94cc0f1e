namespace LeadRules.Conditions.Compiled;

/// <summary>Rounds half away from zero, as people do on paper.</summary>
internal static class Rounding
{
    /// <summary>
    /// How far below a half a number may lie and still count as the half. Binary fractions make 0.7 × 2 + 0.3 × 57
    /// a hair less than 18.5; whoever checks the sum on paper expects 19.
    /// </summary>
    public const double Tolerance = 1e-9;

    /// <summary>Rounds to a multiple of <c>1 / unitsPerOne</c>; NaN stays NaN.</summary>
    public static double HalfAwayFromZero(double number, double unitsPerOne)
    {
        var units = Math.Floor((Math.Abs(number) * unitsPerOne) + (0.5 + Tolerance));
        // Adding zero turns a negative zero into zero.
        return (Math.CopySign(units, number) / unitsPerOne) + 0.0;
    }
}
