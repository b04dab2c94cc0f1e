using System.Globalization;

namespace LeadRules.RuleBooks.Json;

/// <summary>The text of a range: <c>&lt; 10</c>, <c>&gt;= 50</c>, <c>= 10</c>, <c>between 11 and 50</c>, <c>&gt;= 11 and &lt; 51</c>.</summary>
internal static class RangeText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryParse(string text, out NumberRange range)
    {
        range = default;
        var words = Words(text);
        return words switch
        {
            ["between", var low, "and", var high] => TryBounds(">=", low, "<=", high, out range),
            ["=", var number] => TryBounds(">=", number, "<=", number, out range),
            [var symbol, var number] => TryBound(symbol, number, ref range),
            [var one, var number, "and", var other, var second] => TryBounds(one, number, other, second, out range),
            _ => false,
        };
    }

    /// <summary>The one way in which a range is written.</summary>
    public static string Format(NumberRange range) => range switch
    {
        { From: { } from, To: { } to } when from == to => Invariant($"= {from}"),
        { From: { } from, To: { } to, FromIncluded: true, ToIncluded: true } => Invariant($"between {from} and {to}"),
        { From: { } from, To: { } to } => Invariant($"{Above(range)} {from} and {Below(range)} {to}"),
        { From: { } from } => Invariant($"{Above(range)} {from}"),
        _ => Invariant($"{Below(range)} {range.To}"),
    };

    private static string Above(NumberRange range) => range.FromIncluded ? ">=" : ">";

    private static string Below(NumberRange range) => range.ToIncluded ? "<=" : "<";

    private static bool TryBounds(string one, string number, string other, string second, out NumberRange range)
    {
        range = default;
        return TryBound(one, number, ref range) && TryBound(other, second, ref range) && range is { From: not null, To: not null };
    }

    private static bool TryBound(string symbol, string number, ref NumberRange range)
    {
        if (!double.TryParse(number, Style, CultureInfo.InvariantCulture, out var bound))
            return false;
        bound = bound == 0 ? 0 : bound;
        var included = symbol.Length == 2;
        switch (symbol)
        {
            case ">" or ">=":
                range = range with { From = bound, FromIncluded = included };
                return true;
            case "<" or "<=":
                range = range with { To = bound, ToIncluded = included };
                return true;
            default:
                return false;
        }
    }

    /// <summary>The symbols, numbers and words of a text, in small letters.</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [];
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var symbol = IsSymbol(text[at]);
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && IsSymbol(text[at]) == symbol)
                at++;
            words.Add(text[start..at].ToLowerInvariant());
        }

        return words;
    }

    private static bool IsSymbol(char c) => c is '<' or '>' or '=';

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
