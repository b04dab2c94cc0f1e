using LeadRules.RuleBooks;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Binding;

/// <summary>What the host adds to conditions: that it works, and that it hides nothing of the same name.</summary>
public sealed class HostNamesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly LeadFunction DomainOf = new("domainOf", FieldType.Text, [FieldType.Text], static (in FunctionArguments arguments) =>
        arguments[0].AsText is { } address ? address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..] : FieldValue.Missing);

    private static readonly LeadField Fleet = new("bigFleet", FieldType.Boolean, static lead => lead["fleetSize"].AsNumber is { } size ? size > 100 : FieldValue.Missing);

    [Theory]
    [Trait("Requirement", "S10")]
    [InlineData("ann@example.com", 10)]
    [InlineData("ann@elsewhere.com", 0)]
    [InlineData(null, 0)]
    public void A_function_of_the_host_is_asked_for_each_lead(string? email, double points) =>
        ScoreOf(When("domainOf(email) = 'example.com'"), LeadEngineOptions.Default.WithFunction(DomainOf), new Lead("a") { Email = email }).ShouldBe(points);

    [Theory]
    [Trait("Requirement", "S10")]
    [Trait("Requirement", "S16")]
    [InlineData(150, 10)]
    [InlineData(50, 0)]
    public void A_field_of_the_host_is_worked_out_of_each_lead(double size, double points) =>
        ScoreOf(When("bigFleet"), LeadEngineOptions.Default.WithField(Fleet), new Lead("a").With("fleetSize", size)).ShouldBe(points);

    [Fact]
    [Trait("Requirement", "S10")]
    public void A_list_of_the_host_is_read_like_one_of_the_rule_book() =>
        ScoreOf(When("country in @eu"), LeadEngineOptions.Default.WithList("eu", ["ES", "FR"]), new Lead("a") { Country = "es" }).ShouldBe(10);

    [Fact]
    [Trait("Requirement", "S16")]
    public void A_custom_field_with_blanks_in_its_name_is_written_in_brackets() =>
        ScoreOf(When("[Fleet size] > 5") with { Fields = [new FieldDefinition("Fleet size", FieldType.Integer)] }, LeadEngineOptions.Default, new Lead("a").With("Fleet size", 6)).ShouldBe(10);

    [Fact]
    public void A_misspelt_function_of_the_host_is_reported_with_the_right_one() =>
        ProblemsOf(When("domanOf(email) = 'example.com'"), LeadEngineOptions.Default.WithFunction(DomainOf)).ShouldBe(
            """
            error LR2006 $.scores.fit.rules[0].when: There is no function 'domanOf'.
              domanOf(email) = 'example.com'
              ^^^^^^^
              Did you mean 'domainOf'?
            """);

    [Fact]
    public void A_function_of_the_host_takes_what_it_declares() =>
        ProblemsOf(When("domainOf(employees, email) = 'example.com'"), LeadEngineOptions.Default.WithFunction(DomainOf)).ShouldBe(
            """
            error LR2007 $.scores.fit.rules[0].when: 'domainOf' cannot take a whole number and a text.
              domainOf(employees, email) = 'example.com'
              ^^^^^^^^^^^^^^^^^^^^^^^^^^
              Write domainOf(text).
            """);

    [Fact]
    public void A_list_of_the_host_cannot_hide_one_of_the_rule_book() =>
        ProblemsOf(When("country in @eu") with { Lists = [new("eu", ["ES"])] }, LeadEngineOptions.Default.WithList("eu", ["FR"])).ShouldBe(
            """
            error LR2031 $: The host adds the list 'eu', but a list of the rule book has that name.
              Rename one of them.
            """);

    [Fact]
    public void A_function_of_the_host_cannot_hide_one_of_the_language_in_any_letters() =>
        ProblemsOf(Book, LeadEngineOptions.Default.WithFunction(Constant("Length")).WithFunction(Constant("count"))).ShouldBe(
            """
            error LR2031 $: The host adds the function 'Length', but a function of the language has that name.
              Rename one of them.
            error LR2031 $: The host adds the function 'count', but a function of the language has that name.
              Rename one of them.
            """);

    [Fact]
    public void Two_functions_of_the_host_cannot_have_one_name() =>
        ProblemsOf(Book, LeadEngineOptions.Default.WithFunction(DomainOf).WithFunction(DomainOf)).ShouldBe(
            """
            error LR2031 $: The host adds the function 'domainOf', but another function of the host has that name.
              Rename one of them.
            """);

    [Fact]
    public void A_field_of_the_host_cannot_hide_a_field_of_leads_or_of_the_rule_book() =>
        ProblemsOf(Book, LeadEngineOptions.Default.WithField(Text("employees")).WithField(Text("plan"))).ShouldBe(
            """
            error LR2031 $: The host adds the field 'employees', but a field of every lead has that name.
              Rename one of them.
            error LR2031 $: The host adds the field 'plan', but a field of the rule book has that name.
              Rename one of them.
            """);

    private static LeadFunction Constant(string name) => new(name, FieldType.Number, [], static (in FunctionArguments _) => 1);

    private static LeadField Text(string name) => new(name, FieldType.Text, static _ => "x");

    private static double ScoreOf(RuleBook book, LeadEngineOptions options, Lead lead) => LeadEngine.Compile(book, options).Score(lead, At)["fit"].Value;
}
