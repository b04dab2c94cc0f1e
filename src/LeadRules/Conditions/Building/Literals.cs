using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>Values of C# as literals of the language.</summary>
internal static class Literals
{
    public static NumberLiteral Of(double number) => double.IsFinite(number)
        ? new NumberLiteral(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, "A number in a condition must be finite.");

    public static TextLiteral Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0
            ? new TextLiteral(text)
            : throw new ArgumentException("An empty text is a missing value; ask with IsMissing or IsPresent.", nameof(text));
    }

    /// <summary>The duration in its largest unit up to days that gives a whole number, as <see cref="DurationText.Format"/> writes it.</summary>
    public static Node Of(TimeSpan duration)
    {
        var written = DurationText.Format(duration);
        var amount = decimal.Parse(written.AsSpan(0, written.Length - 1), System.Globalization.CultureInfo.InvariantCulture);
        if (!DurationText.TryMake(amount, written[^1], out _))
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A duration in a condition must be below 29,000 years.");
        var literal = new DurationLiteral(Math.Abs(amount), written[^1]);
        return amount < 0 ? new Negate(literal) : literal;
    }
}
