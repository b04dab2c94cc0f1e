using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>A text of the rule book without errors.</summary>
/// <param name="Root">Its tree, with places that fit the text.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Nodes">The tree's nodes.</param>
/// <param name="IsCondition">Whether it is a condition; else a formula or a selector.</param>
internal readonly record struct ConditionText(Node Root, Place Place, Node[] Nodes, bool IsCondition);

/// <summary>All texts of a rule book that have no errors, with their paths.</summary>
internal sealed class ConditionTexts
{
    private readonly Func<string, bool> _isSound;
    private readonly List<ConditionText> _texts = [];
    private readonly List<Node> _nodes = [];

    private ConditionTexts(Func<string, bool> isSound) => _isSound = isSound;

    public static IReadOnlyList<ConditionText> Of(RuleBook book, Func<string, bool> isSound)
    {
        var texts = new ConditionTexts(isSound);
        texts.AddScores(book);
        texts.AddSegments(book);
        texts.AddClasses(book);
        texts.AddSlas(book);
        texts.AddRouting(book);
        texts.AddLifecycle(book);
        return texts._texts;
    }

    private void AddScores(RuleBook book)
    {
        foreach (var score in book.Scores)
        {
            var path = BookPath.Score(score.Name);
            if (score.Formula is { } formula)
                AddFormula(Text.Of(path + ".formula", formula, book.Source));
            for (var i = 0; i < score.Rules.Count; i++)
            {
                if (score.Rules[i].When is { } when)
                    AddCondition(Text.Of(BookPath.ItemMember(path, "rules", i, "when"), when, book.Source));
                if (score.Rules[i].Per is { } per)
                    AddSelector(Text.Of(BookPath.ItemMember(path, "rules", i, "per"), per, book.Source));
            }
        }
    }

    private void AddSegments(RuleBook book)
    {
        foreach (var segment in book.Segments)
        {
            AddCondition(Text.Of(Text.PathOfEnter(segment, book.Source), segment.Enter, book.Source));
            if (segment.Leave is { } leave)
                AddCondition(Text.Of(BookPath.Member("$.segments", segment.Name) + ".leave", leave, book.Source));
        }
    }

    private void AddClasses(RuleBook book)
    {
        foreach (var classes in book.Classes)
        {
            var path = BookPath.Member("$.classes", classes.Name);
            for (var i = 0; i < classes.Classes.Count; i++)
                AddCondition(Text.Of(BookPath.Member(BookPath.Item(path, i), classes.Classes[i].Name), classes.Classes[i].When, book.Source));
        }
    }

    private void AddSlas(RuleBook book)
    {
        foreach (var (policy, path) in SlaPaths.Versions(book))
        {
            AddWhen(book, path, policy.When);
            AddAnchors(book, path + ".until", policy.Until);
            for (var i = 0; i < policy.Pauses.Count; i++)
            {
                AddSelector(Text.Of(BookPath.ItemMember(path, "pauses", i, "from"), policy.Pauses[i].From, book.Source));
                AddSelector(Text.Of(BookPath.ItemMember(path, "pauses", i, "to"), policy.Pauses[i].To, book.Source));
            }

            foreach (var (target, place) in SlaPaths.Targets(policy, path))
                AddTarget(book, target, place);
        }
    }

    private void AddTarget(RuleBook book, SlaTargetDefinition target, string path)
    {
        AddAnchors(book, path + ".start", target.Start);
        AddAnchors(book, path + ".stop", target.Stop);
        foreach (var touch in target.Touches)
            AddSelector(Text.Of(SlaPaths.OfTouch(path, touch), touch.Of, book.Source));
        for (var i = 0; i < target.Steps.Count; i++)
            AddWhen(book, BookPath.Item(path + ".steps", i), target.Steps[i].When);
        for (var i = 0; i < target.Then.Count; i++)
            AddWhen(book, BookPath.Item(path + ".then", i), target.Then[i].When);
    }

    private void AddRouting(RuleBook book)
    {
        foreach (var (path, condition) in RoutingPaths.Conditions(book.Routing))
            AddCondition(Text.Of(path, condition, book.Source));
        foreach (var (path, formula) in RoutingPaths.Formulas(book.Routing))
            AddFormula(Text.Of(path, formula, book.Source));
    }

    private void AddLifecycle(RuleBook book)
    {
        foreach (var (path, condition) in LifecyclePaths.Conditions(book))
            AddCondition(Text.Of(path, condition, book.Source));
        foreach (var (path, selector) in LifecyclePaths.Selectors(book))
            AddSelector(Text.Of(path, selector, book.Source));
    }

    private void AddWhen(RuleBook book, string path, Condition? when)
    {
        if (when is not null)
            AddCondition(Text.Of(path + ".when", when, book.Source));
    }

    private void AddAnchors(RuleBook book, string path, IReadOnlyList<ActivitySelector> anchors)
    {
        for (var i = 0; i < anchors.Count; i++)
            AddSelector(Text.Of(EntryPath.Of(path, i, book.Source), anchors[i], book.Source));
    }

    private void AddCondition((Node Root, Place Place) text) => Add(text.Root, text.Place, isCondition: true);

    private void AddFormula((Node Root, Place Place) text) => Add(text.Root, text.Place, isCondition: false);

    private void AddSelector((Selector Root, Place Place) text) => Add(text.Root, text.Place, isCondition: false);

    private void Add(Node root, Place place, bool isCondition)
    {
        if (!_isSound(place.Path))
            return;
        Tree.Collect(root, _nodes);
        _texts.Add(new ConditionText(root, place, [.. _nodes], isCondition));
    }
}
