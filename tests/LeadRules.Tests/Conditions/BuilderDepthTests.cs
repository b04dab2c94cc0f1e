using LeadRules.Conditions;
using static LeadRules.Conditions.Facts;

namespace LeadRules.Tests.Conditions;

/// <summary>Conditions built in C# may be as deep as text may be, and nothing that is built overflows the stack.</summary>
public sealed class BuilderDepthTests
{
    private const string TooDeep = "This is nested more than 200 levels deep. Join many conditions with '&' or '|', which stay flat, or put parts into segments and scores.";

    public static TheoryData<string, Action> Builders => new()
    {
        { "not", static () => Repeat(Field("vip") == true, static condition => !condition) },
        { "sum", static () => Repeat((Term)1, static term => term + 1) },
        { "sum to the right", static () => Repeat((Term)1, static term => 1 + term) },
        { "minus", static () => Repeat(Employees, static term => -term) },
        { "call", static () => Repeat(Employees, static term => Abs(term)) },
        { "greatest", static () => Repeat(Employees, static term => Greatest(1, term)) },
        { "comparison", static () => Repeat(Field("vip"), static term => Call("f", term)) },
        { "and in or", static () => Repeat(Field("vip") == true, static condition => (condition & Field("a") == 1) | Field("b") == 2) },
        { "activities", static () => Repeat(Field("vip") == true, static condition => Activities("email.*").Where(condition).Any()) },
        { "between", static () => Repeat(Employees, static term => Call("f", 1, term)) },
    };

    [Theory, MemberData(nameof(Builders))]
    public void What_is_too_deep_is_refused_as_it_is_combined(string what, Action build) => Should.Throw<InvalidOperationException>(build, what).Message.ShouldBe(TooDeep);

    [Fact]
    public void What_is_deeper_than_text_may_be_is_a_problem_of_the_rule_book()
    {
        Condition condition = Field("employees") > 5;
        for (var i = 0; i < 65; i++)
            condition = !condition;

        var built = new RuleBookBuilder("deep").Score("fit", score => score.When("a", 1, condition)).TryBuild(out _, out var problems);

        built.ShouldBeFalse();
        problems.ShouldHaveSingleItem().ToString().ShouldStartWith("error LR5001 $.scores.fit.rules[0].when: The condition is nested more than 64 levels deep.");
    }

    [Fact]
    public void Many_conditions_may_be_joined()
    {
        Condition condition = Field("employees") > 5;
        for (var i = 0; i < 300; i++)
            condition |= Field("employees") == i;

        Condition.Parse(condition.ToString()).ShouldBe(condition);
    }

    [Fact]
    public void The_deepest_that_can_be_built_can_be_used_with_little_stack()
    {
        var (text, equal) = ("", false);
        var small = new Thread(() => (text, equal) = (Deepest().ToString(), Deepest().Equals(Deepest()) && Deepest().GetHashCode() == Deepest().GetHashCode()), maxStackSize: 256 * 1024);

        small.Start();
        small.Join();

        text.Split("not ").Length.ShouldBe(200);
        equal.ShouldBeTrue();
    }

    private static Condition Deepest()
    {
        var condition = Field("vip") == true;
        for (var i = 0; i < 199; i++)
            condition = !condition;
        return condition;
    }

    private static void Repeat<T>(T start, Func<T, T> next)
    {
        for (var i = 0; i < 50_000; i++)
            start = next(start);
    }
}
