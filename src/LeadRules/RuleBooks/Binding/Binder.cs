using System.Text.RegularExpressions;
using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Binding;

/// <summary>
/// Gives the names of one text their meaning, checks its types and makes compiled nodes of it. Reports every problem;
/// a part with a problem becomes null, and what stands around it says nothing further about it.
/// </summary>
internal sealed partial class Binder(Names names, Definitions definitions, Place place, List<Diagnostic> problems)
{
    /// <summary>The pattern of the selector whose <c>where</c> is being bound, or null outside.</summary>
    private string? _activityPattern;

    /// <summary>Binds a text that must be a yes-no question.</summary>
    public BoolNode? Condition(Node root) => As<BoolNode>(Bind(root), root, Problems.NotACondition);

    /// <summary>Binds a text that must be a number.</summary>
    public NumberNode? Formula(Node root) => As<NumberNode>(Bind(root), root, Problems.NotANumber);

    /// <summary>Binds a text that must give a text.</summary>
    public TextNode? Text(Node root) => As<TextNode>(Bind(root), root, Problems.NotAText);

    private Spot At(TextSpan span) => new(place, span);

    private T? As<T>(CompiledNode? bound, Node syntax, Func<Spot, string, FieldType, Diagnostic> otherwise)
        where T : CompiledNode
    {
        if (bound is null or T)
            return (T?)bound;
        problems.Add(otherwise(At(syntax.Span), syntax.ToString(), bound.Type));
        return null;
    }

    private CompiledNode? Bind(Node node) => node switch
    {
        NumberLiteral number => new NumberConstant(number, number.Value),
        TextLiteral text => new TextConstant(text, text.Value),
        BooleanLiteral boolean => new BoolConstant(boolean, boolean.Value),
        DurationLiteral duration => new TicksConstant(duration, FieldType.Duration, duration.Value.Ticks),
        LocalLiteral local => new TicksConstant(local, local.HasTime ? FieldType.Instant : FieldType.Date, names.Zone.ToUtcTicks(local.Value)),
        InstantLiteral instant => new TicksConstant(instant, FieldType.Instant, instant.Value.UtcTicks),
        NameNode name => Name(name),
        QualifiedName qualified => Qualified(qualified),
        Negate negate => Negation(negate),
        Arithmetic arithmetic => ArithmeticOf(arithmetic),
        Comparison comparison => ComparisonOf(comparison),
        TextTest test => TextTestOf(test),
        InItems items => In(items),
        InNamedList list => InList(list),
        Between between => BetweenOf(between),
        Presence presence => Bind(presence.Operand) is { } operand ? new PresenceTest(presence, operand, presence.Missing) : null,
        Not not => Condition(not.Operand) is { } inner ? new NotNode(not, inner) : null,
        And and => Conditions(and.Operands) is { } parts ? new AndNode(and, parts) : null,
        Or or => Conditions(or.Operands) is { } parts ? new OrNode(or, parts) : null,
        Call call => CallOf(call),
        Aggregate aggregate => AggregateOf(aggregate),
        _ => throw new InvalidOperationException($"No meaning for {node.GetType().Name}."),
    };

    private BoolNode[]? Conditions(EquatableList<Node> operands)
    {
        // All of them, so that every problem is found, before one that failed fails the whole.
        BoolNode?[] bound = [.. operands.Select(Condition)];
        return Array.TrueForAll(bound, static node => node is not null) ? [.. bound.OfType<BoolNode>()] : null;
    }

    private CompiledNode? Negation(Negate negate) => Bind(negate.Operand) switch
    {
        null => null,
        NumberNode number => new NumberNegation(negate, number),
        TicksNode { Type: FieldType.Duration } ticks => new TicksNegation(negate, ticks),
        var other => Problem(Problems.CannotNegate(At(negate.Span), other.Type)),
    };

    private CompiledNode? ArithmeticOf(Arithmetic node)
    {
        var left = Bind(node.Left);
        var right = Bind(node.Right);
        if (left is null || right is null)
            return null;
        var (op, subtract) = (node.Operator, node.Operator == ArithmeticOperator.Subtract);
        var isSum = op is ArithmeticOperator.Add or ArithmeticOperator.Subtract;
        return (left, right) switch
        {
            (NumberNode a, NumberNode b) => new NumberArithmetic(node, a, op, b),
            (TicksNode a, TicksNode b) when isSum && SumType(a.Type, subtract, b.Type) is { } type => new TicksSum(node, type, a, subtract, b),
            (TicksNode { Type: FieldType.Duration } a, NumberNode b) when !isSum => new TicksScale(node, a, b, op == ArithmeticOperator.Divide),
            (NumberNode a, TicksNode { Type: FieldType.Duration } b) when op == ArithmeticOperator.Multiply => new TicksScale(node, b, a, divide: false),
            (TicksNode { Type: FieldType.Duration } a, TicksNode { Type: FieldType.Duration } b) when op == ArithmeticOperator.Divide => new DurationRatio(node, a, b),
            _ => Problem(Problems.CannotCompute(At(node.Span), left.Type, Words.SymbolOf(op), right.Type)),
        };
    }

    private static FieldType? SumType(FieldType left, bool subtract, FieldType right) => (left != FieldType.Duration, right != FieldType.Duration) switch
    {
        (true, true) => subtract ? FieldType.Duration : null,
        (true, false) => FieldType.Instant,
        (false, true) => subtract ? null : FieldType.Instant,
        _ => FieldType.Duration,
    };

