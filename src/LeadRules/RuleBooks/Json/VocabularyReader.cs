using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads the words of a rule book: fields, lists, and activity types with their properties.</summary>
internal sealed class VocabularyReader(Reading reading)
{
    public IReadOnlyList<FieldDefinition> Fields(JsonItem section) =>
        reading.Definitions(section, DefinitionKind.Field, FieldName, Field);

    public IReadOnlyList<ListDefinition> Lists(JsonItem section) =>
        reading.Definitions(section, DefinitionKind.List, reading.IdOf, List);

    public IReadOnlyList<ActivityDefinition> Activities(JsonItem section) =>
        reading.Definitions(section, DefinitionKind.Activity, Pattern, Activity);

    private string? FieldName(JsonItem key)
    {
        var name = reading.LabelOf(key);
        if (name is not null && WellKnownField.Find(name) is not null)
            reading.Report(key, Problems.FieldTaken(reading.Path(key), name));
        else if (string.Equals(name, "at", StringComparison.OrdinalIgnoreCase))
            reading.Report(key, Problems.WordTaken(reading.Path(key), name!));
        else
            return name;
        return null;
    }

    private string? PropertyName(JsonItem key)
    {
        var name = reading.LabelOf(key);
        if (name is null || !ActivityWords.Taken.Contains(name, StringComparer.OrdinalIgnoreCase))
            return name;
        reading.Report(key, Problems.WordTaken(reading.Path(key), name));
        return null;
    }

    private FieldDefinition? Field(string name, JsonItem item)
    {
        if (reading.Word(item, "a type such as \"text\"") is not { } word)
            return null;
        if (TypeWords.Parse(word) is { } type)
            return new FieldDefinition(name, type);
        reading.Report(item, Problems.UnknownWord(reading.Path(item), word, "type", TypeWords.Declarable));
        return null;
    }

    private ListDefinition? List(string name, JsonItem item)
    {
        if (!item.IsArray)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "a list of texts"));
            return null;
        }

        if (item.Count is var count && count > reading.Limits.MaxListEntries)
        {
            reading.Report(item, Problems.ListTooLarge(reading.Path(item), count, reading.Limits.MaxListEntries));
            return null;
        }

        List<string> entries = new(count);
        foreach (var entry in item.Items())
        {
            if (reading.Text(entry, "a text", reading.Limits.MaxTextLength) is { } text)
                entries.Add(text);
        }

        return new ListDefinition(name, entries);
    }

    private string? Pattern(JsonItem key)
    {
        if (reading.NameOf(key) is not { } name)
            return null;
        var type = name.EndsWith(".*", StringComparison.Ordinal) ? name[..^2] : name;
        if (name is "*" || ActivityType.IsValid(type))
            return name.ToLowerInvariant();
        reading.Report(key, Problems.NoPattern(reading.Path(key), name));
        return null;
    }

    private ActivityDefinition Activity(string pattern, JsonItem item) =>
        new(pattern, reading.Definitions(item, DefinitionKind.Property, PropertyName, Field));
}
