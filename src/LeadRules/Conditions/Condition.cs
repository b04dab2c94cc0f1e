using System.Diagnostics.CodeAnalysis;
using LeadRules.Conditions.Parsing;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>
/// A question about a lead with the answer true, false or unknown, such as <c>employees &gt; 50 and any(email.clicked)</c>.
/// Immutable. Made by parsing text or by the C# builder (<c>Facts</c>); both make the same tree.
/// </summary>
/// <remarks>
/// A condition knows the grammar only: whether its names exist and its types fit is checked when a rule book is compiled.
/// Two conditions are equal when their trees are; layout, needless brackets and comments do not count.
/// What would be nested more than 200 levels deep is refused with an <see cref="InvalidOperationException"/> as it is combined.
/// </remarks>
public sealed class Condition : IEquatable<Condition>
{
    internal Condition(Node root, string? text = null)
    {
        Root = Tree.Bounded(root);
        Text = text;
    }

    internal Node Root { get; }

    /// <summary>The text as it was written, or null when the condition was built in C#.</summary>
    internal string? Text { get; }

    /// <summary>Reads a condition. The language is described in <c>docs/conditions.md</c>.</summary>
    /// <exception cref="FormatException">The text is not in the language; the message shows where, and the mend.</exception>
    public static Condition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (node, error) = Parser.Parse(text);
        return node is not null ? new Condition(node, text) : throw new FormatException(Caret.Describe(text, error!));
    }

    /// <summary>Reads a condition; false, and no exception, when the text is not in the language.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Condition? condition)
    {
        var node = text is null ? null : Parser.Parse(text).Node;
        condition = node is null ? null : new Condition(node, text);
        return condition is not null;
    }

    /// <summary>Both must be true.</summary>
    public static Condition operator &(Condition left, Condition right) => BitwiseAnd(left, right);

    /// <summary>One must be true.</summary>
    public static Condition operator |(Condition left, Condition right) => BitwiseOr(left, right);

    /// <summary>True becomes false, false true; unknown stays unknown.</summary>
    public static Condition operator !(Condition operand) => LogicalNot(operand);

    /// <summary>Whether the trees are equal.</summary>
    public static bool operator ==(Condition? left, Condition? right) => Equals(left, right);

    /// <summary>Whether the trees differ.</summary>
    public static bool operator !=(Condition? left, Condition? right) => !Equals(left, right);

    /// <summary>Both must be true.</summary>
    public static Condition BitwiseAnd(Condition left, Condition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Condition(new And([.. OperandsOfAnd(left.Root), .. OperandsOfAnd(right.Root)]));
    }

    /// <summary>One must be true.</summary>
    public static Condition BitwiseOr(Condition left, Condition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Condition(new Or([.. OperandsOfOr(left.Root), .. OperandsOfOr(right.Root)]));
    }

    /// <summary>True becomes false, false true; unknown stays unknown.</summary>
    public static Condition LogicalNot(Condition operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return new Condition(new Not(operand.Root));
    }

    /// <inheritdoc/>
    public bool Equals(Condition? other) => other is not null && Root.Equals(other.Root);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Condition);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The condition in the language, in its one canonical layout; parsing it gives an equal condition.</summary>
    public override string ToString() => Root.ToString();

    private static EquatableList<Node> OperandsOfAnd(Node node) => node is And and ? and.Operands : [node];

    private static EquatableList<Node> OperandsOfOr(Node node) => node is Or or ? or.Operands : [node];
}
