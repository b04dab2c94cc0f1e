using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

#pragma warning disable CA2225 // The operators are the words of the builder; a second name for each would only be noise.
public sealed partial class Term
{
    /// <summary>A boolean field, or any other term that is true or false, as a condition.</summary>
    public static implicit operator Condition(Term term) => new(NodeOf(term));

    /// <summary>The term as the formula of a score.</summary>
    public static implicit operator Formula(Term term) => new(NodeOf(term));

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN or infinite.</exception>
    public static implicit operator Term(double number) => new(Literals.Of(number));

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentException">It is empty; an empty text is a missing value.</exception>
    public static implicit operator Term(string text) => new(Literals.Of(text));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static implicit operator Term(bool value) => new(new BooleanLiteral(value));

    /// <summary>A duration.</summary>
    public static implicit operator Term(TimeSpan duration) => new(Literals.Of(duration));

    /// <summary>An instant.</summary>
    public static implicit operator Term(DateTimeOffset instant) => new(new InstantLiteral(instant));

    /// <summary>A date: its first instant in the rule book's time zone.</summary>
    public static implicit operator Term(DateOnly date) => new(new LocalLiteral(date.ToDateTime(TimeOnly.MinValue), HasTime: false));

    /// <summary><c>+</c></summary>
    public static Term operator +(Term left, Term right) => Calculate(left, ArithmeticOperator.Add, right);

    /// <summary><c>-</c></summary>
    public static Term operator -(Term left, Term right) => Calculate(left, ArithmeticOperator.Subtract, right);

    /// <summary><c>*</c></summary>
    public static Term operator *(Term left, Term right) => Calculate(left, ArithmeticOperator.Multiply, right);

    /// <summary><c>/</c></summary>
    public static Term operator /(Term left, Term right) => Calculate(left, ArithmeticOperator.Divide, right);

    /// <summary><c>-</c> before a number or duration.</summary>
    public static Term operator -(Term operand) =>
        new(NodeOf(operand) is NumberLiteral number ? new NumberLiteral(-number.Value) : new Negate(operand.Root));

    /// <summary><c>=</c></summary>
    public static Condition operator ==(Term left, Term right) => Compare(left, ComparisonOperator.Equal, right);

    /// <summary><c>!=</c></summary>
    public static Condition operator !=(Term left, Term right) => Compare(left, ComparisonOperator.NotEqual, right);

    /// <summary><c>&lt;</c></summary>
    public static Condition operator <(Term left, Term right) => Compare(left, ComparisonOperator.Less, right);

    /// <summary><c>&lt;=</c></summary>
    public static Condition operator <=(Term left, Term right) => Compare(left, ComparisonOperator.LessOrEqual, right);

    /// <summary><c>&gt;</c></summary>
    public static Condition operator >(Term left, Term right) => Compare(left, ComparisonOperator.Greater, right);

    /// <summary><c>&gt;=</c></summary>
    public static Condition operator >=(Term left, Term right) => Compare(left, ComparisonOperator.GreaterOrEqual, right);

    /// <summary><c>and</c> between two boolean terms.</summary>
    public static Condition operator &(Term left, Term right) => (Condition)left & right;

    /// <summary><c>or</c> between two boolean terms.</summary>
    public static Condition operator |(Term left, Term right) => (Condition)left | right;

    /// <summary><c>not</c> before a boolean term.</summary>
    public static Condition operator !(Term operand) => !(Condition)operand;

    private static Term Calculate(Term left, ArithmeticOperator op, Term right) => new(new Arithmetic(NodeOf(left), op, NodeOf(right)));

    private static Condition Compare(Term left, ComparisonOperator op, Term right) => new(new Comparison(NodeOf(left), op, NodeOf(right)));
}
