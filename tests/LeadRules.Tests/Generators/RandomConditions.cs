using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Tests.Generators;

/// <summary>Well-typed conditions and formulas over a vocabulary: every operator, function and aggregate of the language.</summary>
internal sealed class RandomConditions(Scope scope)
{
    private static readonly FieldType[] Numeric = [FieldType.Number, FieldType.Integer];
    private static readonly FieldType[] Instants = [FieldType.Instant, FieldType.Date];

    private static readonly ComparisonOperator[] Comparisons = Enum.GetValues<ComparisonOperator>();

    public RandomConditions(Vocabulary vocabulary)
        : this(new Scope(vocabulary))
    {
    }

    public Gen<Node> Condition(int depth) => depth <= 0
        ? Test(0)
        : Pick.Weighted(
            (4, () => Test(depth - 1)),
            (2, () => Pick.Many(2, 3, Condition(depth - 1)).Select(static operands => Joined(operands, and: true))),
            (2, () => Pick.Many(2, 3, Condition(depth - 1)).Select(static operands => Joined(operands, and: false))),
            (2, () => Condition(depth - 1).Select(static operand => (Node)new Not(operand))));

    /// <summary>An <c>and</c> or <c>or</c> whose operands are none of its own kind, as the parser makes them.</summary>
    public static Node Joined(Node[] operands, bool and) => and
        ? new And([.. operands.SelectMany(static node => node is And inner ? inner.Operands : [node])])
        : new Or([.. operands.SelectMany(static node => node is Or inner ? inner.Operands : [node])]);

    public Gen<Node> Number(int depth) => Pick.Weighted(
        (3, () => NumberLiteral),
        (4, () => Pick.From(scope.Names(Numeric))),
        (scope.Vocabulary.Scores.Count > 0 ? 3 : 0, () => Pick.From(scope.Vocabulary.Scores).Select(static name => (Node)new QualifiedName(NameKind.Score, name))),
        (scope.InWhere ? 0 : 4, () => NumberOfActivities),
        (Inner(depth, 3), () => from left in Number(depth - 1)
                                from op in Pick.From(Enum.GetValues<ArithmeticOperator>())
                                from right in Number(depth - 1)
                                select (Node)new Arithmetic(left, op, right)),
        (Inner(depth, 1), () => Number(depth - 1).Select(static operand => (Node)new Negate(operand))),
        (Inner(depth, 2), () => NumberFunction(depth - 1)),
        (Inner(depth, 1), () => HostCall(depth - 1, Numeric)),
        (Inner(depth, 1), () => from left in Duration(depth - 1)
                                from right in Duration(depth - 1)
                                select (Node)new Arithmetic(left, ArithmeticOperator.Divide, right)));

    /// <summary>A selector as it stands in <c>per</c>.</summary>
    public Gen<Selector> Selector(int depth) =>
        from pattern in Pick.From(Vocabulary.Patterns)
        from filtered in Gen.Choose(1, 100)
        from condition in new RandomConditions(scope with { Pattern = pattern }).Condition(depth)
        from window in Pick.MaybeNull(40, DurationLiteral)
        select new Selector(pattern, filtered <= 50 ? condition : null, window);

    /// <summary>Conditions that are simpler than a given one and still well typed.</summary>
    public static IEnumerable<Node> Smaller(Node node)
    {
        if (node is not BooleanLiteral)
            yield return new BooleanLiteral(true);
        switch (node)
        {
            case Not not:
                yield return not.Operand;
                foreach (var smaller in Smaller(not.Operand))
                    yield return new Not(smaller);
                break;
            case And and:
                foreach (var smaller in SmallerLists(and.Operands))
                    yield return smaller.Length == 1 ? smaller[0] : Joined(smaller, and: true);
                break;
            case Or or:
                foreach (var smaller in SmallerLists(or.Operands))
                    yield return smaller.Length == 1 ? smaller[0] : Joined(smaller, and: false);
                break;
            case Aggregate { Selector: { } selector } aggregate:
                foreach (var smaller in SmallerSelectors(selector))
                    yield return aggregate with { Selector = smaller };
                break;
        }
    }

