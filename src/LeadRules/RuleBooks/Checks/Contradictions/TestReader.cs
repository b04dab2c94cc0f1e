using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>
/// Reads what a part of a condition says of one operand. Only what compares an operand with literals says something; of
/// everything else nothing is claimed.
/// </summary>
internal sealed class TestReader(Names names, OperandFacts facts)
{
    /// <summary>With more values than this, only their range is looked at, so that long lists cost little.</summary>
    private const int MaxFew = 100;

    /// <summary>The operand and what must hold of it when the part is true (or, under a <c>not</c>, false); null when the part says nothing.</summary>
    public (Node Operand, Test Test)? Read(Node part, bool holds) => part switch
    {
        Presence presence => (Plain(presence.Operand), new Test { Source = part, IsNegated = !holds, Missing = presence.Missing == holds }),
        Comparison comparison => OfComparison(comparison, holds),
        TextTest test => OfTextTest(test, holds),
        InItems items => OfItems(items, holds),
        InNamedList list => OfList(list, holds),
        Aggregate aggregate => OfBoolean(aggregate, part, holds, holds),
        NameNode or QualifiedName or Call => OfBoolean(part, part, holds, holds),
        _ => null,
    };

    private (Node, Test)? OfComparison(Comparison comparison, bool holds)
    {
        var (left, op, right) = (comparison.Left, comparison.Operator, comparison.Right);
        if (Scalar.Of(right, names) is not { } value)
        {
            if (Scalar.Of(left, names) is not { } first)
                return null;
            (left, op, value) = (right, Turned(op), first);
        }

        if (IsEmpty(value))
            return (Plain(left), EmptyText(comparison, missing: op == ComparisonOperator.Equal, left, holds));
        if (!holds)
            op = Opposite(op);
        if (value.Kind == ScalarKind.Boolean)
            return OfBoolean(left, comparison, holds, (value == Scalar.Of(true)) == (op == ComparisonOperator.Equal));
        return (Plain(left), OfOrder(comparison, holds, left, op, value));
    }

    private Test OfOrder(Node source, bool holds, Node operand, ComparisonOperator op, Scalar value) => op switch
    {
        ComparisonOperator.Equal => Few(source, holds, operand, [value]),
        ComparisonOperator.NotEqual => new Test { Source = source, IsNegated = !holds, Kind = value.Kind, Also = other => other != value },
        _ => new Test
        {
            Source = source,
            IsNegated = !holds,
            Kind = value.Kind,
            Low = op is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual
                ? facts.Tighten(operand, new Bound(value, op == ComparisonOperator.Greater), up: true)
                : null,
            High = op is ComparisonOperator.Less or ComparisonOperator.LessOrEqual
                ? facts.Tighten(operand, new Bound(value, op == ComparisonOperator.Less), up: false)
                : null,
        },
    };

    /// <summary>The test that a value is one of a few.</summary>
    private Test Few(Node source, bool holds, Node operand, List<Scalar> values)
    {
        var kind = values[0].Kind;
        values.RemoveAll(value => !facts.CanBe(operand, value));
        return new Test { Source = source, IsNegated = !holds, Kind = kind, Few = values };
    }

    /// <summary>A comparison with an empty text is unknown, and so is its opposite.</summary>
    private static Test EmptyText(Node source, bool missing, Node operand, bool holds) => new()
    {
        Source = source,
        IsNegated = !holds,
        Kind = ScalarKind.Text,
        Few = [],
        Mend = $"Write '{new Presence(operand, missing == holds)}'.",
    };

    private (Node, Test)? OfTextTest(TextTest test, bool holds)
    {
        if (test.Right is not TextLiteral { Value: var wanted } || test.Operator == TextOperator.Matches)
            return null;
        if (wanted.Length == 0)
            return (Plain(test.Left), EmptyText(test, missing: false, test.Left, holds));
        Func<string, bool> passes = test.Operator switch
        {
            TextOperator.Contains => text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            TextOperator.StartsWith => text => text.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            _ => text => text.EndsWith(wanted, StringComparison.OrdinalIgnoreCase),
        };
        return (Plain(test.Left), new Test { Source = test, IsNegated = !holds, Kind = ScalarKind.Text, Also = value => passes(value.Text) == holds });
    }

    private (Node, Test)? OfItems(InItems items, bool holds)
    {
        var values = items.Items.Select(item => Scalar.Of(item, names)).OfType<Scalar>().ToList();
        if (values.Count < items.Items.Count || values.Exists(value => value.Kind != values[0].Kind) || values[0].Kind == ScalarKind.Boolean)
            return null;
        Test test;
        if (!holds)
            test = new Test { Source = items, IsNegated = true, Kind = values[0].Kind, Also = value => !values.Contains(value) };
        else if (values.Count <= MaxFew)
            test = Few(items, holds, items.Operand, values);
        else
            test = new Test { Source = items, Kind = values[0].Kind, Low = new Bound(values.Min(), false), High = new Bound(values.Max(), false), Also = values.Contains };
        return (Plain(items.Operand), test);
    }

    private (Node, Test)? OfList(InNamedList list, bool holds) => names.List(list.List) is { } entries
        ? (Plain(list.Operand), new Test { Source = list, IsNegated = !holds, Kind = ScalarKind.Text, Also = value => entries.Contains(value.Text) == holds })
        : null;

    /// <summary>An operand that is itself yes or no. <c>any</c> and <c>none</c> are counts in other words.</summary>
    private (Node, Test)? OfBoolean(Node operand, Node source, bool holds, bool wanted)
    {
        if (operand is not Aggregate { Function: AggregateFunction.Any or AggregateFunction.None } aggregate)
            return (Plain(operand), new Test { Source = source, IsNegated = !holds, Kind = ScalarKind.Boolean, Few = [Scalar.Of(wanted)] });
        var count = new Aggregate(AggregateFunction.Count, Of: null, aggregate.Selector);
        var atLeastOne = (aggregate.Function == AggregateFunction.Any) == wanted;
        return (count, new Test
        {
            Source = source,
            IsNegated = !holds,
            Kind = ScalarKind.Number,
            Low = atLeastOne ? new Bound(Scalar.Of(1.0), false) : null,
            High = atLeastOne ? null : new Bound(Scalar.Of(0.0), false),
        });
    }

    private static bool IsEmpty(Scalar value) => value is { Kind: ScalarKind.Text, Text.Length: 0 };

    /// <summary>Outside <c>where</c>, <c>lead.x</c> is <c>x</c>.</summary>
    private Node Plain(Node operand) => operand is QualifiedName { Kind: NameKind.Lead } field && !facts.InWhere ? new NameNode(field.Name) : operand;

    private static ComparisonOperator Turned(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => op,
    };

    private static ComparisonOperator Opposite(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        _ => ComparisonOperator.Less,
    };
}
