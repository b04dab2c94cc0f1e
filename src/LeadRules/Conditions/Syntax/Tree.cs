namespace LeadRules.Conditions.Syntax;

/// <summary>Walks trees.</summary>
internal static class Tree
{
    /// <summary>
    /// How deep a tree may be. Texts have 64 levels of brackets at most, and a level may hold an <c>or</c>, an <c>and</c>, a test
    /// and its kind; printing and comparing a tree of this depth needs some 200 kB of stack.
    /// </summary>
    public const int MaxDepth = 200;

    /// <summary>The node, unless it is too deep.</summary>
    /// <exception cref="InvalidOperationException">It is deeper.</exception>
    public static T Bounded<T>(T node)
        where T : Node => node.Depth <= MaxDepth
        ? node
        : throw new InvalidOperationException("This is nested more than 200 levels deep. Join many conditions with '&' or '|', which stay flat, or put parts into segments and scores.");

    /// <summary>Fills a list with the node and everything below it, parents first. Without recursion: a tree built in C# may be deep.</summary>
    public static void Collect(Node root, List<Node> nodes)
    {
        nodes.Clear();
        nodes.Add(root);
        for (var i = 0; i < nodes.Count; i++)
            AddChildren(nodes[i], nodes);
    }

    private static void AddChildren(Node node, List<Node> nodes)
    {
        switch (node)
        {
            case Negate negate:
                nodes.Add(negate.Operand);
                break;
            case Arithmetic arithmetic:
                nodes.Add(arithmetic.Left);
                nodes.Add(arithmetic.Right);
                break;
            case Comparison comparison:
                nodes.Add(comparison.Left);
                nodes.Add(comparison.Right);
                break;
            case TextTest test:
                nodes.Add(test.Left);
                nodes.Add(test.Right);
                break;
            case InItems items:
                nodes.Add(items.Operand);
                nodes.AddRange(items.Items.Span);
                break;
            case InNamedList list:
                nodes.Add(list.Operand);
                break;
            case Between between:
                nodes.Add(between.Operand);
                nodes.Add(between.Low);
                nodes.Add(between.High);
                break;
            case Presence presence:
                nodes.Add(presence.Operand);
                break;
            case Not not:
                nodes.Add(not.Operand);
                break;
            case And and:
                nodes.AddRange(and.Operands.Span);
                break;
            case Or or:
                nodes.AddRange(or.Operands.Span);
                break;
            case Call call:
                nodes.AddRange(call.Arguments.Span);
                break;
            case Aggregate aggregate:
                if (aggregate.Of is { } of)
                    nodes.Add(of);
                nodes.Add(aggregate.Selector);
                break;
            case Selector { Where: { } where }:
                nodes.Add(where);
                break;
        }
    }
}
