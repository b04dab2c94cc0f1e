using LeadRules.Conditions.Syntax;

namespace LeadRules.Tests.Oracles;

/// <summary>Sums, differences, products and quotients; null where a side is, and where the result is no number or out of range.</summary>
internal static class OracleArithmetic
{
    public static object? Apply(object? left, ArithmeticOperator op, object? right)
    {
        try
        {
            return (left, op, right) switch
            {
                (null, _, _) or (_, _, null) => null,
                (double a, ArithmeticOperator.Add, double b) => Known(a + b),
                (double a, ArithmeticOperator.Subtract, double b) => Known(a - b),
                (double a, ArithmeticOperator.Multiply, double b) => Known(a * b),
                (double a, ArithmeticOperator.Divide, double b) => Known(a / b),
                (DateTimeOffset a, ArithmeticOperator.Subtract, DateTimeOffset b) => a - b,
                (DateTimeOffset a, ArithmeticOperator.Add, TimeSpan b) => a + b,
                (DateTimeOffset a, ArithmeticOperator.Subtract, TimeSpan b) => a - b,
                (TimeSpan a, ArithmeticOperator.Add, DateTimeOffset b) => b + a,
                (TimeSpan a, ArithmeticOperator.Add, TimeSpan b) => a + b,
                (TimeSpan a, ArithmeticOperator.Subtract, TimeSpan b) => a - b,
                (TimeSpan a, ArithmeticOperator.Multiply, double b) => a * b,
                (double a, ArithmeticOperator.Multiply, TimeSpan b) => b * a,
                (TimeSpan a, ArithmeticOperator.Divide, double b) => b == 0 ? null : a / b,
                (TimeSpan a, ArithmeticOperator.Divide, TimeSpan b) => Known(a.Ticks / (double)b.Ticks),
                _ => throw new NotSupportedException($"{left} {op} {right}"),
            };
        }
        catch (Exception outOfRange) when (outOfRange is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static object? Known(double number) => double.IsFinite(number) ? number : null;
}
