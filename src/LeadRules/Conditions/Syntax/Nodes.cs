namespace LeadRules.Conditions.Syntax;

/// <summary>A number; finite.</summary>
internal sealed record NumberLiteral(double Value) : Node;

/// <summary>A text in quotes.</summary>
internal sealed record TextLiteral(string Value) : Node;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BooleanLiteral(bool Value) : Node;

/// <summary>A duration, kept as it was written: <c>14d</c> is not rewritten to <c>2w</c>.</summary>
internal sealed record DurationLiteral(decimal Amount, char Unit) : Node
{
    public TimeSpan Value => DurationText.TryMake(Amount, Unit, out var value) ? value : throw new InvalidOperationException("The parser refuses durations out of range.");
}

/// <summary>A date or a date with a time, without an offset: read in the rule book's time zone.</summary>
internal sealed record LocalLiteral(DateTime Value, bool HasTime) : Node;

/// <summary>A date and time with an offset or <c>Z</c>.</summary>
internal sealed record InstantLiteral(DateTimeOffset Value) : Node
{
    public bool Equals(InstantLiteral? other) => other is not null && Value.EqualsExact(other.Value);

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A field of the lead or, inside <c>where</c>, of the activity. Also the words <c>at</c>, <c>subject</c>, <c>value</c>, <c>type</c> and <c>occurred</c>, which mean something where they stand.</summary>
internal sealed record NameNode(string Name) : Node;

/// <summary><c>lead.employees</c>, <c>score.fit</c>, <c>band.fit</c>, <c>grid.g</c>, <c>segment.s</c>, <c>class.c</c>: a name of one kind.</summary>
internal sealed record QualifiedName(NameKind Kind, string Name) : Node
{
    /// <summary>Where the name after the dot stands.</summary>
    public TextSpan NameSpan { get; init; }

    public bool Equals(QualifiedName? other) => other is not null && Kind == other.Kind && string.Equals(Name, other.Name, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Name);
}

/// <summary>What a qualified name names.</summary>
internal enum NameKind
{
    Lead,
    Score,
    Band,
    Grid,
    Segment,
    Class,
}

/// <summary><c>-x</c>.</summary>
internal sealed record Negate(Node Operand) : Node([Operand]);

/// <summary><c>+ - * /</c>.</summary>
internal sealed record Arithmetic(Node Left, ArithmeticOperator Operator, Node Right) : Node([Left, Right]);

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary><c>= != &lt; &lt;= &gt; &gt;=</c>.</summary>
internal sealed record Comparison(Node Left, ComparisonOperator Operator, Node Right) : Node([Left, Right]);

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary><c>contains</c>, <c>starts with</c>, <c>ends with</c>, <c>matches</c>.</summary>
internal sealed record TextTest(Node Left, TextOperator Operator, Node Right) : Node([Left, Right]);

internal enum TextOperator
{
    Contains,
    StartsWith,
    EndsWith,
    Matches,
}

/// <summary><c>x in (a, b)</c>; the items are literals.</summary>
internal sealed record InItems(Node Operand, EquatableList<Node> Items) : Node([Operand]);

/// <summary><c>x in @list</c>.</summary>
internal sealed record InNamedList(Node Operand, string List) : Node([Operand])
{
    /// <summary>Where the list's name stands, with its <c>@</c>.</summary>
    public TextSpan ListSpan { get; init; }

    public bool Equals(InNamedList? other) => other is not null && Operand.Equals(other.Operand) && string.Equals(List, other.List, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Operand, List);
}

/// <summary><c>x between a and b</c>, both ends included.</summary>
internal sealed record Between(Node Operand, Node Low, Node High) : Node([Operand, Low, High]);

/// <summary><c>x is missing</c>, <c>x is present</c>.</summary>
internal sealed record Presence(Node Operand, bool Missing) : Node([Operand]);

/// <summary><c>not x</c>.</summary>
internal sealed record Not(Node Operand) : Node([Operand]);

/// <summary><c>a and b and c</c>: two or more operands, none of them itself an <c>and</c>.</summary>
internal sealed record And(EquatableList<Node> Operands) : Node(Operands.Span);

/// <summary><c>a or b or c</c>: two or more operands, none of them itself an <c>or</c>.</summary>
internal sealed record Or(EquatableList<Node> Operands) : Node(Operands.Span);

/// <summary><c>age(x)</c> or a function of the library or of a plug-in.</summary>
internal sealed record Call(string Function, EquatableList<Node> Arguments) : Node(Arguments.Span)
{
    /// <summary>Where the function's name stands.</summary>
    public TextSpan NameSpan { get; init; }

    public bool Equals(Call? other) => other is not null && string.Equals(Function, other.Function, StringComparison.Ordinal) && Arguments.Equals(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Function, Arguments);
}

/// <summary><c>count(selector)</c> and its like; <see cref="Of"/> names what is aggregated: <c>max(employees of form.submitted)</c>.</summary>
internal sealed record Aggregate(AggregateFunction Function, NameNode? Of, Selector Selector) : Node([Selector]);

internal enum AggregateFunction
{
    Count,
    Any,
    None,
    Sum,
    Min,
    Max,
    First,
    Last,
    Distinct,
}

/// <summary><c>email.* where … within 30d</c>: which activities are meant.</summary>
internal sealed record Selector(string Pattern, Node? Where, DurationLiteral? Within) : Node(Where is null ? [] : [Where])
{
    /// <summary>Where the type or wildcard stands.</summary>
    public TextSpan PatternSpan { get; init; }

    public bool Equals(Selector? other) =>
        other is not null && string.Equals(Pattern, other.Pattern, StringComparison.Ordinal)
        && Equals(Where, other.Where) && Equals(Within, other.Within);

    public override int GetHashCode() => HashCode.Combine(Pattern, Where, Within);
}
