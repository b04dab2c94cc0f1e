using System.Globalization;
using System.Text.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>
/// Reads a JSON text into a tree. Comments and commas before a closing bracket are reported and passed over, so that what
/// follows is checked as well; at what is no JSON at all, reading ends.
/// </summary>
internal ref struct JsonTreeReader
{
    private readonly byte[] _utf8;
    private readonly RuleBookLimits _limits;
    private readonly int _offset;
    private readonly List<JsonFault> _faults = [];
    private readonly Stack<int> _open = [];
    private Utf8JsonReader _reader;
    private JsonToken[] _tokens;
    private int _count;
    private int _end;
    private JsonTokenType _after;

    private JsonTreeReader(byte[] utf8, int offset, RuleBookLimits limits)
    {
        _utf8 = utf8;
        _offset = offset;
        _end = offset;
        _limits = limits;
        _tokens = new JsonToken[Math.Max(16, Math.Min(utf8.Length / 16, limits.MaxValues))];
        _reader = new Utf8JsonReader(utf8.AsSpan(offset), new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Disallow,
            MaxDepth = limits.MaxDepth + 2,
        });
    }

    /// <summary>Reads a text, from an offset on; <c>Complete</c> is false where it ended early.</summary>
    public static (JsonTree Tree, IReadOnlyList<JsonFault> Faults, bool Complete) Read(byte[] utf8, int offset, RuleBookLimits limits)
    {
        var reader = new JsonTreeReader(utf8, offset, limits);
        var complete = reader.ReadAll();
        if (!complete && reader.IsAtComment())
        {
            // Only now are comments looked for, and taken away: a reader that allows them also lets pass what stands around them.
            var (plain, comments) = JsonComments.Blank(utf8, offset);
            reader = new JsonTreeReader(plain, offset, limits);
            complete = reader.ReadAll();
            reader._faults.AddRange(comments);
        }

        return (new JsonTree(reader._utf8, reader._tokens, reader._count), reader._faults, complete);
    }

    /// <summary>Whether a comment stands where reading stopped.</summary>
    private readonly bool IsAtComment()
    {
        var rest = _utf8.AsSpan(_end).TrimStart(" \t\r\n,"u8);
        return rest is [(byte)'/', (byte)'/' or (byte)'*', ..];
    }

    private bool ReadAll()
    {
        try
        {
            while (_reader.Read())
            {
                if (!Take())
                {
                    CloseAll();
                    return false;
                }

                _end = _offset + (int)_reader.BytesConsumed;
                _after = _reader.TokenType;
            }

            return true;
        }
        catch (JsonException)
        {
            var open = _open.Count == 0 ? -1 : _open.Peek();
            _faults.Add(new JsonFaultFinder(_utf8, _end, _after, open < 0 ? default : _tokens[open], _open.Count > 0).Find());
            CloseAll();
            return false;
        }
    }

    private bool Take()
    {
        var start = _offset + (int)_reader.TokenStartIndex;
        switch (_reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close(start);
                break;
            default:
                Add(start);
                if (_count > _limits.MaxValues)
                    return TooManyValues(start);
                if (_reader.ValueIsEscaped && HasHalfCharacter(start))
                    return false;
                break;
        }

        return _reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray) || Enter(start);
    }

    private void Add(int start)
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _count * 2);
        ref var token = ref _tokens[_count++];
        token.Type = _reader.TokenType;
        token.Escaped = _reader.ValueIsEscaped;
        token.Start = start;
        token.End = start + _reader.ValueSpan.Length + (token.Type is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0);
        token.Next = _count;
    }

    /// <summary>An escape can name half a character, which no text can hold; such a text cannot be read.</summary>
    private readonly bool HasHalfCharacter(int start)
    {
        try
        {
            _ = _reader.GetString();
            return false;
        }
        catch (InvalidOperationException)
        {
            _faults.Add(new JsonFault(DiagnosticCatalogue.WrongEncoding, start, "The text has an escape that is half a character.", "Write the character itself, or both halves: \\ud83d\\ude00."));
            return true;
        }
    }

    private bool Enter(int start)
    {
        _open.Push(_count - 1);
        if (_open.Count <= _limits.MaxDepth)
            return true;
        _faults.Add(new JsonFault(DiagnosticCatalogue.NestedTooDeep, start, string.Create(CultureInfo.InvariantCulture, $"Objects and lists stand more than {_limits.MaxDepth} levels deep here."), "A rule book needs 11 levels; take the inner ones away."));
        return false;
    }

    private readonly bool TooManyValues(int start)
    {
        _faults.Add(new JsonFault(DiagnosticCatalogue.FileTooLarge, start, string.Create(CultureInfo.InvariantCulture, $"The file has more than {_limits.MaxValues:N0} names and values."), "Split the rule book, or have the host supply long lists."));
        return false;
    }

    private void Close(int start)
    {
        var comma = _utf8.AsSpan(_end, start - _end).IndexOf((byte)',');
        if (comma >= 0)
            _faults.Add(new JsonFault(DiagnosticCatalogue.TrailingComma, _end + comma, $"A comma stands before the closing '{(char)_utf8[start]}'.", "Take the comma away."));
        ref var token = ref _tokens[_open.Pop()];
        token.End = start + 1;
        token.Next = _count;
    }

    /// <summary>Ends what is open where reading stopped, so that the tree can still be walked.</summary>
    private void CloseAll()
    {
        while (_open.TryPop(out var open))
        {
            _tokens[open].End = _utf8.Length + 1;
            _tokens[open].Next = _count;
        }
    }
}
