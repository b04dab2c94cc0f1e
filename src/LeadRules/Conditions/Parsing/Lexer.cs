using System.Text;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Parsing;

/// <summary>Cuts a condition's text into words. Throws <see cref="SyntaxException"/> at what is no word of the language.</summary>
internal sealed class Lexer(string text)
{
    private int _position;

    /// <summary>Where the next word would be looked for.</summary>
    public int Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>The next word of a condition.</summary>
    public Token Next()
    {
        SkipSpaceAndComments();
        if (_position >= text.Length)
            return new Token(TokenKind.End, "", new TextSpan(text.Length, text.Length));
        var c = text[_position];
        if (Words.StartsName(c))
            return Name();
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            return NumberOrDate();
        return c switch
        {
            '\'' => Quoted(),
            '[' => Bracketed(),
            '@' => ListName(),
            _ => Symbol(),
        };
    }

    /// <summary>The next word where an activity type is expected: <c>email.*</c>, <c>page-visited</c>, <c>*</c>.</summary>
    public Token NextPattern()
    {
        SkipSpaceAndComments();
        var start = _position;
        while (ActivityType.IsTypeCharacter(Peek(0)) && !AtComment())
            _position++;
        if (Peek(0) == '*')
            _position++;
        return new Token(TokenKind.Name, text[start.._position].ToLowerInvariant(), new TextSpan(start, _position));
    }

    /// <summary>The name after <c>score.</c> or <c>@</c> and their like; hyphens are part of it.</summary>
    public Token NextId()
    {
        if (Peek(0) == '[')
            return Bracketed();
        var start = _position;
        while (Words.ContinuesId(Peek(0)) && !AtComment())
            _position++;
        return new Token(TokenKind.Name, text[start.._position], new TextSpan(start, _position));
    }

    /// <summary>Whether the next character, spaces aside, is the given one.</summary>
    public bool PeekSymbol(char symbol)
    {
        SkipSpaceAndComments();
        return Peek(0) == symbol;
    }

    private bool AtComment() => Peek(0) == '-' && Peek(1) == '-';

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private Token Take(TokenKind kind, string meaning, int start) => new(kind, meaning, new TextSpan(start, _position));

    private void SkipSpaceAndComments()
    {
        while (_position < text.Length)
        {
            if (char.IsWhiteSpace(text[_position]))
                _position++;
            else if (AtComment())
                SkipLine();
            else
                return;
        }
    }

    private void SkipLine()
    {
        while (_position < text.Length && text[_position] != '\n')
            _position++;
    }

    private Token Name()
    {
        var start = _position;
        while (Words.ContinuesName(Peek(0)))
            _position++;
        return Take(TokenKind.Name, text[start.._position], start);
    }

    private Token Bracketed()
    {
        var start = _position;
        var name = Enclosed(']', "The bracket '[' is not closed.", "Write ']' after the name.");
        return name.Length > 0
            ? Take(TokenKind.BracketedName, name, start)
            : throw Error(start, _position, "There is no name between the brackets.", "Write a name, such as [Fleet size].");
    }

    private Token Quoted()
    {
        var start = _position;
        var value = Enclosed('\'', "The text is not closed.", "Write a quote (') at its end; a quote inside a text is doubled ('').");
        return Take(TokenKind.Text, value, start);
    }

    /// <summary>Reads up to a closing character, which stands for itself where it is doubled.</summary>
    private string Enclosed(char close, string unclosed, string mend)
    {
        var start = _position++;
        var value = new StringBuilder();
        while (true)
        {
            if (_position >= text.Length)
                throw Error(start, text.Length, unclosed, mend);
            var c = text[_position++];
            if (c == close)
            {
                if (Peek(0) != close)
                    return value.ToString();
                _position++;
            }

            value.Append(c);
        }
    }

    private Token ListName()
    {
        var start = _position++;
        var name = NextId();
        return name.Text.Length > 0
            ? Take(TokenKind.ListName, name.Text, start)
            : throw Error(start, _position, "There is no name after '@'.", "Write the name of a list, such as @free-mail.");
    }

    private Token NumberOrDate()
    {
        var start = _position;
        if (IsDate())
            return Date(start);
        Digits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _position++;
            Digits();
            if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
                throw SeveralPoints(start);
        }

