using LeadRules.Conditions;
using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Binds the texts of one part of a rule book, and remembers whether any of them asks for scores. A text that is not there, or has a problem, is null.</summary>
internal sealed class TextBinder(Names names, Definitions definitions, List<Diagnostic> problems)
{
    /// <summary>Whether a text that was bound so far asks for scores, or for what is made of them.</summary>
    public bool AskedForScores { get; private set; }

    public BoolNode? Condition(string path, Condition? condition) =>
        condition is null ? null : Bind(Binding.Text.Of(path, condition, names.Book.Source), static (binder, root) => binder.Condition(root));

    public TextNode? Text(string path, Formula? formula) =>
        formula is null ? null : Bind(Binding.Text.Of(path, formula, names.Book.Source), static (binder, root) => binder.Text(root));

    public NumberNode? Number(string path, Formula? formula) =>
        formula is null ? null : Bind(Binding.Text.Of(path, formula, names.Book.Source), static (binder, root) => binder.Formula(root));

    public ActivitySet? Activities(string path, ActivitySelector selector)
    {
        var (root, place) = Binding.Text.Of(path, selector, names.Book.Source);
        AskedForScores |= Binding.Text.AsksForScores(root);
        return new Binder(names, definitions, place, problems).Activities(root);
    }

    private T? Bind<T>((Node Root, Place Place) text, Func<Binder, Node, T?> bind)
        where T : CompiledNode
    {
        AskedForScores |= Binding.Text.AsksForScores(text.Root);
        return bind(new Binder(names, definitions, text.Place, problems), text.Root);
    }
}
