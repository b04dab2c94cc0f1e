using LeadRules.Routing;
using LeadRules.RuleBooks;
using LeadRules.Tests.Conditions;
using LeadRules.Tests.RuleBooks;

namespace LeadRules.Tests.Routing;

/// <summary>The whole text of what is said about routing; mistakes of its form are among the cases of the files.</summary>
public sealed class RoutingProblemsTests
{
    private const string Hosted = """{ "name": "t", "routing": { "reps": { "ana": { }, "zoe": { "hosted": true } }, "pools": { "smb": { "members": ["ana", "zoe"] }, "emea": { "hosted": true } } } }""";

    public static TheoryData<string, string> Checks { get; } = CaseFile.Load("routing-checks.txt", "RuleBooks");

    [Theory]
    [MemberData(nameof(Checks))]
    public void Compiling_says_what_is_not_there_and_what_is_never_meant(string json, string problems)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(json), null, out var engine, out var diagnostics);

        string.Join('\n', diagnostics).ShouldBe(problems);
        (engine is null).ShouldBe(problems.Contains("error ", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Requirement", "R13")]
    [InlineData("""{ "routes": [{ "id": "a" }], "fallback": "queue x" }""", "LR3008 $.routing.routes[0]")]
    [InlineData("""{ "routes": [{ "id": "a", "to": "rep ana" }], "fallback": "queue x" }""", "LR2051 $.routing.routes[0].to")]
    [InlineData("""{ "routes": [{ "id": "a", "to": "pool smb" }], "fallback": "queue x" }""", "LR2052 $.routing.routes[0].to")]
    [InlineData("""{ "routes": [{ "id": "a", "to": "territory" }], "fallback": "queue x" }""", "LR2058 $.routing.routes[0].to")]
    [InlineData("""{ "territories": { "iberia": { "country": "ES" } }, "routes": [{ "id": "a", "to": "territory" }], "fallback": "queue x" }""", "LR2057 $.routing.territories.iberia")]
    [InlineData("""{ "routes": [{ "id": "a", "to": "queue x" }] }""", "LR3008 $.routing")]
    [InlineData("""{ "fallback": "owner" }""", "LR3302 $.routing.fallback")]
    public void A_route_with_no_receiver_fails_at_load(string routing, string problem)
    {
        LeadEngine.TryCompile(TestBooks.Utf8($$"""{ "name": "t", "routing": {{routing}} }"""), null, out var engine, out var problems);

        problems.Select(static found => $"{found.Code} {found.Path}").ShouldBe([problem]);
        engine.ShouldBeNull();
    }

    [Fact]
    public void The_builder_names_the_path() =>
        Should.Throw<RuleBookException>(static () => new RuleBookBuilder("b").Routing(static routing => routing
            .Rep("ana", static rep => rep.Weight(-1))
            .Territory("iberia", static territory => territory.To(Destination.Owner).Countries("Spain"))
            .Route("a", Destination.Rep("ana ruiz"))).Build()).Message.ShouldBe(
            """
            The rule book 'b' has 5 errors:
            error LR3008 $.routing: 'fallback' is missing.
              Add it, such as "fallback": "queue triage".
            error LR3014 $.routing.reps.ana.weight: -1 is not possible here.
              Write a whole number from 0 to 1000000.
            error LR3302 $.routing.territories.iberia.to: 'owner' may lead to nobody, so it cannot be the receiver of a territory.
              Write 'rep ana', 'pool smb', 'queue triage' or 'dispatcher ana'.
            error LR3305 $.routing.territories.iberia.country: 'Spain' is no country.
              Write its two letters of ISO 3166-1: "ES", "GB".
            error LR3301 $.routing.routes[0].to: 'rep ana ruiz' is no destination.
              Write 'rep ana', 'pool smb', 'territory', 'owner', 'queue triage', 'dispatcher ana' or 'nobody'.
            """);

    [Fact]
    public void What_the_host_supplies_takes_the_place_of_what_is_hosted() =>
        ProblemsOf(new LeadEngineOptions { Reps = [new() { Id = "zoe" }, new() { Id = "kim" }], Pools = [Pool("emea", "ana", "kim")] }).ShouldBe("");

    [Fact]
    public void What_the_host_has_not_supplied_yet_is_no_mistake() => ProblemsOf(LeadEngineOptions.Default).ShouldBe("");

    [Fact]
    public void A_name_that_the_rule_book_defines_is_not_the_hosts() =>
        ProblemsOf(new LeadEngineOptions { Reps = [new() { Id = "ana" }, new() { Id = "zoe" }, new() { Id = "zoe" }], Pools = [Pool("smb", "ana")] }).ShouldBe(
            """
            error LR2055 (1,27) $.routing: The host supplies the rep 'zoe' twice.
              Keep one of the two.
            error LR2055 (1,46) $.routing.reps.ana: The host supplies the rep 'ana', which the rule book defines as well.
              Leave it to one of them: for the host's, write "ana": { "hosted": true }.
            error LR2055 (1,98) $.routing.pools.smb: The host supplies the pool 'smb', which the rule book defines as well.
              Leave it to one of them: for the host's, write "smb": { "hosted": true }.
            """);

    [Fact]
    public void Names_in_what_the_host_supplies_are_looked_for_too() =>
        ProblemsOf(new LeadEngineOptions
        {
            Reps = [new() { Id = "zoe", Calendar = "office" }],
            Pools = [Pool("emea", "anna") with { Strategy = "lottery", WhenNobody = [NobodyPolicy.Divert(Destination.Pool("sbm"))] }],
        }).ShouldBe(
            """
            error LR2040 (1,58) $.routing.reps.zoe: In the rep 'zoe' of the host: there is no calendar 'office'.
              Add it under 'calendars', or take the reference away.
            error LR2051 (1,137) $.routing.pools.emea: In the pool 'emea' of the host: there is no rep 'anna'.
              Did you mean 'ana'?
            error LR2054 (1,137) $.routing.pools.emea: In the pool 'emea' of the host: there is no strategy 'lottery'.
              Write roundRobin, leastOpen, longestWait, bestMatch or value, or have the host supply it.
            error LR2052 (1,137) $.routing.pools.emea: In the pool 'emea' of the host: there is no pool 'sbm'.
              Did you mean 'smb'?
            """);

    [Fact]
    public void Settings_of_the_host_are_looked_at_too()
    {
        RepDefinition[] reps =
        [
            new() { Id = "a b" }, new() { Id = "b", IsHosted = true }, new() { Id = "c", Weight = -1 }, new() { Id = "d", Capacity = -1 },
            new() { Id = "e", Absences = [new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)] }, new() { Id = "f", From = new(2026, 2, 1), Until = new(2026, 1, 1) },
        ];
        PoolDefinition[] pools =
        [
            Pool("g") with { Members = [new("ana", -1)] }, Pool("h", "ana", "ana"), Pool("i", "ana") with { LookAhead = TimeSpan.FromTicks(-1) }, Pool("j", "ana") with { MakeUp = -1 },
            Pool("k", "ana") with { WhenNobody = [NobodyPolicy.Divert(Destination.Owner)] },
        ];

        ProblemsOf(new LeadEngineOptions { Reps = reps, Pools = pools }).ShouldBe(
            """
            error LR2056 (1,27) $.routing: The rep 'a b' of the host has an id that no rule book can name.
              Use letters, digits, '-' and '_' only, and do not begin with '-'.
            error LR2056 (1,27) $.routing: The rep 'b' of the host is called hosted itself.
              Leave IsHosted false: it stands in the rule book only.
            error LR2056 (1,27) $.routing: The rep 'c' of the host has the weight -1.
              Give a weight from 0 to 1000000.
            error LR2056 (1,27) $.routing: The rep 'd' of the host has a capacity, quota or cap below 0.
              Give 0 or more, or null for no limit.
            error LR2056 (1,27) $.routing: The rep 'e' of the host has an absence whose end is not after its start.
              Give an end after the start.
            error LR2056 (1,27) $.routing: The rep 'f' of the host has a last date before the first.
              Give the first date in From and the last in Until.
            error LR2056 (1,27) $.routing: The pool 'g' of the host gives 'ana' the weight -1.
              Give a weight from 0 to 1000000.
            error LR2056 (1,27) $.routing: The pool 'h' of the host has the member 'ana' twice.
              Keep one of the two.
            error LR2056 (1,27) $.routing: The pool 'i' of the host has a look-ahead below zero.
              Give zero or more.
            error LR2056 (1,27) $.routing: The pool 'j' of the host lets -1 leads be made up.
              Give a number from 0 to 1000.
            error LR2056 (1,27) $.routing: The pool 'k' of the host overflows to 'owner', which may lead to nobody.
              Give a rep, a pool, a queue, a dispatcher or nobody.
            """);
    }

    [Fact]
    public void A_strategy_of_the_host_has_a_name_of_its_own() =>
        ProblemsOf(new LeadEngineOptions { Strategies = [new Lottery("value"), new Lottery("lottery"), new Lottery("lottery")] }).ShouldBe(
            """
            error LR2031 (1,1) $: The host adds the strategy 'value', but a strategy of the library has that name.
              Rename one of them.
            error LR2031 (1,1) $: The host adds the strategy 'lottery', but another strategy of the host has that name.
              Rename one of them.
            """);

    [Fact]
    public void A_pool_may_choose_a_strategy_of_the_host() =>
        ProblemsOf(new LeadEngineOptions { Strategies = [new Lottery("lottery")], Pools = [Pool("emea", "ana") with { Strategy = "lottery" }] }).ShouldBe("");

    private static PoolDefinition Pool(string id, params string[] members) => new() { Id = id, Members = [.. members.Select(static rep => new PoolMember(rep))] };

    private static string ProblemsOf(LeadEngineOptions options)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(Hosted), options, out _, out var problems);
        return string.Join('\n', problems);
    }

    private sealed class Lottery(string name) : RoutingStrategy(name)
    {
        public override double CostOf(in RoutingCandidate candidate) => 0;

        public override string Describe(double cost) => "drawn";
    }
}