    private BoolNode? ComparisonOf(Comparison node) => Compare(node, Bind(node.Left), node.Operator, Bind(node.Right));

    private BoolNode? Compare(Node node, CompiledNode? left, ComparisonOperator op, CompiledNode? right)
    {
        if (left is null || right is null)
            return null;
        if (left is TextNode known && right is TextConstant literal)
            CheckName(known, literal);
        return (left, right) switch
        {
            (NumberNode a, NumberNode b) => new NumberComparison(node, a, op, b),
            (TextNode a, TextNode b) => new TextComparison(node, a, op, b),
            (TicksNode a, TicksNode b) when (a.Type == FieldType.Duration) == (b.Type == FieldType.Duration) => new TicksComparison(node, a, op, b),
            (BoolNode a, BoolNode b) when op is ComparisonOperator.Equal or ComparisonOperator.NotEqual => new BoolComparison(node, a, op == ComparisonOperator.Equal, b),
            (BoolNode, BoolNode) => Problem(Problems.CannotOrder(At(node.Span), Words.SymbolOf(op))),
            _ => Problem(Problems.CannotCompare(At(node.Span), left, right)),
        };
    }

    private BoolNode? TextTestOf(TextTest node)
    {
        var left = As<TextNode>(Bind(node.Left), node.Left, Problems.NotAText);
        var right = As<TextNode>(Bind(node.Right), node.Right, Problems.NotAText);
        if (left is null || right is null)
            return null;
        if (node.Operator != TextOperator.Matches)
            return new TextOperatorTest(node, left, node.Operator, right);
        if (right is not TextConstant pattern)
            return Problem(Problems.PatternNotLiteral(At(node.Right.Span)));
        return RegexOf(pattern, node.Right) is { } regex ? new RegexTest(node, left, regex) : null;
    }

    private Regex? RegexOf(TextConstant pattern, Node syntax)
    {
        if (RegexLimits.ProblemOf(pattern.Value) is { } reason)
        {
            problems.Add(Problems.PatternTooLarge(At(syntax.Span), reason));
            return null;
        }

        try
        {
            return new Regex(pattern.Value, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            problems.Add(Problems.PatternNotLinear(At(syntax.Span)));
            return null;
        }
        catch (ArgumentException refused)
        {
            problems.Add(Problems.PatternInvalid(At(syntax.Span), refused.Message));
            return null;
        }
    }

    private BoolNode? In(InItems node)
    {
        var operand = Bind(node.Operand);
        var items = node.Items.Select(Bind).ToArray();
        if (operand is null)
            return null;
        foreach (var (item, syntax) in items.Zip(node.Items))
        {
            if (item is not null && !SameKind(operand, item))
            {
                problems.Add(Problems.CannotCompare(At(syntax.Span), operand, item));
                return null;
            }

            if (operand is TextNode text && item is TextConstant literal)
                CheckName(text, literal);
        }

        if (Array.Exists(items, static item => item is null))
            return null;
        return operand switch
        {
            NumberNode number => new NumberMembership(node, number, [.. items.Select(static item => ((NumberConstant)item!).Value).Order()]),
            TicksNode ticks => new TicksMembership(node, ticks, [.. items.Select(static item => ((TicksConstant)item!).Value).Order()]),
            TextNode text => new TextMembership(node, text, System.Collections.Frozen.FrozenSet.ToFrozenSet(items.Select(static item => ((TextConstant)item!).Value), StringComparer.OrdinalIgnoreCase)),
            _ => Problem(Problems.NotAList(At(node.Operand.Span), operand.Type)),
        };
    }

    private static bool SameKind(CompiledNode operand, CompiledNode item) => operand switch
    {
        NumberNode => item is NumberNode,
        TextNode => item is TextNode,
        TicksNode ticks => item is TicksNode other && (ticks.Type == FieldType.Duration) == (other.Type == FieldType.Duration),
        _ => true,
    };

    private BoolNode? InList(InNamedList node)
    {
        var operand = As<TextNode>(Bind(node.Operand), node.Operand, Problems.NotAText);
        var list = names.List(node.List);
        if (list is null && !definitions.IsBroken(DefinitionKind.List, node.List))
            problems.Add(Problems.UnknownList(At(node.ListSpan), node.List, names.ListNames));
        return operand is null || list is null ? null : new TextMembership(node, operand, list);
    }

    private BoolNode? BetweenOf(Between node)
    {
        var operand = Bind(node.Operand);
        var low = Bind(node.Low);
        var high = Bind(node.High);
        var atLeast = Compare(node, operand, ComparisonOperator.GreaterOrEqual, low);
        var atMost = atLeast is null ? null : Compare(node, operand, ComparisonOperator.LessOrEqual, high);
        return atLeast is null || atMost is null ? null : new BetweenNode(node, atLeast, atMost);
    }

    /// <summary>Notes a comparison with a name that a band, grid or class never has.</summary>
    private void CheckName(TextNode node, TextConstant literal)
    {
        if (definitions.PossibleNames(node) is { } possible && !possible.Contains(literal.Value, StringComparer.OrdinalIgnoreCase))
            problems.Add(Problems.NeverThatName(At(literal.Syntax.Span), node.Syntax.ToString(), literal.Value, possible));
    }

    /// <summary>Reports a problem and gives nothing, so that a switch can end in one.</summary>
    private BoolNode? Problem(Diagnostic problem)
    {
        problems.Add(problem);
        return null;
    }
}
