using System.Text.Json;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Output;

/// <summary>An intent as JSON.</summary>
internal static class IntentJson
{
    public static void Write(Utf8JsonWriter json, Intent intent)
    {
        json.WriteStartObject();
        json.WriteString("do"u8, IntentWords.Of(intent.Kind, intent.Name));
        if (intent.To is { } to)
            json.WriteString("to"u8, to);
        if (intent.About is { } about)
            json.WriteString("about"u8, about);
        json.WriteString("key"u8, intent.Key);
        json.WriteString("cause"u8, intent.Cause);
        json.WriteString("at"u8, InstantText.Format(intent.At));
        if (intent.ExpiresAt is { } expires)
            json.WriteString("expiresAt"u8, InstantText.Format(expires));
        json.WriteEndObject();
    }
}
