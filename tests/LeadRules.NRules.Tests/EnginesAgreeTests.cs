using FsCheck;
using FsCheck.Fluent;
using LeadRules.RuleBooks;
using LeadRules.Tests;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.NRules.Tests;

/// <summary>One rule model, several engines, the same answer.</summary>
public sealed class EnginesAgreeTests
{
    /// <summary>A rule book and several leads, each at an instant of its own.</summary>
    private static readonly Gen<(RuleBook Book, (Lead Lead, DateTimeOffset At)[] Leads)> Cases =
        from book in RandomBooks.Books
        from leads in Gen.ArrayOf(
            from at in RandomLeads.Instants
            from lead in RandomLeads.Leads(at)
            select (lead, at), 5)
        select (book, leads);

    [Fact]
    public void NRules_gives_the_scores_of_the_compiled_engine_and_of_the_interpreter() => Properties.ForAll(
        Cases,
        static one =>
        {
            var compiled = LeadEngine.Compile(one.Book, TestHost.Options);
            var rete = LeadEngine.Compile(one.Book, TestHost.Options.UseNRules());
            foreach (var (lead, at) in one.Leads)
            {
                var scores = rete.Score(lead, at);
                scores.Values.ShouldBe(compiled.Score(lead, at).Values);
                foreach (var (name, oracle) in Oracle.Score(one.Book, lead, at))
                    (scores[name].Value, scores[name].Band).ShouldBe((oracle.Value, oracle.Band));
            }
        },
        tests: 60);

    [Fact]
    public void NRules_gives_the_segments_and_classes_of_the_compiled_engine() => Properties.ForAll(
        Cases,
        static one =>
        {
            var compiled = LeadEngine.Compile(one.Book, TestHost.Options);
            var rete = LeadEngine.Compile(one.Book, TestHost.Options.UseNRules());
            foreach (var (lead, at) in one.Leads)
                rete.Decide(lead, LeadState.New(lead.Id), at).ToJson().ShouldBe(compiled.Decide(lead, LeadState.New(lead.Id), at).ToJson());
        },
        tests: 30);
}
