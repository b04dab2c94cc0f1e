using LeadRules.Tests.Conditions;
using LeadRules.Tests.RuleBooks;

namespace LeadRules.Tests.Sla;

/// <summary>The whole text of what is said about agreements; mistakes of their form are among the cases of the files.</summary>
public sealed class SlaProblemsTests
{
    public static TheoryData<string, string> Checks { get; } = CaseFile.Load("sla-checks.txt", "RuleBooks");

    [Theory]
    [MemberData(nameof(Checks))]
    public void Compiling_says_what_is_never_meant_in_an_agreement(string json, string problems)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(json), null, out var engine, out var diagnostics);

        string.Join('\n', diagnostics).ShouldBe(problems);
        (engine is null).ShouldBe(problems.Contains("error ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_builder_names_the_path() =>
        Should.Throw<RuleBookException>(static () => new RuleBookBuilder("b").Sla("speed", static sla => sla
            .Target("first-call", SlaTargetKind.FirstResponse, "2d", static target => target.Step("soon"))).Build()).Message.ShouldBe(
            """
            The rule book 'b' has 2 errors:
            error LR3201 $.slas.speed.targets.first-call.within: '2d' may mean days of work, or of the calendar.
              Write "2 business days", "2d around the clock", or business time in hours, such as "16h".
            error LR3202 $.slas.speed.targets.first-call.steps[0].at: 'soon' is no point of a clock.
              Write a share such as "80%" (from 1% to 99%), "15m before", "due" or "2h after".
            """);

    [Theory]
    [InlineData("90m", "90m")]
    [InlineData("1.5h", "90m")]
    [InlineData("48h", "48h")]
    [InlineData("1 business days", "1 business day")]
    [InlineData(" 10  business  days ", "10 business days")]
    [InlineData("1d around the clock", "1d around the clock")]
    [InlineData("24h around the clock", "1d around the clock")]
    public void A_budget_writes_itself_as_it_is_read(string written, string shortest) => BudgetOf(written).ToString().ShouldBe(shortest);

    private static SlaBudget BudgetOf(string within) =>
        SlaBooks.EngineOf($$""" "kind": "firstResponse", "within": "{{within}}" """).RuleBook.Slas[0].Versions[0].Targets[0].Within;
}
