using LeadRules.RuleBooks.Binding;

namespace LeadRules.Tests.RuleBooks.Binding;

public sealed class RegexLimitsTests
{
    private const string RepeatedChoice = "it repeats a choice too often, such as one counted repetition inside another";
    private const string FreeLayout = "it counts repetitions in free layout, '(?x)'";

    [Theory]
    [InlineData(@"^[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,255}\.[a-z]{2,63}$")]
    [InlineData(@"^(\w{1,20}[- ]?){1,4}$")]
    [InlineData(@"^\+?[0-9 ]{6,15}$")]
    [InlineData(@"(vp|head|director|chief) (of )?(sales|marketing)")]
    [InlineData(@"@(acme|globex)\.example$")]
    [InlineData(@"([0-9]{4}-){3}[0-9]{4}")]
    [InlineData(@"(a+)+$")]
    [InlineData(@"[{]{3}\{500}{400}[]{900}]")]
    [InlineData(@"(?i)a{400}")]
    [InlineData("a{,900}{x}{9x}{")]
    public void What_people_write_is_taken(string pattern) => RegexLimits.ProblemOf(pattern).ShouldBeNull();

    [Theory]
    [InlineData(@"(\w?\d?[a-z]?){1,100}x")]
    [InlineData(@"(.{1,10}){1,10}x")]
    [InlineData(@"((.{1,4}){1,4}){1,4}x")]
    [InlineData(@"(((.{1,3}){1,3}){1,3}){1,3}x")]
    [InlineData(@"(a|b|ab|ba){1,20}x")]
    [InlineData(@"(.{1,50}){1,2}x")]
    [InlineData(@"(?:.{1,50}(?#why)){2}x")]
    [InlineData(@"([^]]{1,50}){2}x")]
    [InlineData(@"([a-z-[]]]{1,50}){2}x")]
    [InlineData(@"(\p{L}{1,50}){2}x")]
    [InlineData(@"(a{30,}|b){4,}")]
    [InlineData(@"(.{1,20})(?#{1,9}){1,20}x")]
    public void A_choice_that_is_repeated_often_is_refused(string pattern) => RegexLimits.ProblemOf(pattern).ShouldBe(RepeatedChoice);

    [Theory]
    [InlineData("((a{99}){99}){99}", "970,299")]
    [InlineData("a{501}", "501")]
    [InlineData("a{300}b{300}", "600")]
    [InlineData("(.{1,30}){1,30}x", "901")]
    [InlineData("(.{1,30})(?#{1,30}){1,30}x", "901")]
    public void A_pattern_that_grows_is_refused(string pattern, string size) =>
        RegexLimits.ProblemOf(pattern).ShouldBe($"with its counted repetitions written out it has {size} characters, and 500 are allowed");

    [Fact]
    public void A_pattern_that_is_long_is_refused() => RegexLimits.ProblemOf(new string('a', 501)).ShouldBe("it has 501 characters, and 500 are allowed");

    [Theory]
    [InlineData("(?x)(.{1,30}) {1,30}")]
    [InlineData("(?i-nx:a{2})")]
    [InlineData("(?X)a{1}")]
    public void Free_layout_hides_what_is_counted(string pattern) => RegexLimits.ProblemOf(pattern).ShouldBe(FreeLayout);

    [Theory]
    [InlineData("(?x) a b # c")]
    [InlineData("(?<x>a{3})")]
    [InlineData("(?i:a{3})")]
    public void Free_layout_without_counts_and_other_options_are_taken(string pattern) => RegexLimits.ProblemOf(pattern).ShouldBeNull();

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData(@"\")]
    [InlineData("[")]
    [InlineData(@"[\")]
    [InlineData("[a-[")]
    [InlineData(@"\p{")]
    [InlineData("(?#")]
    [InlineData("*{3}{3}")]
    [InlineData("(?")]
    public void A_pattern_that_is_no_pattern_is_left_to_the_engine(string pattern) => RegexLimits.ProblemOf(pattern).ShouldBeNull();
}
