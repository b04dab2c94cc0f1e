using System.Globalization;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Parsing;

/// <summary>
/// Reads conditions, formulas and selectors: recursive descent, one method a level of the grammar in
/// <c>docs/conditions.md</c>, in the same order.
/// </summary>
internal sealed class Parser
{
    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly ParseLimits _limits;
    private Token _token;
    private Token _before;
    private int _depth;
    private int _deepest;
    private int _nodes;

    private Parser(string text, ParseLimits limits)
    {
        if (text.Length > limits.MaxLength)
            throw TooLarge(new TextSpan(0, Math.Min(text.Length, 20)), $"The text has {Number(text.Length)} characters; at most {Number(limits.MaxLength)} are read.", "Split the rule, or put long lists under 'lists' and use 'in @list'.");
        _text = text;
        _lexer = new Lexer(text);
        _limits = limits;
        _token = default;
    }

    /// <summary>Reads a condition or a formula; which of the two it is, types decide later.</summary>
    public static (Node? Node, SyntaxError? Error) Parse(string text, ParseLimits? limits = null) =>
        Run(text, limits, static parser =>
        {
            parser.Advance();
            var node = parser.Or();
            parser.ExpectEnd(parser._token.IsSymbol(",") ? "For several values write 'x in ('a', 'b')'." : "Join conditions with 'and' or 'or'; put text in single quotes.");
            return node;
        });

    /// <summary>Reads what stands in <c>per</c>: a selector alone.</summary>
    public static (Selector? Selector, SyntaxError? Error) ParseSelector(string text, ParseLimits? limits = null)
    {
        var (node, error) = Run(text, limits, static parser =>
        {
            var selector = parser.Selector();
            parser.ExpectEnd(parser._token.IsSymbol(",") || parser._token.IsWord("or")
                ? "One activity type or family stands here: write one for each type, or a family such as email.*."
                : "After the one activity type or family may follow 'where' and then 'within': email.clicked where value > 5 within 30d.");
            return selector;
        });
        return ((Selector?)node, error);
    }

    private static (Node? Node, SyntaxError? Error) Run(string text, ParseLimits? limits, Func<Parser, Node> read)
    {
        try
        {
            var parser = new Parser(text, limits ?? ParseLimits.Default);
            return (read(parser), null);
        }
        catch (SyntaxException stopped)
        {
            return (null, stopped.Error);
        }
    }

    private Node Or() => Joined("or", And, static operands => new Or(operands), static node => (node as Or)?.Operands);

    private Node And() => Joined("and", Not, static operands => new And(operands), static node => (node as And)?.Operands);

    private Node Joined(string word, Func<Node> operand, Func<EquatableList<Node>, Node> join, Func<Node, EquatableList<Node>?> operandsOf)
    {
        var first = operand();
        if (!_token.IsWord(word))
            return first;
        List<Node> operands = [.. operandsOf(first) ?? [first]];
        var last = first;
        while (_token.IsWord(word))
        {
            Advance();
            last = operand();
            operands.AddRange(operandsOf(last) ?? [last]);
        }

        return At(join([.. operands]), first.Span.To(last.Span));
    }

    private Node Not()
    {
        if (!_token.IsWord("not"))
            return Test();
        var start = _token.Span;
        using var level = Deeper();
        Advance();
        var operand = Not();
        return At(new Not(operand), start.To(operand.Span));
    }

    private Node Test()
    {
        var left = Sum();
        var node = TestAfter(left);
        if (!ReferenceEquals(node, left) && StartsTest())
        {
            throw Unexpected(_token.Span, $"'{TokenText()}' cannot follow a comparison.",
                "Join comparisons with 'and' or 'or'; for a range write 'x between 1 and 5'.");
        }

        return node;
    }

    private bool StartsTest() =>
        (_token.Kind == TokenKind.Symbol && ComparisonOf(_token.Text) is not null)
        || _token.IsWord("in") || _token.IsWord("between") || _token.IsWord("contains") || _token.IsWord("starts")
        || _token.IsWord("ends") || _token.IsWord("matches") || _token.IsWord("is");

