using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace LeadRules.Leads.Json;

/// <summary>
/// Goes through the tokens of a JSON text that is known to be UTF-8. Accepts what <see cref="Utf8JsonReader"/> accepts
/// and names things as it does, in less time: the text is one piece of memory, and there is nothing to be set.
/// A text that it does not accept it gives to that reader, which says what is wrong; escapes and fractions as well.
/// </summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    /// <summary>How deep objects and lists may stand in each other; one bit each says which it is.</summary>
    public const int MaxDepth = 64;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };
    private readonly ReadOnlySpan<byte> _json = json;
    private int _position;
    private int _depth;
    private ulong _objects;

    /// <summary>What the cursor stands on.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>At which byte that starts: with the quote, where it is a text.</summary>
    public int TokenStartIndex { get; private set; }

    /// <summary>A text without its quotes and as it is written, or a number.</summary>
    public ReadOnlySpan<byte> ValueSpan { get; private set; }

    /// <summary>Whether there are escapes in the text.</summary>
    public bool ValueIsEscaped { get; private set; }

    /// <summary>Goes to the next token; false at the end.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public bool Read()
    {
        var next = PassWhiteSpace();
        return TokenType switch
        {
            JsonTokenType.None or JsonTokenType.PropertyName => ReadValue(next),
            JsonTokenType.StartObject => next == '}' ? Leave(JsonTokenType.EndObject) : ReadName(next),
            JsonTokenType.StartArray => next == ']' ? Leave(JsonTokenType.EndArray) : ReadValue(next),
            _ => ReadOn(next),
        };
    }

    /// <summary>Goes to the next name of the object in which the cursor stands; false at its end. Does as <see cref="Read"/>, quicker where names are written as usual.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public bool ReadName()
    {
        var rest = _json[_position..];
        var start = TokenType == JsonTokenType.StartObject ? 0 : 1;
        if (start < rest.Length && rest[start] == '"' && (start == 0 || rest[0] == ','))
        {
            var name = rest[(start + 1)..];
            var length = PlainLength(name);
            if (length + 1 < name.Length && name[length] == '"' && name[length + 1] == ':')
            {
                TokenType = JsonTokenType.PropertyName;
                TokenStartIndex = _position + start;
                ValueSpan = name[..length];
                ValueIsEscaped = false;
                _position += start + length + 3;
                return true;
            }
        }

        return Read() && TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Goes to the value of the name on which the cursor stands. Does as <see cref="Read"/>, quicker where values are written as usual.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public void ReadValue()
    {
        var rest = _json[_position..];
        if (rest is [(byte)'"', ..])
        {
            var text = rest[1..];
            var length = PlainLength(text);
            if (length < text.Length && text[length] == '"')
            {
                TokenType = JsonTokenType.String;
                TokenStartIndex = _position;
                ValueSpan = text[..length];
                ValueIsEscaped = false;
                _position += length + 2;
                return;
            }
        }

        Read();
    }

    /// <summary>Goes to the end of the object or list that the cursor stands on, or on whose name it stands.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public void Skip()
    {
        if (TokenType == JsonTokenType.PropertyName)
            Read();
        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        var depth = _depth;
        while (_depth >= depth)
            Read();
    }

    /// <summary>The text that the cursor stands on.</summary>
    /// <exception cref="InvalidOperationException">Its escapes make half a character.</exception>
    public readonly string GetString()
    {
        var text = new Utf8JsonReader(_json.Slice(TokenStartIndex, ValueSpan.Length + 2));
        text.Read();
        return text.GetString()!;
    }

    /// <summary>The number that the cursor stands on; not finite when it is too large.</summary>
    public readonly double GetDouble()
    {
        var number = new Utf8JsonReader(ValueSpan);
        number.Read();
        return number.TryGetDouble(out var value) ? value : double.NaN;
    }

    /// <summary>The next byte that is no white space, or -1 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PassWhiteSpace()
    {
        while ((uint)_position < (uint)_json.Length)
        {
            var octet = _json[_position];
            if (octet > ' ' || octet is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return octet;
            _position++;
        }

        return -1;
    }

    /// <summary>Reads what comes after a value.</summary>
    private bool ReadOn(int next)
    {
        if (_depth == 0)
            return next < 0 ? false : Refuse();
        var inObject = (_objects & 1) != 0;
        if (next == ',')
        {
            _position++;
            next = PassWhiteSpace();
            return inObject ? ReadName(next) : ReadValue(next);
        }

        if (next == (inObject ? '}' : ']'))
            return Leave(inObject ? JsonTokenType.EndObject : JsonTokenType.EndArray);
        return Refuse();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadName(int next)
    {
        if (next != '"')
            return Refuse();
        ReadText(JsonTokenType.PropertyName);
        if (PassWhiteSpace() != ':')
            return Refuse();
        _position++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadValue(int next) => next switch
    {
        '"' => ReadText(JsonTokenType.String),
        '{' => Enter(JsonTokenType.StartObject, 1),
        '[' => Enter(JsonTokenType.StartArray, 0),
        '-' or (>= '0' and <= '9') => ReadNumber(),
        't' => ReadWord(JsonTokenType.True, "true"u8),
        'f' => ReadWord(JsonTokenType.False, "false"u8),
        'n' => ReadWord(JsonTokenType.Null, "null"u8),
        _ => Refuse(),
    };

    private bool Enter(JsonTokenType token, ulong isObject)
    {
        if (_depth++ == MaxDepth)
            return Refuse();
        _objects = (_objects << 1) | isObject;
        return Stand(token, _position, 1);
    }

    private bool Leave(JsonTokenType token)
    {
        _depth--;
        _objects >>= 1;
        return Stand(token, _position, 1);
    }

    private bool ReadWord(JsonTokenType token, ReadOnlySpan<byte> word) =>
        _json[_position..].StartsWith(word) ? Stand(token, _position, word.Length) : Refuse();

    private bool ReadNumber()
    {
        var end = _position + (_json[_position] == '-' ? 1 : 0);
        var hasNumber = end < _json.Length && _json[end] == '0' ? ++end > 0 : PassDigits(ref end);
        if (hasNumber && end < _json.Length && _json[end] == '.')
        {
            end++;
            hasNumber = PassDigits(ref end);
        }

        if (hasNumber && end < _json.Length && (_json[end] | 0x20) == 'e')
        {
            end++;
            if (end < _json.Length && _json[end] is (byte)'+' or (byte)'-')
                end++;
            hasNumber = PassDigits(ref end);
        }

        if (!hasNumber || (end < _json.Length ? !",}] \n\r\t/"u8.Contains(_json[end]) : _depth > 0))
            return Refuse();
        return Stand(JsonTokenType.Number, _position, end - _position);
    }

    private readonly bool PassDigits(ref int end)
    {
        var start = end;
        while (end < _json.Length && char.IsAsciiDigit((char)_json[end]))
            end++;
        return end > start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadText(JsonTokenType token)
    {
        var start = _position + 1;
        var end = start + PlainLength(_json[start..]);
        ValueIsEscaped = false;
        if (end >= _json.Length || _json[end] != '"')
            end = PassEscapes(end);
        TokenType = token;
        TokenStartIndex = start - 1;
        ValueSpan = _json[start..end];
        _position = end + 1;
        return true;
    }

    /// <summary>The end of a text that goes on with an escape.</summary>
    private int PassEscapes(int end)
    {
        ValueIsEscaped = true;
        while (end + 1 < _json.Length && _json[end] == '\\')
        {
            var isCode = _json[end + 1] == 'u';
            if (isCode ? !IsCode(_json[(end + 2)..]) : !"\"\\/bfnrt"u8.Contains(_json[end + 1]))
                break;
            end += isCode ? 6 : 2;
            end += PlainLength(_json[end..]);
        }

        if (end >= _json.Length || _json[end] != '"')
            Refuse();
        return end;
    }

    private static bool IsCode(ReadOnlySpan<byte> text) =>
        text.Length >= 4 && char.IsAsciiHexDigit((char)text[0]) && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]) && char.IsAsciiHexDigit((char)text[3]);

    /// <summary>How many bytes come before a quote, an escape or a control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        for (; text.Length - length >= Vector128<byte>.Count; length += Vector128<byte>.Count)
        {
            var octets = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)length);
            var ends = (Vector128.Equals(octets, Vector128.Create((byte)'"')) | Vector128.Equals(octets, Vector128.Create((byte)'\\')) | Vector128.LessThan(octets, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            if (ends != 0)
                return length + BitOperations.TrailingZeroCount(ends);
        }

        while (length < text.Length && text[length] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
            length++;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Stand(JsonTokenType token, int start, int length)
    {
        TokenType = token;
        TokenStartIndex = start;
        ValueSpan = _json.Slice(start, length);
        _position = start + length;
        return true;
    }

    [DoesNotReturn]
    private readonly bool Refuse()
    {
        var strict = new Utf8JsonReader(_json, Options);
        while (strict.Read())
        {
            // Reads on until the reader refuses the text.
        }

        throw new UnreachableException();
    }
}
