using LeadRules.Decisions.Matching;
using NRules;

namespace LeadRules.NRules.Engine;

/// <summary>Makes NRules engines of rule books.</summary>
internal sealed class NRulesMatching : MatcherFactory
{
    private NRulesMatching()
    {
    }

    public static NRulesMatching Instance { get; } = new();

    public override Matcher Create(MatchedBook book)
    {
        var compiler = new RuleCompiler();

        // A fact is itself: two page views of one instant are two, and so are two equal answers.
        compiler.FactIdentityComparerRegistry.DefaultFactIdentityComparer = ReferenceEqualityComparer.Instance!;

        // Without a token: one that is cancelled would leave rules out in silence.
        return new NRulesMatcher(book, compiler.Compile(new BookTranslator(book).Translate()));
    }
}
