namespace LeadRules.Tests.Conditions;

/// <summary>Text compares letter by letter, ignoring case, in every script; what is looked at first to save time changes nothing.</summary>
public sealed class CaseTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Tests =
    [
        "city = '{0}'", "not city != '{0}'", "city starts with '{0}'", "city ends with '{0}'", "city contains '{0}'", "city in ('x', '{0}')", "city in ('{0}')", "city between '{0}' and '{0}'",
        "any(page.visited where subject = '{0}')", "any(page.visited where subject starts with '{0}')", "any(page.visited where subject ends with '{0}')",
        "any(page.visited where subject in ('x', '{0}'))", "any(page.visited where subject = '{0}' and value = 1)",
    ];

    public static TheoryData<string, string> Alike => new() { { "pricing", "PRICING" }, { "rīgā", "RĪGĀ" }, { "ÿ", "Ÿ" }, { "café", "CAFÉ" }, { "Москва", "МОСКВА" }, { "δ", "Δ" }, { "straße", "STRAßE" } };

    public static TheoryData<string, string> Different => new() { { "straße", "STRASSE" }, { "i", "İ" }, { "a", "b" }, { "@", "`" }, { "k", "[" }, { "ā", "a" } };

    [Theory, MemberData(nameof(Alike))]
    public void Texts_that_differ_in_case_alone_are_alike(string one, string other) =>
        TrueOf(one, other).Concat(TrueOf(other, one)).ShouldBe(Tests.Concat(Tests));

    [Theory, MemberData(nameof(Different))]
    public void Other_texts_are_different(string one, string other) =>
        TrueOf(one, other).Concat(TrueOf(other, one)).ShouldBeEmpty();

    /// <summary>The tests that are true of a lead with one text when asked for the other.</summary>
    private static IEnumerable<string> TrueOf(string has, string asked)
    {
        var lead = new Lead("x") { City = has }.With(new Activity("page.visited", At, has, 1));
        foreach (var test in Tests)
        {
            var condition = test.Replace("{0}", asked, StringComparison.Ordinal);
            if (LeadEngine.Compile($$"""{ "name": "b", "scores": { "s": { "rules": [ { "id": "r", "points": 1, "when": "{{condition}}" } ] } } }""").Score(lead, At).Values[0].Value == 1)
                yield return test;
        }
    }
}
