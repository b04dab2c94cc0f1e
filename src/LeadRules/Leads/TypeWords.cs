namespace LeadRules;

/// <summary>The words for types: as rule books declare them, and as messages say them.</summary>
internal static class TypeWords
{
    /// <summary>The names that a rule book may declare, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Declarable { get; } = ["number", "integer", "text", "boolean", "instant", "date", "duration"];

    /// <summary>The name in a rule book.</summary>
    public static string NameOf(FieldType type) => Declarable[(int)type];

    /// <summary>The type with a name, or null.</summary>
    public static FieldType? Parse(string name)
    {
        for (var i = 0; i < Declarable.Count; i++)
        {
            if (string.Equals(Declarable[i], name, StringComparison.Ordinal))
                return (FieldType)i;
        }

        return null;
    }

    /// <summary>The type with its article, for sentences.</summary>
    public static string Of(FieldType type) => type switch
    {
        FieldType.Number => "a number",
        FieldType.Integer => "a whole number",
        FieldType.Text => "a text",
        FieldType.Boolean => "a yes-no value",
        FieldType.Instant => "an instant",
        FieldType.Date => "a date",
        _ => "a duration",
    };

    /// <summary>Whether a value may stand where a type is declared: it is missing, or of that type.</summary>
    public static bool Fits(FieldValue value, FieldType type) => type == FieldType.Integer
        ? value.IsMissing || (value.AsNumber is { } number && number == Math.Floor(number))
        : value.IsMissing || value.Type == type;

    /// <summary>The value where it fits the type, else missing.</summary>
    public static FieldValue Conforms(FieldValue value, FieldType type) => Fits(value, type) ? value : default;
}
