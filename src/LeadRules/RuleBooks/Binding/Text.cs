using LeadRules.Conditions;
using LeadRules.Conditions.Parsing;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Binding;

/// <summary>The texts of a rule book, each with the tree whose places fit it.</summary>
internal static class Text
{
    public static (Node Root, Place Place) Of(string path, Condition condition, SourceMap? source) => Of(path, condition.Root, condition.Text, source);

    public static (Node Root, Place Place) Of(string path, Formula formula, SourceMap? source) => Of(path, formula.Root, formula.Text, source);

    public static (Selector Root, Place Place) Of(string path, ActivitySelector selector, SourceMap? source)
    {
        if (selector.Text is { } written)
            return (selector.Root, new Place(path, written, source));
        var printed = selector.ToString();
        return (Parser.ParseSelector(printed).Selector ?? selector.Root, new Place(path, printed, source));
    }

    /// <summary>The path of a segment's condition: the segment itself, unless the file has an object there.</summary>
    public static string PathOfEnter(SegmentDefinition segment, SourceMap? source)
    {
        var path = BookPath.Member("$.segments", segment.Name);
        return segment is { Leave: null, Suppresses: null } && source?.Has(path + ".enter") != true ? path : path + ".enter";
    }

    /// <summary>Whether a text refers to other parts of the rule book: all of them may ask for scores.</summary>
    public static bool AsksForScores(Node root)
    {
        var nodes = new List<Node>();
        Tree.Collect(root, nodes);
        return nodes.Exists(static node => node is QualifiedName { Kind: not NameKind.Lead });
    }

    /// <summary>The roots of all texts.</summary>
    public static IEnumerable<Node> Roots(RuleBook book)
    {
        foreach (var score in book.Scores)
        {
            if (score.Formula is { } formula)
                yield return formula.Root;
            foreach (var rule in score.Rules)
            {
                if (rule.When is { } when)
                    yield return when.Root;
                if (rule.Per is { } per)
                    yield return per.Root;
            }
        }

        foreach (var segment in book.Segments)
        {
            yield return segment.Enter.Root;
            if (segment.Leave is { } leave)
                yield return leave.Root;
        }

        foreach (var classes in book.Classes)
        {
            foreach (var item in classes.Classes)
                yield return item.When.Root;
        }

        foreach (var (_, condition) in RoutingPaths.Conditions(book.Routing))
            yield return condition.Root;
        foreach (var (_, formula) in RoutingPaths.Formulas(book.Routing))
            yield return formula.Root;
        foreach (var (_, condition) in LifecyclePaths.Conditions(book))
            yield return condition.Root;
    }

    /// <summary>A tree built in C# has no places; it gets those of its printed text.</summary>
    private static (Node Root, Place Place) Of(string path, Node root, string? written, SourceMap? source)
    {
        if (written is not null)
            return (root, new Place(path, written, source));
        var printed = root.ToString();
        return (Parser.Parse(printed).Node ?? root, new Place(path, printed, source));
    }
}
