using System.Numerics;

namespace LeadRules.Tests.Oracles;

/// <summary>An exact fraction in lowest terms; the denominator is above 0.</summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? 1 : _denominator;

    public static implicit operator Fraction(BigInteger whole) => new(whole, 1);

    public static implicit operator Fraction(int whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public override string ToString() => $"{Numerator}/{Denominator}";
}
