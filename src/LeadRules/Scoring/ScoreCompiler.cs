using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Scoring;

/// <summary>Makes compiled scores of definitions; reports every problem on the way.</summary>
internal sealed class ScoreCompiler(Names names, Definitions definitions, List<Diagnostic> problems)
{
    /// <summary>The compiled score, or null when it has a problem.</summary>
    public CompiledScore? Compile(ScoreDefinition score, int index)
    {
        var path = BookPath.Score(score.Name);
        var formula = score.Formula is null ? null : Formula(path + ".formula", score.Formula);
        var rules = new List<CompiledRule>(score.Rules.Count);
        for (var i = 0; i < score.Rules.Count; i++)
        {
            if (Rule(score, i, path) is { } rule)
                rules.Add(rule);
        }

        if (rules.Count < score.Rules.Count || (score.Formula is not null && formula is null))
            return null;
        var bands = names.Bands.TryGetValue(score.Name, out var set) && (set.Of is null || set.Of == score.Name) ? new BandTable(set.Bands) : null;
        return new CompiledScore(score, index, formula, rules, bands);
    }

    private NumberNode? Formula(string path, Conditions.Formula formula)
    {
        var (root, place) = Text.Of(path, formula, names.Book.Source);
        return new Binder(names, definitions, place, problems).Formula(root);
    }

    private CompiledRule? Rule(ScoreDefinition score, int index, string path)
    {
        var rule = score.Rules[index];
        if (rule.When is { } when)
        {
            var (root, place) = Text.Of(BookPath.ItemMember(path, "rules", index, "when"), when, names.Book.Source);
            return new Binder(names, definitions, place, problems).Condition(root) is { } condition ? new CompiledRule(rule, index, condition, per: null) : null;
        }

        // The reader keeps the place of a rule that it has reported, without its text.
        if (rule.Per is not { } per)
            return null;
        var (selector, where) = Text.Of(BookPath.ItemMember(path, "rules", index, "per"), per, names.Book.Source);
        var set = new Binder(names, definitions, where, problems).Activities(selector, rule.Within);
        var key = rule.Distinct is null ? null : new Binder(names, definitions, new Place(BookPath.ItemMember(path, "rules", index, "distinct"), rule.Distinct, names.Book.Source), problems).Key(selector, rule.Distinct);
        if (set is null || (rule.Distinct is not null && key is null))
            return null;
        return new CompiledRule(rule, index, when: null, new ActivityPoints(rule, set, DecayCurve.Of(rule.Decay ?? score.Decay), key));
    }
}
