using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>The value of a literal, in the order in which conditions compare: text ignoring case, time as ticks, no before yes.</summary>
internal readonly record struct Scalar : IComparable<Scalar>
{
    private readonly double _number;
    private readonly long _ticks;
    private readonly string? _text;

    private Scalar(ScalarKind kind, double number = 0, long ticks = 0, string? text = null)
    {
        Kind = kind;
        _number = number;
        _ticks = ticks;
        _text = text;
    }

    public ScalarKind Kind { get; }

    /// <summary>The number; only of a number.</summary>
    public double Number => _number;

    /// <summary>The text; only of a text.</summary>
    public string Text => _text ?? "";

    public static Scalar Of(double number) => new(ScalarKind.Number, number);

    public static Scalar Of(bool answer) => new(ScalarKind.Boolean, ticks: answer ? 1 : 0);

    public static Scalar Of(string text) => new(ScalarKind.Text, text: text);

    /// <summary>The value of a literal, or null for anything else.</summary>
    public static Scalar? Of(Node node, Names names) => node switch
    {
        NumberLiteral number => Of(number.Value),
        TextLiteral text => Of(text.Value),
        BooleanLiteral boolean => Of(boolean.Value),
        DurationLiteral duration => new Scalar(ScalarKind.Ticks, ticks: duration.Value.Ticks),
        InstantLiteral instant => new Scalar(ScalarKind.Ticks, ticks: instant.Value.UtcTicks),
        LocalLiteral local => new Scalar(ScalarKind.Ticks, ticks: names.Zone.ToUtcTicks(local.Value)),
        _ => null,
    };

    public int CompareTo(Scalar other) => Kind switch
    {
        ScalarKind.Number => _number.CompareTo(other._number),
        ScalarKind.Text => string.Compare(_text, other._text, StringComparison.OrdinalIgnoreCase),
        _ => _ticks.CompareTo(other._ticks),
    };

    public bool Equals(Scalar other) => Kind == other.Kind && CompareTo(other) == 0;

    public override int GetHashCode() => Kind == ScalarKind.Text
        ? string.GetHashCode(_text, StringComparison.OrdinalIgnoreCase)
        : HashCode.Combine(_number, _ticks);
}

/// <summary>What values are compared as.</summary>
internal enum ScalarKind
{
    Number,
    Text,
    Ticks,
    Boolean,
}