    private Node TestAfter(Node left)
    {
        if (_token.Kind == TokenKind.Symbol && ComparisonOf(_token.Text) is { } op)
        {
            Advance();
            var right = Sum();
            return At(new Comparison(left, op, right), left.Span.To(right.Span));
        }

        if (_token.Kind != TokenKind.Name)
            return left;
        if (_token.IsWord("not"))
        {
            Advance();
            if (!_token.IsWord("in") && !_token.IsWord("between"))
            {
                throw Expected("'in' or 'between' after 'not'", StartsTest()
                    ? $"Write 'not' before the whole test: not {Short(left)} {TokenText()}{(_token.IsWord("starts") || _token.IsWord("ends") ? " with" : "")} …"
                    : "Write 'x not in (…)' or 'x not between 1 and 5'; before a comparison write 'not x = 5'.");
            }

            var positive = TestAfter(left);
            return At(new Not(positive), positive.Span);
        }

        if (_token.IsWord("in"))
            return In(left);
        if (_token.IsWord("between"))
            return BetweenAfter(left);
        if (_token.IsWord("is"))
            return PresenceAfter(left);
        return TextTestAfter(left);
    }

    private Node TextTestAfter(Node left)
    {
        TextOperator op;
        if (_token.IsWord("contains"))
            op = TextOperator.Contains;
        else if (_token.IsWord("starts"))
            op = TextOperator.StartsWith;
        else if (_token.IsWord("ends"))
            op = TextOperator.EndsWith;
        else if (_token.IsWord("matches"))
            op = TextOperator.Matches;
        else
            return left;
        var word = _token.Text;
        Advance();
        if (op is TextOperator.StartsWith or TextOperator.EndsWith)
            Expect("with", $"Write '{word} with'.");
        var right = Sum();
        return At(new TextTest(left, op, right), left.Span.To(right.Span));
    }

    private Node In(Node left)
    {
        Advance();
        if (_token.Kind == TokenKind.ListName)
        {
            var list = _token;
            Advance();
            return At(new InNamedList(left, list.Text) { ListSpan = list.Span }, left.Span.To(list.Span));
        }

        ExpectSymbol("(", "Write the values in brackets: in ('a', 'b'), or name a list: in @free-mail.");
        List<Node> items = [];
        while (true)
        {
            var item = Literal();
            items.Add(item);
            if (items.Count > _limits.MaxItems)
                throw TooLarge(item.Span, $"The list has more than {Number(_limits.MaxItems)} values.", "Put them under 'lists' and use 'in @list'.");
            if (!_token.IsSymbol(","))
                break;
            Advance();
        }

        var end = _token.Span;
        ExpectSymbol(")", "Close the list with ')', or part its values with ','.");
        return At(new InItems(left, [.. items]), left.Span.To(end));
    }

    private Node Literal()
    {
        var node = Unary();
        return node.IsLiteral
            ? node
            : throw Unexpected(node.Span, "A list in brackets holds plain values only.", "Write numbers, texts in quotes, dates or durations; for anything else use '=' and 'or'.");
    }

    private Node BetweenAfter(Node left)
    {
        Advance();
        var low = Sum();
        Expect("and", "Write 'between 1 and 5'.");
        var high = Sum();
        return At(new Between(left, low, high), left.Span.To(high.Span));
    }

    private Node PresenceAfter(Node left)
    {
        Advance();
        var end = _token.Span;
        if (_token.IsWord("missing") || _token.IsWord("present"))
        {
            var missing = _token.IsWord("missing");
            Advance();
            return At(new Presence(left, missing), left.Span.To(end));
        }

        throw Expected("'missing' or 'present' after 'is'", PresenceMend(Short(left)));
    }

