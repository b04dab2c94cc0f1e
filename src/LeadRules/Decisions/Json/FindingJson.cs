using System.Text.Json;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Json;

/// <summary>Writes what was inferred.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", EnumWords<FindingKind>.Of(finding.Kind));
        json.WriteString("name", finding.Name);
        Value(json, finding.Value);
        if (finding.Action is { } action)
        {
            json.WriteString("do", IntentWords.Of(action.Do, action.Name));
            DecisionJson.Optional(json, "to", action.To);
            DecisionJson.Optional(json, "about", action.About);
        }

        json.WriteString("rule", finding.Rule);
        if (finding.Because.Count > 0)
            DecisionJson.List(json, "because", finding.Because, static (json, fact) => json.WriteStringValue(fact));
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, FieldValue value)
    {
        if (value.AsNumber is { } number)
            json.WriteNumber("value", number);
        else if (value.AsBoolean is { } answer)
            json.WriteBoolean("value", answer);
        else if (!value.IsMissing)
            json.WriteString("value", value.ToString());
    }
}
