using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>A text of the rule book without errors.</summary>
/// <param name="Root">Its tree, with places that fit the text.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Nodes">The tree's nodes.</param>
/// <param name="IsCondition">Whether it is a condition; else a formula or a selector.</param>
internal readonly record struct ConditionText(Node Root, Place Place, IReadOnlyList<Node> Nodes, bool IsCondition);

/// <summary>All texts of a rule book that have no errors, with their paths.</summary>
internal static class ConditionTexts
{
    public static IReadOnlyList<ConditionText> Of(RuleBook book, Func<string, bool> isSound) => [.. All(book).Where(text => isSound(text.Place.Path))];

    private static IEnumerable<ConditionText> All(RuleBook book) => OfScores(book).Concat(OfSegments(book)).Concat(OfClasses(book));

    private static IEnumerable<ConditionText> OfScores(RuleBook book)
    {
        foreach (var score in book.Scores)
        {
            var path = BookPath.Score(score.Name);
            if (score.Formula is { } formula)
                yield return Other(Text.Of(path + ".formula", formula, book.Source));
            for (var i = 0; i < score.Rules.Count; i++)
            {
                var rule = BookPath.Item(path + ".rules", i);
                if (score.Rules[i].When is { } when)
                    yield return Condition(Text.Of(rule + ".when", when, book.Source));
                if (score.Rules[i].Per is { } per)
                    yield return Other(Text.Of(rule + ".per", per, book.Source));
            }
        }
    }

    private static IEnumerable<ConditionText> OfSegments(RuleBook book)
    {
        foreach (var segment in book.Segments)
        {
            yield return Condition(Text.Of(Text.PathOfEnter(segment, book.Source), segment.Enter, book.Source));
            if (segment.Leave is { } leave)
                yield return Condition(Text.Of(BookPath.Member("$.segments", segment.Name) + ".leave", leave, book.Source));
        }
    }

    private static IEnumerable<ConditionText> OfClasses(RuleBook book)
    {
        foreach (var classes in book.Classes)
        {
            var path = BookPath.Member("$.classes", classes.Name);
            for (var i = 0; i < classes.Classes.Count; i++)
                yield return Condition(Text.Of(BookPath.Member(BookPath.Item(path, i), classes.Classes[i].Name), classes.Classes[i].When, book.Source));
        }
    }

    private static ConditionText Condition((Node Root, Place Place) text) => new(text.Root, text.Place, [.. Tree.Walk(text.Root)], IsCondition: true);

    private static ConditionText Other((Node Root, Place Place) text) => new(text.Root, text.Place, [.. Tree.Walk(text.Root)], IsCondition: false);

    private static ConditionText Other((Selector Root, Place Place) text) => new(text.Root, text.Place, [.. Tree.Walk(text.Root)], IsCondition: false);
}