        // A list without spaces may hold two numbers, but none of them begins with a zero: 1,000 is a thousand.
        if (Peek(0) == ',' && Peek(1) == '0' && Habits.GroupedAt(text, start) is { } grouped)
            throw Error(start, start + grouped.Length, $"'{grouped}' is no number of this language.", Habits.Ungrouped(grouped));
        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            _position += 2;
            Digits();
        }

        if (!Words.StartsName(Peek(0)))
            return Take(TokenKind.Number, text[start.._position], start);
        return DurationToken(start);
    }

    private SyntaxException SeveralPoints(int start)
    {
        while (Peek(0) == '.' || char.IsAsciiDigit(Peek(0)))
            _position++;
        var found = text[start.._position];
        return Error(start, _position, $"'{found}' is neither a number nor a date.", Habits.Points(found));
    }

    private Token DurationToken(int start)
    {
        var unit = Peek(0);
        _position++;
        var end = _position;
        while (Words.ContinuesName(Peek(0)))
            _position++;
        if (_position > end || DurationText.TicksOf(unit) == 0)
        {
            throw Error(start, _position, $"'{text[start.._position]}' is neither a number nor a duration.",
                Habits.Suffix(text[start.._position]) ?? "Write a number (30), or a number with one of the units s, m, h, d, w (30d).");
        }

        return Take(TokenKind.Duration, text[start.._position], start);
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Peek(0)))
            _position++;
    }

    private bool IsDate()
    {
        ReadOnlySpan<char> rest = text.AsSpan(_position);
        return rest.Length >= 10 && rest[4] == '-' && rest[7] == '-'
            && !rest[..4].ContainsAnyExceptInRange('0', '9')
            && !rest[5..7].ContainsAnyExceptInRange('0', '9')
            && !rest[8..10].ContainsAnyExceptInRange('0', '9');
    }

    private Token Date(int start)
    {
        _position += 10;
        if (Peek(0) is 'T' or 't' && char.IsAsciiDigit(Peek(1)))
        {
            _position++;
            while (char.IsAsciiDigit(Peek(0)) || Peek(0) is ':' or '.')
                _position++;
            if (Peek(0) is 'Z' or 'z')
            {
                _position++;
            }
            else if (Peek(0) is '+' or '-' && char.IsAsciiDigit(Peek(1)) && char.IsAsciiDigit(Peek(2)) && Peek(3) == ':')
            {
                _position++;
                while (char.IsAsciiDigit(Peek(0)) || Peek(0) == ':')
                    _position++;
            }
        }

        return Take(TokenKind.Date, text[start.._position], start);
    }

    private Token Symbol()
    {
        var start = _position;
        var two = _position + 1 < text.Length ? text.AsSpan(_position, 2) : default;
        if (two is "!=" or "<=" or ">=")
        {
            _position += 2;
            return Take(TokenKind.Symbol, two.ToString(), start);
        }

        if (Misspelt(two) is { } mend)
            throw Error(start, start + mend.Length, $"'{text.AsSpan(start, mend.Length)}' is not a word of this language.", mend.Mend);
        _position++;
        if (text[start] is '=' or '<' or '>' or '+' or '-' or '*' or '/' or '(' or ')' or ',' or '.')
            return Take(TokenKind.Symbol, text[start].ToString(), start);
        throw Error(start, _position, $"'{text[start]}' is not a word of this language.", "Take it away, or put text in single quotes ('…').");
    }

    /// <summary>What people bring along from other languages, with our word for it.</summary>
    private (int Length, string Mend)? Misspelt(ReadOnlySpan<char> two) => two switch
    {
        "==" => (2, "Write '='."),
        "<>" => (2, "Write '!='."),
        "&&" => (2, "Write 'and'."),
        "||" => (2, "Write 'or'."),
        "=>" => (2, "Write '>='."),
        "=<" => (2, "Write '<='."),
        _ => text[_position] switch
        {
            '!' => (1, "Write 'not'."),
            '&' => (1, "Write 'and'."),
            '|' => (1, "Write 'or'."),
            '"' or '“' or '”' or '‘' or '’' or '`' => (1, "Put text in single quotes: 'software'."),
            '≥' => (1, "Write '>='."),
            '≤' => (1, "Write '<='."),
            '≠' => (1, "Write '!='."),
            '%' => (1, "Write a share as a number: 0.7 for 70 %."),
            _ => null,
        },
    };

    private static SyntaxException Error(int start, int end, string message, string mend) =>
        new(new SyntaxError(SyntaxErrorKind.Unexpected, new TextSpan(start, end), message, mend));
}
