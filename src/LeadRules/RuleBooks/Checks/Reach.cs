namespace LeadRules.RuleBooks.Checks;

/// <summary>Between which numbers a value can lie; an end that is infinite is open.</summary>
internal readonly record struct Reach(double Low, double High)
{
    public static Reach Anything => new(double.NegativeInfinity, double.PositiveInfinity);

    public static Reach NotNegative => new(0, double.PositiveInfinity);

    public static Reach Only(double number) => new(number, number);

    public static Reach operator +(Reach left, Reach right) => Of(left.Low + right.Low, left.High + right.High);

    public static Reach operator -(Reach left, Reach right) => left + -right;

    public static Reach operator -(Reach operand) => new(-operand.High, -operand.Low);

    public static Reach operator *(Reach left, Reach right) =>
        Around(left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High);

    public static Reach operator /(Reach left, Reach right) => right is { Low: <= 0, High: >= 0 }
        ? Anything
        : Around(left.Low / right.Low, left.Low / right.High, left.High / right.Low, left.High / right.High);

    /// <summary>The values of both, and what lies between.</summary>
    public Reach Or(Reach other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    public Reach Clamp(double? min, double? max) => new(Clamp(Low, min, max), Clamp(High, min, max));

    private static double Clamp(double number, double? min, double? max) => number < min ? min.Value : number > max ? max.Value : number;

    /// <summary>Infinity times zero and the like say nothing.</summary>
    private static Reach Of(double low, double high) => double.IsNaN(low) || double.IsNaN(high) ? Anything : new(low, high);

    private static Reach Around(double a, double b, double c, double d) =>
        Of(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
}
