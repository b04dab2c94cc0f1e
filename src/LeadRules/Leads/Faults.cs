namespace LeadRules;

/// <summary>The words for what went wrong on the way to a value that is now missing.</summary>
internal static class Faults
{
    /// <summary>What is wrong with a value where a type is declared, or null.</summary>
    public static string? OfValue(string owner, FieldValue value, FieldType type)
    {
        if (value.IsMissing || value.Type == type || (type == FieldType.Integer && value.Type == FieldType.Number))
            return null;
        return $"{owner} is {Describe(value)}, not {TypeWords.Of(type)}";
    }

    /// <summary>What is wrong with what a plug-in gave, or null.</summary>
    public static string? OfResult(string plugin, FieldValue value, FieldType type) =>
        TypeWords.Fits(value, type) ? null : $"{plugin} gave {Describe(value)}, not {TypeWords.Of(type)}";

    /// <summary>What a plug-in threw, in one line.</summary>
    public static string OfException(string plugin, Exception problem) =>
        problem is ArgumentOutOfRangeException { ActualValue: double number } && !double.IsFinite(number) ? FormattableString.Invariant($"{plugin} gave {number}, which is no number that a lead can have") :
        $"{plugin} threw {problem.GetType().Name}: {problem.Message.Split('\n')[0].TrimEnd('\r', ' ')}";

    private static string Describe(FieldValue value)
    {
        var shown = value.AsText is { } text ? $"'{text}'" : value.ToString();
        return $"{TypeWords.Of(value.Type!.Value)}, {shown}";
    }
}
