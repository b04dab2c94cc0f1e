using System.Text.Json;

namespace LeadRules.RuleBooks.Json;

/// <summary>
/// One value or member name of a JSON text: what it is and which bytes it takes. Tokens stand in one array in the order of
/// the text; a container is followed by what is in it, and <see cref="Next"/> leads past that.
/// </summary>
internal struct JsonToken
{
    public JsonTokenType Type;

    /// <summary>Whether a text has escapes.</summary>
    public bool Escaped;

    public int Start;

    public int End;

    public int Next;
}
