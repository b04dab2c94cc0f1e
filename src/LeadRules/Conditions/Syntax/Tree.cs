namespace LeadRules.Conditions.Syntax;

/// <summary>Walks trees.</summary>
internal static class Tree
{
    /// <summary>The node and everything below it, parents first.</summary>
    public static IEnumerable<Node> Walk(Node root)
    {
        var stack = new Stack<Node>();
        stack.Push(root);
        while (stack.TryPop(out var node))
        {
            yield return node;
            foreach (var child in Children(node))
                stack.Push(child);
        }
    }

    /// <summary>The nodes right below a node.</summary>
    public static IEnumerable<Node> Children(Node node) => node switch
    {
        Negate negate => [negate.Operand],
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        TextTest test => [test.Left, test.Right],
        InItems items => [items.Operand, .. items.Items],
        InNamedList list => [list.Operand],
        Between between => [between.Operand, between.Low, between.High],
        Presence presence => [presence.Operand],
        Not not => [not.Operand],
        And and => and.Operands,
        Or or => or.Operands,
        Call call => call.Arguments,
        Aggregate aggregate => aggregate.Of is null ? [aggregate.Selector] : [aggregate.Of, aggregate.Selector],
        Selector { Where: { } where } => [where],
        _ => [],
    };
}
