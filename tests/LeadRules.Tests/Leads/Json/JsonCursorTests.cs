using System.Text;
using System.Text.Json;
using LeadRules.Leads.Json;

namespace LeadRules.Tests.Leads.Json;

/// <summary>The cursor against the reader of the framework: the same tokens, and the same texts refused at the same token.</summary>
public sealed class JsonCursorTests
{
    private const int Spoilt = 1000;
    private const string Bits = "{}[]:,\"\\ \t\n\r\b/tfnu0123456789.eE+-abAB\u0000é😀";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData(" { } ")]
    [InlineData("{\"id\":\"A\",\"name\":\"Ana\",\"employees\":12,\"ok\":true,\"no\":false,\"nothing\":null}")]
    [InlineData("{ \"id\" : \"A\" ,\r\n\t\"activities\": [ {\"type\": \"page.visited\", \"value\": -1.25e+3}, {} , [ ], [1,2] ] }")]
    [InlineData("""{"a long name of more than sixteen bytes":"a long text of more than thirty-two bytes, é and 😀"}""")]
    [InlineData("""{"\u0061\"\\\/":"\b\f\n\r\t\u00e9 \ud83d\ude00","half":"\ud83d"}""")]
    [InlineData("[0,-0,0.5,1e9,1E-9,123456789012345678,1e999,true,false,null,\"\"]")]
    [InlineData("{\"a\":{\"b\":{\"c\":[[[{\"d\":[]}]]]}},\"e\":1}")]
    public void Reads_as_the_framework_does(string text)
    {
        Compare(text);
        var random = new Random(text.Length);
        for (var i = 0; i < Spoilt; i++)
            Compare(Spoil(text, random));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    public void Goes_as_deep_as_the_framework_does(int depth)
    {
        Compare(new string('[', depth) + new string(']', depth));
        Compare(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
    }

    [Theory]
    [InlineData("{\"a\":[1,{\"b\":[2]}],\"c\":3}", "c")]
    [InlineData("{\"a\":1,\"c\":3}", "c")]
    public void Skips_the_value_of_a_name(string text, string next)
    {
        var json = new JsonCursor(Encoding.UTF8.GetBytes(text));
        json.Read();
        json.ReadName().ShouldBeTrue();
        json.Skip();
        json.ReadName().ShouldBeTrue();
        json.GetString().ShouldBe(next);
    }

    private static string Spoil(string text, Random random)
    {
        var spoilt = new StringBuilder(text);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(spoilt.Length + 1);
            if (place < spoilt.Length && random.Next(3) > 0)
                spoilt.Remove(place, random.Next(4) == 0 ? spoilt.Length - place : 1);
            if (random.Next(3) > 0)
                spoilt.Insert(place, Bits[random.Next(Bits.Length)]);
        }

        return spoilt.ToString();
    }

    private static void Compare(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var expected = ByFramework(utf8);
        ByCursor(utf8).ShouldBe(expected, text);
        ByNamesAndValues(utf8).ShouldBe(expected, text);
    }

    private static List<string> ByFramework(byte[] utf8)
    {
        var tokens = new List<string>();
        try
        {
            var json = new Utf8JsonReader(utf8);
            while (json.Read())
                tokens.Add(Words(json.TokenType, json.TokenStartIndex, json.ValueSpan, json.ValueIsEscaped, TextOf(ref json), json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) ? number : 0));
        }
        catch (JsonException refusal)
        {
            tokens.Add(refusal.Message);
        }

        return tokens;
    }

    private static List<string> ByCursor(byte[] utf8)
    {
        var tokens = new List<string>();
        try
        {
            var json = new JsonCursor(utf8);
            while (json.Read())
                tokens.Add(Words(ref json));
        }
        catch (JsonException refusal)
        {
            tokens.Add(refusal.Message);
        }

        return tokens;
    }

    /// <summary>Goes the quick ways wherever they may be gone.</summary>
    private static List<string> ByNamesAndValues(byte[] utf8)
    {
        var tokens = new List<string>();
        var inObject = new Stack<bool>();
        try
        {
            var json = new JsonCursor(utf8);
            var more = json.Read();
            while (more)
            {
                tokens.Add(Words(ref json));
                if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    inObject.Push(json.TokenType == JsonTokenType.StartObject);
                else if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    inObject.Pop();
                if (json.TokenType == JsonTokenType.PropertyName)
                    json.ReadValue();
                else if (inObject.TryPeek(out var isObject) && isObject)
                    json.ReadName().ShouldBe(json.TokenType == JsonTokenType.PropertyName);
                else
                    more = json.Read();
            }
        }
        catch (JsonException refusal)
        {
            tokens.Add(refusal.Message);
        }

        return tokens;
    }

    private static string Words(ref JsonCursor json) =>
        Words(json.TokenType, json.TokenStartIndex, json.ValueSpan, json.ValueIsEscaped, TextOf(ref json), json.TokenType == JsonTokenType.Number ? json.GetDouble() : 0);

    private static string Words(JsonTokenType type, long start, ReadOnlySpan<byte> value, bool isEscaped, string? text, double number) =>
        $"{type} at {start}: {Encoding.UTF8.GetString(value)} {isEscaped && type is (JsonTokenType.String or JsonTokenType.PropertyName)} {text} {number:R}";

    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return "half a character";
        }
    }

    private static string? TextOf(ref JsonCursor json)
    {
        try
        {
            return json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return "half a character";
        }
    }
}
