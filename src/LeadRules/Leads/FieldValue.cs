using System.Globalization;
using System.Runtime.InteropServices;

namespace LeadRules;

/// <summary>
/// One value of a lead's field or of an activity's property: a number, a text, a boolean, an instant, a date,
/// a duration, or missing (the default).
/// </summary>
/// <remarks>Numbers are finite: NaN and infinities are refused when the value is made. Empty text is missing.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly string? _text;
    private readonly long _bits;
    private readonly Kind _kind;

    private FieldValue(Kind kind, long bits, string? text = null)
    {
        _kind = kind;
        _bits = bits;
        _text = text;
    }

    private enum Kind : byte
    {
        Missing,
        Number,
        Text,
        Boolean,
        Instant,
        Date,
        Duration,
    }

    /// <summary>The missing value.</summary>
    public static FieldValue Missing => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => _kind == Kind.Missing;

    /// <summary>The type of the value, or null when it is missing. A whole number is <see cref="FieldType.Number"/> here: being whole is declared, not carried.</summary>
    public FieldType? Type => _kind switch
    {
        Kind.Number => FieldType.Number,
        Kind.Text => FieldType.Text,
        Kind.Boolean => FieldType.Boolean,
        Kind.Instant => FieldType.Instant,
        Kind.Date => FieldType.Date,
        Kind.Duration => FieldType.Duration,
        _ => null,
    };

    /// <summary>The number, or null when the value is missing or of another type.</summary>
    public double? AsNumber => _kind == Kind.Number ? BitConverter.Int64BitsToDouble(_bits) : null;

    /// <summary>The text, or null when the value is missing or of another type.</summary>
    public string? AsText => _text;

    /// <summary>The boolean, or null when the value is missing or of another type.</summary>
    public bool? AsBoolean => _kind == Kind.Boolean ? _bits != 0 : null;

    /// <summary>The instant (in UTC), or null when the value is missing or of another type.</summary>
    public DateTimeOffset? AsInstant => _kind == Kind.Instant ? new DateTimeOffset(_bits, TimeSpan.Zero) : null;

    /// <summary>The date, or null when the value is missing or of another type.</summary>
    public DateOnly? AsDate => _kind == Kind.Date ? DateOnly.FromDayNumber((int)_bits) : null;

    /// <summary>The duration, or null when the value is missing or of another type.</summary>
    public TimeSpan? AsDuration => _kind == Kind.Duration ? new TimeSpan(_bits) : null;

    internal double NumberOrNaN => _kind == Kind.Number ? BitConverter.Int64BitsToDouble(_bits) : double.NaN;

    /// <summary>Makes a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static FieldValue Of(double number) =>
        double.IsFinite(number)
            ? new FieldValue(Kind.Number, BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number)) // -0 is 0
            : throw new ArgumentOutOfRangeException(nameof(number), number, "A field's number must be finite; leave the field out when the number is not known.");

    /// <summary>Makes a text; null and empty text make a missing value.</summary>
    public static FieldValue Of(string? text) => string.IsNullOrEmpty(text) ? default : new FieldValue(Kind.Text, 0, text);

    /// <summary>Makes a boolean.</summary>
    public static FieldValue Of(bool value) => new(Kind.Boolean, value ? 1 : 0);

    /// <summary>Makes an instant.</summary>
    public static FieldValue Of(DateTimeOffset instant) => new(Kind.Instant, instant.UtcTicks);

    /// <summary>Makes a date.</summary>
    public static FieldValue Of(DateOnly date) => new(Kind.Date, date.DayNumber);

    /// <summary>Makes a duration.</summary>
    public static FieldValue Of(TimeSpan duration) => new(Kind.Duration, duration.Ticks);

    /// <summary>Makes a number.</summary>
    public static implicit operator FieldValue(double number) => Of(number);

    /// <summary>Makes a text.</summary>
    public static implicit operator FieldValue(string? text) => Of(text);

    /// <summary>Makes a boolean.</summary>
    public static implicit operator FieldValue(bool value) => Of(value);

    /// <summary>Makes an instant.</summary>
    public static implicit operator FieldValue(DateTimeOffset instant) => Of(instant);

    /// <summary>Makes a date.</summary>
    public static implicit operator FieldValue(DateOnly date) => Of(date);

    /// <summary>Makes a duration.</summary>
    public static implicit operator FieldValue(TimeSpan duration) => Of(duration);

    /// <summary>Whether two values are of the same type and equal. Text is compared ordinal and with case here: two spellings are two values.</summary>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FieldValue other) =>
        _kind == other._kind && _bits == other._bits && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_kind, _bits, _text);

    /// <summary>The value in invariant form, as the condition language would write it without quotes; empty when missing.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Number => AsNumber!.Value.ToString("R", CultureInfo.InvariantCulture),
        Kind.Text => _text!,
        Kind.Boolean => _bits != 0 ? "true" : "false",
        Kind.Instant => InstantText.Format(AsInstant!.Value),
        Kind.Date => AsDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Kind.Duration => DurationText.Format(AsDuration!.Value),
        _ => "",
    };

    /// <summary>Orders values of one type; values of different types by type. Gives activities a total order.</summary>
    internal static int Compare(FieldValue left, FieldValue right)
    {
        var byKind = left._kind.CompareTo(right._kind);
        if (byKind != 0)
            return byKind;
        return left._kind == Kind.Number
            ? left.NumberOrNaN.CompareTo(right.NumberOrNaN)
            : left._kind == Kind.Text ? string.CompareOrdinal(left._text, right._text) : left._bits.CompareTo(right._bits);
    }
}
