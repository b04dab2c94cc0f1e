using System.Globalization;
using System.Text;

namespace LeadRules.Conditions.Syntax;

/// <summary>Writes a tree as text, with brackets only where they are needed, so that parsing the text gives the tree again.</summary>
internal sealed class Printer
{
    private readonly StringBuilder _text = new();

    private Printer()
    {
    }

    /// <summary>How tightly a node binds; a node stands in brackets where its surroundings bind tighter.</summary>
    private enum Binding
    {
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        Unary,
        Primary,
    }

    public static string Print(Node node)
    {
        var printer = new Printer();
        printer.Write(node, Binding.Or);
        return printer._text.ToString();
    }

    /// <summary>A name as it must be written: bare where it can be, else in brackets.</summary>
    public static string NameText(string name) => Words.IsBareName(name) ? name : Bracketed(name);

    /// <summary>A text as it must be written: in single quotes, a quote inside doubled.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The name of a score, list and so on as it must be written.</summary>
    private static string IdText(string id) => Words.IsId(id) ? id : Bracketed(id);

    private static string Bracketed(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static Binding BindingOf(Node node) => node switch
    {
        Or => Binding.Or,
        And => Binding.And,
        Not { Operand: InItems or InNamedList or Between } => Binding.Comparison,
        Not => Binding.Not,
        Comparison or TextTest or InItems or InNamedList or Between or Presence => Binding.Comparison,
        Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } => Binding.Sum,
        Arithmetic => Binding.Product,
        Negate => Binding.Unary,
        NumberLiteral { Value: < 0 } => Binding.Unary,
        _ => Binding.Primary,
    };

    private void Write(Node node, Binding around)
    {
        var brackets = BindingOf(node) < around;
        if (brackets)
            _text.Append('(');
        WriteBare(node);
        if (brackets)
            _text.Append(')');
    }

    private void WriteBare(Node node)
    {
        switch (node)
        {
            case NumberLiteral number:
                _text.Append(number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case TextLiteral text:
                _text.Append(Quoted(text.Value));
                break;
            case BooleanLiteral boolean:
                _text.Append(boolean.Value ? "true" : "false");
                break;
            case DurationLiteral duration:
                _text.Append(duration.Amount.ToString(CultureInfo.InvariantCulture)).Append(duration.Unit);
                break;
            case LocalLiteral local:
                _text.Append(local.Value.ToString(local.HasTime ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case InstantLiteral instant:
                WriteInstant(instant.Value);
                break;
            case NameNode name:
                _text.Append(NameText(name.Name));
                break;
            case QualifiedName qualified:
                _text.Append(Words.NameOf(qualified.Kind)).Append('.').Append(IdText(qualified.Name));
                break;
            case Negate negate:
                _text.Append('-');
                WriteNegated(negate.Operand);
                break;
            case Arithmetic arithmetic:
                WriteArithmetic(arithmetic);
                break;
            case Not not:
                WriteNot(not);
                break;
            case And and:
                WriteJoined(and.Operands, " and ", Binding.Not);
                break;
            case Or or:
                WriteJoined(or.Operands, " or ", Binding.And);
                break;
            case Call call:
                _text.Append(call.Function).Append('(');
                WriteJoined(call.Arguments, ", ", Binding.Or);
                _text.Append(')');
                break;
            case Aggregate aggregate:
                WriteAggregate(aggregate);
                break;
            case Selector selector:
                WriteSelector(selector);
                break;
            default:
                WriteTest(node, negated: false);
                break;
        }
    }

    /// <summary>Writes the tests that may stand after <c>not</c>: <c>x not in (…)</c>.</summary>
    private void WriteTest(Node node, bool negated)
    {
        var not = negated ? "not " : "";
        switch (node)
        {
            case Comparison comparison:
                WriteOperands(comparison.Left, Words.SymbolOf(comparison.Operator), comparison.Right);
                break;
            case TextTest test:
                WriteOperands(test.Left, Words.SymbolOf(test.Operator), test.Right);
                break;
            case InItems items:
                Write(items.Operand, Binding.Sum);
                _text.Append(' ').Append(not).Append("in (");
                WriteJoined(items.Items, ", ", Binding.Or);
                _text.Append(')');
                break;
            case InNamedList list:
                Write(list.Operand, Binding.Sum);
                _text.Append(' ').Append(not).Append("in @").Append(IdText(list.List));
                break;
            case Between between:
                Write(between.Operand, Binding.Sum);
                _text.Append(' ').Append(not).Append("between ");
                WriteOperands(between.Low, "and", between.High);
                break;
            case Presence presence:
                Write(presence.Operand, Binding.Sum);
                _text.Append(presence.Missing ? " is missing" : " is present");
                break;
            default:
                throw new InvalidOperationException($"No text for {node.GetType().Name}.");
        }
    }

    private void WriteOperands(Node left, string between, Node right)
    {
        Write(left, Binding.Sum);
        _text.Append(' ').Append(between).Append(' ');
        Write(right, Binding.Sum);
    }

    private void WriteNot(Not not)
    {
        if (not.Operand is InItems or InNamedList or Between)
        {
            WriteTest(not.Operand, negated: true);
            return;
        }

        _text.Append("not ");
        Write(not.Operand, Binding.Not);
    }

    private void WriteNegated(Node operand)
    {
        // '-5' is a literal; the negation of the literal 5 needs brackets to stay one.
        var brackets = operand is NumberLiteral or DurationLiteral or Negate;
        Write(operand, Binding.Unary, brackets);
    }

    private void Write(Node node, Binding around, bool brackets)
    {
        if (!brackets)
        {
            Write(node, around);
            return;
        }

        _text.Append('(');
        WriteBare(node);
        _text.Append(')');
    }

    private void WriteArithmetic(Arithmetic arithmetic)
    {
        var own = BindingOf(arithmetic);
        Write(arithmetic.Left, own);
        _text.Append(' ').Append(Words.SymbolOf(arithmetic.Operator)).Append(' ');
        Write(arithmetic.Right, own + 1);
    }

    private void WriteJoined(EquatableList<Node> nodes, string separator, Binding around)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
                _text.Append(separator);
            Write(nodes[i], around);
        }
    }

    private void WriteAggregate(Aggregate aggregate)
    {
        _text.Append(Words.NameOf(aggregate.Function)).Append('(');
        if (aggregate.Of is { } of)
            _text.Append(NameText(of.Name)).Append(" of ");
        WriteSelector(aggregate.Selector);
        _text.Append(')');
    }

    private void WriteSelector(Selector selector)
    {
        _text.Append(selector.Pattern);
        if (selector.Where is { } where)
        {
            _text.Append(" where ");
            Write(where, Binding.Or);
        }

        if (selector.Within is { } within)
        {
            _text.Append(" within ");
            WriteBare(within);
        }
    }

    private void WriteInstant(DateTimeOffset instant)
    {
        _text.Append(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
        _text.Append(instant.Offset == TimeSpan.Zero ? "Z" : instant.ToString("zzz", CultureInfo.InvariantCulture));
    }
}
