using System.Collections.Frozen;

namespace LeadRules.Conditions.Syntax;

/// <summary>The words of the language, in one place for the parser and the printer.</summary>
internal static class Words
{
    /// <summary>Words that cannot be the bare name of a field; such a field is written in brackets: <c>[in]</c>.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "and", "or", "not", "in", "between", "contains", "starts", "ends", "with", "matches", "is", "missing", "present",
        "true", "false", "where", "within", "of",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, AggregateFunction> Aggregates = Enum.GetValues<AggregateFunction>()
        .ToFrozenDictionary(static function => NameOf(function), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, NameKind> Kinds = Enum.GetValues<NameKind>()
        .ToFrozenDictionary(static kind => NameOf(kind), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many reserved words there are.</summary>
    public static int ReservedCount => Reserved.Count;

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public static bool TryAggregate(string word, out AggregateFunction function) => Aggregates.TryGetValue(word, out function);

    public static bool TryKind(string word, out NameKind kind) => Kinds.TryGetValue(word, out kind);

    public static string NameOf(AggregateFunction function) => function switch
    {
        AggregateFunction.Count => "count",
        AggregateFunction.Any => "any",
        AggregateFunction.None => "none",
        AggregateFunction.Sum => "sum",
        AggregateFunction.Min => "min",
        AggregateFunction.Max => "max",
        AggregateFunction.First => "first",
        AggregateFunction.Last => "last",
        _ => "distinct",
    };

    public static string NameOf(NameKind kind) => kind switch
    {
        NameKind.Lead => "lead",
        NameKind.Score => "score",
        NameKind.Band => "band",
        NameKind.Grid => "grid",
        NameKind.Segment => "segment",
        _ => "class",
    };

    public static string SymbolOf(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    public static string SymbolOf(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };

    public static string SymbolOf(TextOperator op) => op switch
    {
        TextOperator.Contains => "contains",
        TextOperator.StartsWith => "starts with",
        TextOperator.EndsWith => "ends with",
        _ => "matches",
    };

    /// <summary>Whether a character may start the bare name of a field.</summary>
    public static bool StartsName(char c) => char.IsLetter(c) || c == '_';

    /// <summary>Whether a character may go on in the bare name of a field.</summary>
    public static bool ContinuesName(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Whether a character may go on in an id (of a rule, score, band, list …), which may have hyphens.</summary>
    public static bool ContinuesId(char c) => ContinuesName(c) || c == '-';

    /// <summary>Whether a text is an id: a letter, digit or underscore, then these and single hyphens (two start a comment).</summary>
    public static bool IsId(string text)
    {
        if (text.Length == 0 || text[0] == '-' || text.Contains("--", StringComparison.Ordinal))
            return false;
        foreach (var c in text)
        {
            if (!ContinuesId(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether a text is a bare field name.</summary>
    public static bool IsBareName(string text)
    {
        if (text.Length == 0 || !StartsName(text[0]) || IsReserved(text))
            return false;
        foreach (var c in text)
        {
            if (!ContinuesName(c))
                return false;
        }

        return true;
    }
}
