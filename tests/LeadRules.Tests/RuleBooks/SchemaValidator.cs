using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadRules.Tests.RuleBooks;

/// <summary>
/// Checks JSON against a JSON Schema (draft 2020-12), as far as ours goes. A keyword that it does not know is an error: it
/// must not pass over what an editor would hold people to.
/// </summary>
internal sealed class SchemaValidator(JsonElement root)
{
    /// <summary>What is wrong, one line each, with its path; nothing when the value is valid.</summary>
    public List<string> Check(JsonElement value)
    {
        List<string> found = [];
        Check(root, value, "$", found);
        return found;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> found)
    {
        if (schema.ValueKind == JsonValueKind.False)
            found.Add($"{path} may not be there");
        if (schema.ValueKind is JsonValueKind.False or JsonValueKind.True)
            return;
        foreach (var keyword in schema.EnumerateObject())
            Check(schema, keyword.Name, keyword.Value, value, path, found);
    }

    private void Check(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string path, List<string> found)
    {
        var isHeld = keyword switch
        {
            "$schema" or "$id" or "$defs" or "title" or "description" or "default" => true,
            "$ref" => Holds(Definition(rule.GetString()!), value, path, found),
            "type" => HasType(rule.GetString()!, value),
            "const" => JsonElement.DeepEquals(rule, value),
            "enum" => rule.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)),
            "not" => !IsValid(rule, value),
            "oneOf" => rule.EnumerateArray().Count(item => IsValid(item, value)) == 1,
            "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "properties" => HoldsMembers(value, path, found, name => rule.TryGetProperty(name, out var member) ? member : null),
            "additionalProperties" => HoldsMembers(value, path, found, name => schema.TryGetProperty("properties", out var known) && known.TryGetProperty(name, out _) ? null : rule),
            "propertyNames" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(member => IsValid(rule, JsonSerializer.SerializeToElement(member.Name))),
            "items" => HoldsItems(rule, value, path, found),
            "prefixItems" => value.ValueKind != JsonValueKind.Array || rule.EnumerateArray().Zip(value.EnumerateArray()).All(pair => IsValid(pair.First, pair.Second)),
            "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)),
            "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= rule.GetInt32(),
            "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= rule.GetInt32(),
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
            "minProperties" => value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() >= rule.GetInt32(),
            "maxProperties" => value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() <= rule.GetInt32(),
            _ => throw new NotSupportedException($"The schema has the keyword '{keyword}', which this validator does not know."),
        };
        if (!isHeld)
            found.Add($"{path} breaks '{keyword}': {rule.GetRawText()}");
    }

    private bool IsValid(JsonElement schema, JsonElement value)
    {
        List<string> found = [];
        Check(schema, value, "$", found);
        return found.Count == 0;
    }

    /// <summary>Checks a part and leaves what is wrong with it to its own line.</summary>
    private bool Holds(JsonElement schema, JsonElement value, string path, List<string> found)
    {
        Check(schema, value, path, found);
        return true;
    }

    private bool HoldsMembers(JsonElement value, string path, List<string> found, Func<string, JsonElement?> schemaOf)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var member in value.EnumerateObject())
        {
            if (schemaOf(member.Name) is { } schema)
                Check(schema, member.Value, $"{path}.{member.Name}", found);
        }

        return true;
    }

    private bool HoldsItems(JsonElement schema, JsonElement value, string path, List<string> found)
    {
        var index = 0;
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
            Check(schema, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), found);
        return true;
    }

    private JsonElement Definition(string reference) =>
        reference.StartsWith("#/$defs/", StringComparison.Ordinal) ? root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]) : throw new NotSupportedException($"The schema refers to '{reference}'.");

    private static bool HasType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => throw new NotSupportedException($"The schema has the type '{type}'."),
    };

    /// <summary>Lengths count characters, not their halves.</summary>
    private static int Length(JsonElement text) => text.GetString()!.EnumerateRunes().Count();
}
