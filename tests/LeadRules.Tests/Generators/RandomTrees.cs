using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Tests.Generators;

/// <summary>Trees of every kind of node, whatever their types: what the grammar allows, odd names and values included.</summary>
internal static class RandomTrees
{
    private static readonly string[] OddNames =
        ["employees", "Fleet size", "in", "AND", "größe", "x]y", "]", "a'b", "3d", "_", "count", "score", "true", "at", "a--b", "tab\there", "😀", "of", " ", "line\nbreak"];

    private static readonly string[] OddIds = ["engagement", "two-words", "7", "a--b", "-lead", "tail-", "my score", "x]", "in", "größe", "a.b", "*"];

    private static readonly string[] Functions = ["age", "coalesce", "domainOf", "_f1", "score", "größe"];

    private static readonly string[] OddTexts = ["", "software", "it's", "''", "-- no comment", "line\nbreak", "tab\t", "😀 ß", "\ud800", "\0", "[x]", "\"", " "];

    private static readonly string[] Patterns = ["*", "email.*", "email.clicked", "where", "a-b", "2fa.used", "x:y/z", "of", "größe.*", "a-", "."];

    public static Gen<Node> Any(int depth) => depth <= 0 ? Leaf : Pick.Weighted(
        (3, () => Leaf),
        (1, () => Any(depth - 1).Select(static operand => (Node)new Not(operand))),
        (1, () => Any(depth - 1).Select(static operand => (Node)new Negate(operand))),
        (1, () => Pick.Many(2, 4, Any(depth - 1)).Select(static operands => RandomConditions.Joined(operands, and: true))),
        (1, () => Pick.Many(2, 4, Any(depth - 1)).Select(static operands => RandomConditions.Joined(operands, and: false))),
        (2, () => from left in Any(depth - 1) from op in Pick.From(Enum.GetValues<ArithmeticOperator>()) from right in Any(depth - 1) select (Node)new Arithmetic(left, op, right)),
        (2, () => from left in Any(depth - 1) from op in Pick.From(Enum.GetValues<ComparisonOperator>()) from right in Any(depth - 1) select (Node)new Comparison(left, op, right)),
        (1, () => from left in Any(depth - 1) from op in Pick.From(Enum.GetValues<TextOperator>()) from right in Any(depth - 1) select (Node)new TextTest(left, op, right)),
        (1, () => from operand in Any(depth - 1) from items in Pick.Many(1, 4, Literal) select (Node)new InItems(operand, [.. items])),
        (1, () => from operand in Any(depth - 1) from list in Pick.From(OddIds) select (Node)new InNamedList(operand, list)),
        (1, () => from operand in Any(depth - 1) from low in Any(depth - 1) from high in Any(depth - 1) select (Node)new Between(operand, low, high)),
        (1, () => from operand in Any(depth - 1) from missing in Pick.Of(true, false) select (Node)new Presence(operand, missing)),
        (1, () => from name in Pick.From(Functions) from arguments in Pick.Many(0, 3, Any(depth - 1)) select (Node)new Call(name, [.. arguments])),
        (2, () => from function in Pick.From(Enum.GetValues<AggregateFunction>())
                  from of in Pick.MaybeNull(40, Pick.From(OddNames))
                  from selector in Selector(depth - 1)
                  select (Node)new Aggregate(function, of is null ? null : new NameNode(of), selector)));

    public static Gen<Selector> Selector(int depth) =>
        from pattern in Pick.From(Patterns)
        from filtered in Pick.Of(true, false)
        from condition in Any(depth)
        from window in Pick.MaybeNull(40, Duration)
        select new Selector(pattern, filtered ? condition : null, window);

    /// <summary>The parts of a tree, each of which may be the smallest one that still fails.</summary>
    public static IEnumerable<Node> Parts(Node node) => node switch
    {
        Not not => [not.Operand],
        Negate negate => [negate.Operand],
        And and => and.Operands,
        Or or => or.Operands,
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        TextTest test => [test.Left, test.Right],
        InItems items => [items.Operand, .. items.Items],
        InNamedList list => [list.Operand],
        Between between => [between.Operand, between.Low, between.High],
        Presence presence => [presence.Operand],
        Call call => call.Arguments,
        Aggregate { Selector.Where: { } where } => [where],
        _ => [],
    };

    private static Gen<Node> Leaf => Pick.Weighted(
        (3, () => Literal),
        (2, () => Pick.From(OddNames).Select(static name => (Node)new NameNode(name))),
        (1, () => from kind in Pick.From(Enum.GetValues<NameKind>()) from name in Pick.From(OddIds) select (Node)new QualifiedName(kind, name)));

    private static Gen<Node> Literal => Pick.OneOf(
        () => Number.Select(static number => (Node)new NumberLiteral(number)),
        () => Pick.From(OddTexts).Select(static text => (Node)new TextLiteral(text)),
        () => Pick.Of(true, false).Select(static value => (Node)new BooleanLiteral(value)),
        () => Duration.Select(static duration => (Node)duration),
        () => Day.Select(static day => (Node)new LocalLiteral(day, HasTime: false)),
        () => Moment.Select(static moment => (Node)new LocalLiteral(moment, HasTime: true)),
        () => from moment in Moment
              from minutes in Gen.Choose(-14 * 4, 14 * 4)
              select (Node)new InstantLiteral(new DateTimeOffset(moment.AddDays(2), TimeSpan.FromMinutes(minutes * 15))));

    private static Gen<double> Number => Pick.OneOf(
        () => Pick.Of(0, -0.0, 1, -1, 0.1, 1e21, 1e-7, double.MaxValue, double.MinValue, double.Epsilon, 123456789.123456789, 5e-324, 1.0 / 3),
        () => Gen.Choose(-1000, 1000).Select(static number => number / 8.0),
        () => from high in Gen.Choose(int.MinValue, int.MaxValue)
              from low in Gen.Choose(int.MinValue, int.MaxValue)
              let number = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
              select double.IsFinite(number) ? number : 0.5);

    private static Gen<DurationLiteral> Duration =>
        from amount in Pick.Of(1m, 30m, 1.5m, 0.25m, 1e-6m, 1.10m, 100000m, 10)
        from unit in Pick.Of('s', 'm', 'h', 'd', 'w')
        select new DurationLiteral(amount, unit);

    private static Gen<DateTime> Day => Gen.Choose(0, 3652050).Select(static days => DateTime.MinValue.AddDays(days));

    private static Gen<DateTime> Moment =>
        from day in Day
        from seconds in Gen.Choose(0, 86399)
        from ticks in Pick.Of(0, 1, 10_000, 1_234_567, 9_999_999)
        select day.AddSeconds(seconds).AddTicks(ticks);
}