    public static IEnumerable<Selector> SmallerSelectors(Selector selector)
    {
        if (selector.Where is { } where)
        {
            yield return selector with { Where = null };
            foreach (var smaller in Smaller(where).Skip(1))
                yield return selector with { Where = smaller };
        }

        if (selector.Within is not null)
            yield return selector with { Within = null };
    }

    private static IEnumerable<Node[]> SmallerLists(EquatableList<Node> nodes)
    {
        foreach (var node in nodes)
            yield return [node];
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var smaller in Smaller(nodes[i]))
                yield return [.. nodes.Take(i), smaller, .. nodes.Skip(i + 1)];
        }
    }

    private static int Inner(int depth, int weight) => depth > 0 ? weight : 0;

    private static Gen<Node> NumberLiteral => Pick.From(Vocabulary.Numbers).Select(static number => (Node)new NumberLiteral(number));

    private static Gen<Node> TextLiteral => Pick.From(Vocabulary.Texts).Select(static text => (Node)new TextLiteral(text));

    private static Gen<DurationLiteral> DurationLiteral => Pick.Of<DurationLiteral>(
        new(90, 's'), new(15, 'm'), new(36, 'h'), new(1.5m, 'h'), new(1, 'd'), new(7, 'd'), new(30, 'd'), new(90, 'd'), new(1, 'w'), new(0.5m, 'd'));

    private static Gen<Node> InstantLiteral => Pick.OneOf(
        () => Gen.Choose(-600, 60).Select(static days => (Node)new LocalLiteral(new DateTime(2026, 6, 1).AddDays(days), HasTime: false)),
        () => Pick.Of("2026-03-29T02:30:00", "2026-10-25T02:30:00", "2026-06-01T12:00:00", "2026-11-22T04:02:24.0000001")
            .Select(static text => (Node)new LocalLiteral(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), HasTime: true)),
        () => from days in Gen.Choose(-300, 60)
              from hours in Gen.Choose(-12, 14)
              select (Node)new InstantLiteral(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(hours)).AddDays(days)));

    private Gen<Node> Test(int depth) => Pick.Weighted(
        (4, () => Compared(Number(depth), Number(depth), Comparisons)),
        (3, () => Compared(Text(depth), Text(depth), ComparisonOperator.Equal, ComparisonOperator.NotEqual)),
        (1, () => Compared(Text(depth), Text(depth), Comparisons)),
        (2, () => Compared(Instant(depth), Instant(depth), Comparisons)),
        (2, () => Compared(Duration(depth), Duration(depth), Comparisons)),
        (1, () => Compared(BooleanValue(depth), BooleanValue(depth), ComparisonOperator.Equal, ComparisonOperator.NotEqual)),
        (3, () => TextTest(depth)),
        (3, () => InList(depth)),
        (2, () => Between(depth)),
        (2, () => from operand in Any(depth) from missing in Pick.Of(true, false) select (Node)new Presence(operand, missing)),
        (2, () => BooleanValue(depth)),
        (scope.InWhere ? 0 : 3, () => AnyOrNone),
        (scope.Vocabulary.Names.Count > 0 ? 3 : 0, () => NamedText));

    private Gen<Node> Any(int depth) => Pick.OneOf(() => Number(depth), () => Text(depth), () => Instant(depth), () => Duration(depth), () => BooleanValue(depth));

    private Gen<Node> BooleanValue(int depth) => Pick.Weighted(
        (3, () => Pick.From(scope.Names(FieldType.Boolean))),
        (1, () => Pick.Of(true, false).Select(static value => (Node)new BooleanLiteral(value))),
        (scope.Vocabulary.Segments.Count > 0 ? 3 : 0, () => Pick.From(scope.Vocabulary.Segments).Select(static name => (Node)new QualifiedName(NameKind.Segment, name))),
        (scope.InWhere ? 0 : 1, () => AnyOrNone),
        (Inner(depth, 1), () => HostCall(depth - 1, FieldType.Boolean)),
        (Inner(depth, 1), () => Condition(depth - 1)));

    private Gen<Node> Text(int depth) => Pick.Weighted(
        (3, () => TextLiteral),
        (5, () => Pick.From(scope.Names(FieldType.Text))),
        (scope.Vocabulary.Names.Count > 0 ? 2 : 0, () => Pick.From(scope.Vocabulary.Names).Select(static name => (Node)name.Name)),
        (scope.InWhere ? 0 : 2, () => EdgeOf(FieldType.Text)),
        (Inner(depth, 1), () => HostCall(depth - 1, FieldType.Text)),
        (Inner(depth, 1), () => Pick.Many(1, 3, Text(depth - 1)).Select(static arguments => Function("coalesce", arguments))));

    private Gen<Node> Instant(int depth) => Pick.Weighted(
        (2, () => InstantLiteral),
        (1, () => Gen.Constant<Node>(new NameNode("at"))),
        (5, () => Pick.From(scope.Names(Instants))),
        (scope.InWhere ? 0 : 3, () => EdgeOf(Instants)),
        (Inner(depth, 2), () => from instant in Instant(depth - 1)
                                from op in Pick.Of(ArithmeticOperator.Add, ArithmeticOperator.Subtract)
                                from duration in Duration(depth - 1)
                                select (Node)new Arithmetic(instant, op, duration)),
        (Inner(depth, 1), () => HostCall(depth - 1, Instants)),
        (Inner(depth, 1), () => Pick.Many(1, 3, Pick.From(scope.Names(FieldType.Instant))).Select(static arguments => Function("coalesce", arguments))));

    private Gen<Node> Duration(int depth) => Pick.Weighted(
        (3, () => DurationLiteral.Select(static literal => (Node)literal)),
        (3, () => Pick.From(scope.Names(FieldType.Duration))),
        (3, () => Instant(depth - 1).Select(static instant => Function("age", instant))),
        (scope.InWhere ? 0 : 1, () => EdgeOf(FieldType.Duration)),
        (Inner(depth, 1), () => from left in Instant(depth - 1) from right in Instant(depth - 1) select (Node)new Arithmetic(left, ArithmeticOperator.Subtract, right)),
        (Inner(depth, 1), () => from left in Duration(depth - 1)
                                from op in Pick.Of(ArithmeticOperator.Add, ArithmeticOperator.Subtract)
                                from right in Duration(depth - 1)
                                select (Node)new Arithmetic(left, op, right)),
        (Inner(depth, 1), () => Scaled(depth - 1)),
        (Inner(depth, 1), () => HostCall(depth - 1, FieldType.Duration)),
        (Inner(depth, 1), () => Duration(depth - 1).Select(static operand => (Node)new Negate(operand))));

    /// <summary>A duration times or by a number: halves and small whole numbers, whose products are whole ticks.</summary>
    private Gen<Node> Scaled(int depth) =>
        from duration in Duration(depth)
        from number in Pick.Of(0, 1, 2, -1, 0.5, 3).Select(static number => (Node)new NumberLiteral(number))
        from form in Gen.Choose(0, 2)
        select form switch
        {
            0 => (Node)new Arithmetic(duration, ArithmeticOperator.Multiply, number),
            1 => new Arithmetic(number, ArithmeticOperator.Multiply, duration),
            _ => new Arithmetic(duration, ArithmeticOperator.Divide, number),
        };

    private Gen<Node> NumberFunction(int depth) => Pick.OneOf(
        () => Number(depth).Select(static argument => Function("abs", argument)),
        () => Number(depth).Select(static argument => Function("round", argument)),
        () => Text(depth).Select(static argument => Function("length", argument)),
        () => Pick.Many(1, 3, Number(depth)).Select(static arguments => Function("least", arguments)),
        () => Pick.Many(1, 3, Number(depth)).Select(static arguments => Function("greatest", arguments)),
        () => Pick.Many(1, 3, Number(depth)).Select(static arguments => Function("coalesce", arguments)));

    /// <summary>A call of a function of the host that gives one of the types.</summary>
    private Gen<Node> HostCall(int depth, params FieldType[] returns) =>
        from function in Pick.From(TestHost.Functions.Where(function => returns.Contains(function.Returns)))
        from arguments in Gen.CollectToArray(function.Parameters, parameter => parameter switch
        {
            FieldType.Text => Text(depth),
            FieldType.Boolean => BooleanValue(depth),
            FieldType.Instant => Instant(depth),
            FieldType.Duration => Duration(depth),
            _ => Number(depth),
        })
        select Function(function.Name, arguments);

    private Gen<Node> NumberOfActivities =>
        from selector in Selector(1)
        from function in Pick.Of(
            AggregateFunction.Count, AggregateFunction.Count, AggregateFunction.Sum, AggregateFunction.Min, AggregateFunction.Max,
            AggregateFunction.Distinct, AggregateFunction.First, AggregateFunction.Last)
        from of in Of(function, selector.Pattern)
        select (Node)new Aggregate(function, of, selector);

    private Gen<NameNode?> Of(AggregateFunction function, string pattern)
    {
        var numbers = Pick.From(scope.PropertiesOf(pattern, Numeric));
        return function switch
        {
            AggregateFunction.Count => Gen.Constant<NameNode?>(null),
            AggregateFunction.Distinct => Pick.MaybeNull(50, Pick.From(scope.PropertiesOf(pattern, Enum.GetValues<FieldType>()))),
            AggregateFunction.First or AggregateFunction.Last => numbers.Select(static of => (NameNode?)of),
            _ => Pick.MaybeNull(50, numbers),
        };
    }

    private Gen<Node> AnyOrNone =>
        from selector in Selector(1)
        from function in Pick.Of(AggregateFunction.Any, AggregateFunction.None)
        select (Node)new Aggregate(function, null, selector);

    /// <summary><c>first</c> or <c>last</c>: of a property of the types; the instant of the activity itself where that fits.</summary>
    private Gen<Node> EdgeOf(params FieldType[] types) =>
        from selector in Selector(1)
        let selected = types.Contains(FieldType.Duration) ? selector with { Pattern = "call.made", Where = null } : selector
        from function in Pick.Of(AggregateFunction.First, AggregateFunction.Last)
        from of in types.Contains(FieldType.Instant)
            ? Pick.MaybeNull(40, Pick.From(scope.PropertiesOf(selected.Pattern, types)))
            : Pick.From(scope.PropertiesOf(selected.Pattern, types)).Select(static of => (NameNode?)of)
        select (Node)new Aggregate(function, of, selected);

    /// <summary>A band, grid cell or class compared with a name that it may have.</summary>
    private Gen<Node> NamedText =>
        from name in Pick.From(scope.Vocabulary.Names)
        from value in Pick.From(name.Values)
        from op in Pick.Of(ComparisonOperator.Equal, ComparisonOperator.NotEqual)
        select (Node)new Comparison(name.Name, op, new TextLiteral(value));

    private Gen<Node> TextTest(int depth) =>
        from left in Text(depth)
        from op in Pick.From(Enum.GetValues<TextOperator>())
        from right in op == TextOperator.Matches
            ? Pick.Of("^d", "mo$", "software|fintech", "[a-f]+", "^İ$", "^ß").Select(static pattern => (Node)new TextLiteral(pattern))
            : Pick.Weighted((4, () => TextLiteral), (1, () => Text(depth)))
        select (Node)new TextTest(left, op, right);

    private Gen<Node> InList(int depth) => Pick.OneOf(
        () => from operand in Text(depth) from list in Pick.From(scope.Vocabulary.ReadableLists) select (Node)new InNamedList(operand, list.Name),
        () => In(Text(depth), TextLiteral),
        () => In(Number(depth), NumberLiteral),
        () => In(Instant(depth), InstantLiteral),
        () => In(Duration(depth), DurationLiteral.Select(static literal => (Node)literal)));

    private Gen<Node> Between(int depth)
    {
        Gen<Node> Of(Gen<Node> values) => from operand in values from low in values from high in values select (Node)new Between(operand, low, high);
        return Pick.OneOf(() => Of(Number(depth)), () => Of(Instant(depth)), () => Of(Duration(depth)), () => Of(Text(depth)));
    }

    private static Gen<Node> In(Gen<Node> operands, Gen<Node> items) =>
        from operand in operands from values in Pick.Many(1, 4, items) select (Node)new InItems(operand, [.. values]);

    private static Gen<Node> Compared(Gen<Node> left, Gen<Node> right, params ComparisonOperator[] operators) =>
        from first in left from op in Pick.From(operators) from second in right select (Node)new Comparison(first, op, second);

    private static Node Function(string name, params Node[] arguments) => new Call(name, [.. arguments]);
}
