namespace LeadRules.Conditions.Syntax;

/// <summary>
/// A node of the syntax tree of a condition or formula. Trees are immutable; two trees are equal when they mean the
/// same text, wherever in it they stand.
/// </summary>
internal abstract record Node
{
    protected Node()
    {
    }

    /// <param name="below">The nodes right below it.</param>
    protected Node(params ReadOnlySpan<Node> below)
    {
        foreach (var node in below)
            Depth = Math.Max(Depth, node.Depth + 1);
    }

    /// <summary>How many levels stand below it. Known from the start, since walking down a tree that is too deep would overflow the stack. Not part of equality.</summary>
    public int Depth { get; }

    /// <summary>Where the node stands in its text. Not part of equality.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether the node is a plain value, as lists in brackets hold.</summary>
    public bool IsLiteral => this is NumberLiteral or TextLiteral or BooleanLiteral or DurationLiteral or LocalLiteral or InstantLiteral;

    /// <summary>Equality is by content: a place in a text says nothing about meaning.</summary>
    public virtual bool Equals(Node? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The text that parses to this tree.</summary>
    public sealed override string ToString() => Printer.Print(this);
}

/// <summary>A stretch of a text: <c>[Start, End)</c> in characters.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public TextSpan To(TextSpan other) => new(Start, other.End);
}