    private string PresenceMend(string left)
    {
        if (_token.IsWord("true"))
            return $"A yes-no value stands alone: write '{left}'.";
        if (_token.IsWord("false"))
            return $"A yes-no value stands alone: write 'not {left}'.";
        if (_token.Kind == TokenKind.Name && Habits.IsMissing(_token.Text))
            return $"Write '{left} is missing'.";
        if (!_token.IsWord("not"))
            return "Write 'x is missing' or 'x is present'; to compare write 'x = 5'.";
        var negated = NextName();
        if (string.Equals(negated, "present", StringComparison.OrdinalIgnoreCase))
            return $"Write '{left} is missing'.";
        return Habits.IsMissing(negated)
            ? $"Write '{left} is present'."
            : "Write 'x is missing' or 'x is present'; to compare write 'x != 5'.";
    }

    /// <summary>A part of the text for a mend that repeats it.</summary>
    private static string Short(Node node) => node.ToString() is { Length: <= 40 } text ? text : "x";

    private Node Sum() => Chain(Product, static symbol => symbol switch
    {
        "+" => ArithmeticOperator.Add,
        "-" => ArithmeticOperator.Subtract,
        _ => null,
    });

    private Node Product() => Chain(Unary, static symbol => symbol switch
    {
        "*" => ArithmeticOperator.Multiply,
        "/" => ArithmeticOperator.Divide,
        _ => null,
    });

    private Node Chain(Func<Node> operand, Func<string, ArithmeticOperator?> operatorOf)
    {
        // A chain leans to the left, so each of its operators puts all that stands before it one level deeper.
        var before = _deepest;
        _deepest = _depth;
        var left = operand();
        while (_token.Kind == TokenKind.Symbol && operatorOf(_token.Text) is { } op)
        {
            Reach(_deepest + 1);
            Advance();
            var right = operand();
            left = At(new Arithmetic(left, op, right), left.Span.To(right.Span));
        }

        _deepest = Math.Max(_deepest, before);
        return left;
    }

    private Node Unary()
    {
        if (!_token.IsSymbol("-"))
            return Primary();
        var start = _token.Span;
        using var level = Deeper();
        Advance();
        if (_token.Kind == TokenKind.Number)
        {
            var number = (NumberLiteral)Primary();
            return At(new NumberLiteral(-number.Value), start.To(number.Span));
        }

        var operand = Unary();
        return At(new Negate(operand), start.To(operand.Span));
    }

    private Node Primary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return At(new NumberLiteral(NumberOf(token)), token.Span);
            case TokenKind.Text:
                Advance();
                return At(new TextLiteral(token.Text), token.Span);
            case TokenKind.Duration:
                Advance();
                return DurationOf(token);
            case TokenKind.Date:
                Advance();
                return DateOf(token);
            case TokenKind.BracketedName:
                Advance();
                return At(new NameNode(token.Text), token.Span);
            case TokenKind.Name:
                return AfterName();
            case TokenKind.Symbol when token.IsSymbol("("):
                return Bracketed();
            default:
                throw Expected("a value", TestWithoutOperand() ?? "Write a field, a number, a text in quotes, a date, or a function such as count(email.clicked).");
        }
    }

    /// <summary>The mend for <c>x = 1 or = 2</c>, where the second test does not say what it is about; null elsewhere.</summary>
    private string? TestWithoutOperand() => StartsTest() && (_before.IsWord("and") || _before.IsWord("or"))
        ? "Say again what is compared: 'x > 1 and x < 5'; for several values write 'x in (1, 2)'."
        : null;

    private Node Bracketed()
    {
        var start = _token.Span;
        using var level = Deeper();
        Advance();
        var inner = Or();
        if (_token.IsSymbol(",") && inner.IsLiteral && Habit() is null)
            throw Unexpected(_token.Span, "Several values in brackets stand only after 'in'.", "Write 'x in ('a', 'b')'; for other tests write each of them: x contains 'a' or x contains 'b'.");
        var end = _token.Span;
        ExpectSymbol(")", "Close the bracket with ')'.");
        return inner with { Span = start.To(end) };
    }

    private Node AfterName()
    {
        var name = _token;
        if (name.IsWord("true") || name.IsWord("false"))
        {
            Advance();
            return At(new BooleanLiteral(name.IsWord("true")), name.Span);
        }

        if (Words.IsReserved(name.Text))
            throw Expected("a value", TestWithoutOperand() ?? $"If '{name.Text}' is the name of a field, write it in brackets: [{name.Text}].");
        if (Words.TryKind(name.Text, out var kind) && NextCharacterIs('.'))
            return Qualified(name, kind);
        if (NextCharacterIs('('))
            return Words.TryAggregate(name.Text, out var function) ? AggregateOf(name, function) : CallOf(name);
        Advance();
        if (_token.IsSymbol("."))
        {
            throw Unexpected(name.Span.To(_token.Span), $"'{name.Text}.' names nothing.",
                "Before a dot stands one of: score, band, grid, segment, class, lead. Activity types stand in a function: any(email.clicked).");
        }

        return At(new NameNode(name.Text), name.Span);
    }

    private Node Qualified(Token kindToken, NameKind kind)
    {
        _lexer.PeekSymbol('.');
        _lexer.Position++;
        var name = _lexer.NextId();
        if (name.Text.Length == 0)
            throw Unexpected(kindToken.Span.To(name.Span), $"There is no name after '{kindToken.Text}.'.", $"Write the name of a {Words.NameOf(kind)} right after the dot.");
        Advance();
        return At(new QualifiedName(kind, name.Text) { NameSpan = name.Span }, kindToken.Span.To(name.Span));
    }

    private Node AggregateOf(Token name, AggregateFunction function)
    {
        using var level = Deeper();
        Advance();
        var of = OfProperty();
        var selector = Selector();
        var end = _token.Span;
        ExpectSymbol(")", AfterSelectorMend(function, selector) ?? $"Close '{Words.NameOf(function)}(' with ')'. After the activity type may follow 'where' and then 'within'.");
        return At(new Aggregate(function, of, selector), name.Span.To(end));
    }

    /// <summary>The mend for a second type, or for a property, after the selector of a function; null when neither follows.</summary>
    private string? AfterSelectorMend(AggregateFunction function, Selector selector)
    {
        var name = Words.NameOf(function);
        if (_token.IsSymbol(",") && NextName() is { Length: > 0 } next && !next.Contains('.', StringComparison.Ordinal) && function is not (AggregateFunction.Count or AggregateFunction.Any or AggregateFunction.None))
            return $"Write a property before 'of': {name}({next} of {selector.Pattern}).";
        if (_token.IsWord("and"))
            return $"Write a question about the activity after 'where': {name}({selector.Pattern} where subject = 'a').";
        if (!_token.IsSymbol(",") && !_token.IsWord("or"))
            return null;
        var joined = function switch
        {
            AggregateFunction.Any => "or",
            AggregateFunction.None => "and",
            AggregateFunction.Count or AggregateFunction.Sum => "+",
            _ => null,
        };
        return "It takes one activity type, or a family such as email.*" + (joined is null ? "." : $"; for several write {name}({selector.Pattern}) {joined} {name}(…).");
    }

    /// <summary>The name that follows the current word, in the letters of the text.</summary>
    private string NextName()
    {
        var here = _lexer.Position;
        var span = _lexer.NextPattern().Span;
        _lexer.Position = here;
        return _text[span.Start..span.End];
    }

    /// <summary>Reads <c>employees of</c> where it stands; else goes back to where the selector starts.</summary>
    private NameNode? OfProperty()
    {
        var start = _lexer.Position;
        Token property;
        try
        {
            property = _lexer.Next();
            if (property.Kind is TokenKind.Name or TokenKind.BracketedName && _lexer.Next().IsWord("of"))
                return (NameNode)At(new NameNode(property.Text), property.Span);
        }
        catch (SyntaxException)
        {
            // Not two words of a condition, so no property; the selector will say what is wrong.
        }

        _lexer.Position = start;
        return null;
    }

    private Selector Selector()
    {
        var pattern = _lexer.NextPattern();
        CheckPattern(pattern);
        if (Words.TryAggregate(pattern.Text, out _) && NextCharacterIs('('))
            throw Unexpected(pattern.Span, $"'{pattern.Text}(' is a function of activities; here stand the activities alone.", "Write the activities as they stand inside it: email.clicked where value > 5 within 30d.");
        Advance();
        Node? where = null;
        if (_token.IsWord("where"))
        {
            Advance();
            where = Or();
        }

        DurationLiteral? within = null;
        var end = where?.Span ?? pattern.Span;
        if (_token.IsWord("within"))
        {
            Advance();
            end = _token.Span;
            if (_token.Kind != TokenKind.Duration)
                throw Expected("a duration after 'within'", (_token.Kind == TokenKind.Number ? Habits.Unit(_token.Text, NextName()) : null) ?? "Write a number and a unit of s, m, h, d, w: within 30d.");
            within = DurationOf(_token);
            if (within.Value == TimeSpan.Zero)
                throw Unexpected(end, "A window of no length holds no activity.", "Write a longer duration, or leave 'within' away.");
            Advance();
        }

        if (_token.IsWord("where") && where is not null)
            throw Unexpected(_token.Span, "'where' stands twice.", "Join the two with 'and': email.clicked where subject = 'offer' and value > 5.");
        if (_token.IsWord("within") && within is not null)
            throw Unexpected(_token.Span, "'within' stands twice.", "Keep one of the two.");
        if (_token.IsWord("where"))
            throw Unexpected(_token.Span, "'where' stands after 'within'.", "Write 'where' first: email.clicked where subject = 'offer' within 30d.");
        return (Selector)At(new Selector(pattern.Text, where, within) { PatternSpan = pattern.Span }, pattern.Span.To(end));
    }

    private void CheckPattern(Token pattern)
    {
        if (pattern.Text.Length == 0)
        {
            Advance();
            throw Expected("an activity type", "Write a type such as email.clicked, a family such as email.*, or * for all.");
        }

        var star = pattern.Text.IndexOf('*', StringComparison.Ordinal);
        if (star > 0 && pattern.Text[star - 1] != '.')
            throw Unexpected(pattern.Span, $"'{pattern.Text}' is no family of activity types.", "Write '*' alone or after a dot: email.*.");
    }

    private Node CallOf(Token name)
    {
        using var level = Deeper();
        Advance();
        Advance();
        List<Node> arguments = [];
        if (!_token.IsSymbol(")"))
        {
            arguments.Add(Or());
            while (_token.IsSymbol(","))
            {
                Advance();
                arguments.Add(Or());
            }
        }

        var end = _token.Span;
        ExpectSymbol(")", $"Close '{name.Text}(' with ')', or part its values with ','.");
        return At(new Call(name.Text, [.. arguments]) { NameSpan = name.Span }, name.Span.To(end));
    }

    private static double NumberOf(Token token)
    {
        var number = double.Parse(token.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? number
            : throw Unexpected(token.Span, $"The number {token.Text} is too large.", "Write a number below 1e308.");
    }

    private DurationLiteral DurationOf(Token token)
    {
        var unit = token.Text[^1];
        return decimal.TryParse(token.Text.AsSpan(0, token.Text.Length - 1), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount)
            && DurationText.TryMake(amount, unit, out _)
            ? (DurationLiteral)At(new DurationLiteral(amount, unit), token.Span)
            : throw Unexpected(token.Span, $"The duration {token.Text} is too long.", "Write a duration below 29,000 years.");
    }

    private Node DateOf(Token token)
    {
        var text = token.Text;
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return At(new LocalLiteral(date.ToDateTime(TimeOnly.MinValue), HasTime: false), token.Span);
        if (text.Length > 10 && InstantParser.TryParse(text, out var local, out var offset))
        {
            Node node = offset is { } known ? new InstantLiteral(new DateTimeOffset(local, known)) : new LocalLiteral(local, HasTime: true);
            return At(node, token.Span);
        }

        throw Unexpected(token.Span, $"'{text}' is no date.", "Write 2026-11-22, 2026-11-22T09:00 or 2026-11-22T09:00:00Z.");
    }

    private static ComparisonOperator? ComparisonOf(string symbol) => symbol switch
    {
        "=" => ComparisonOperator.Equal,
        "!=" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private bool NextCharacterIs(char c)
    {
        var here = _lexer.Position;
        var next = _lexer.PeekSymbol(c);
        _lexer.Position = here;
        return next;
    }

    private void Advance()
    {
        _before = _token;
        _token = _lexer.Next();
    }

    private Node At(Node node, TextSpan span)
    {
        if (++_nodes > _limits.MaxNodes)
            throw TooLarge(span, $"The condition has more than {Number(_limits.MaxNodes)} parts.", "Split the rule.");
        if (node.Depth > Tree.MaxDepth)
            throw TooLarge(_token.Span, $"The parts of the condition are nested more than {Number(Tree.MaxDepth)} levels deep.", "Take brackets away, or split the rule.");
        return node with { Span = span };
    }

    private Level Deeper()
    {
        Reach(++_depth);
        return new Level(this);
    }

    private void Reach(int depth)
    {
        if (depth > _limits.MaxDepth)
            throw TooLarge(_token.Span, $"The condition is nested more than {Number(_limits.MaxDepth)} levels deep.", "Take brackets away, or split the rule.");
        _deepest = Math.Max(_deepest, depth);
    }

    private void Expect(string word, string mend)
    {
        if (!_token.IsWord(word))
            throw Expected($"'{word}'", mend);
        Advance();
    }

    private void ExpectSymbol(string symbol, string mend)
    {
        if (!_token.IsSymbol(symbol))
            throw Expected($"'{symbol}'", mend);
        Advance();
    }

    private void ExpectEnd(string mend)
    {
        if (_token.Kind == TokenKind.End)
            return;
        if (_token.IsWord("where") || _token.IsWord("within"))
            throw Unexpected(_token.Span, $"'{_token.Text}' can stand only after an activity type.", "Write it inside the function: count(email.clicked within 30d).");
        throw Unexpected(_token.Span, $"'{TokenText()}' cannot stand here.", Habit() ?? mend);
    }

    /// <summary>The mend for what a habit from elsewhere puts at this place, or null.</summary>
    private string? Habit()
    {
        if (_token.IsSymbol(","))
            return Habits.Comma(_text, _token.Span.Start);
        if (_token.Kind != TokenKind.Name)
            return null;
        return _before.Kind == TokenKind.Number ? Habits.Unit(_before.Text, _token.Text) : Habits.Word(_token.Text);
    }

    private string TokenText() => _token.Kind switch
    {
        TokenKind.Text => Printer.Quoted(_token.Text),
        TokenKind.ListName => "@" + _token.Text,
        _ => _token.Text,
    };

    private SyntaxException Expected(string what, string mend) =>
        Unexpected(_token.Span, _token.Kind == TokenKind.End ? $"The text ends where {what} is expected." : $"'{TokenText()}' stands where {what} is expected.", Habit() ?? mend);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static SyntaxException Unexpected(TextSpan span, string message, string mend) =>
        new(new SyntaxError(SyntaxErrorKind.Unexpected, span, message, mend));

    private static SyntaxException TooLarge(TextSpan span, string message, string mend) =>
        new(new SyntaxError(SyntaxErrorKind.Limit, span, message, mend));

    /// <summary>One level of nesting, left again at the end of the block that went in.</summary>
    private readonly ref struct Level(Parser parser)
    {
        public void Dispose() => parser._depth--;
    }
}
