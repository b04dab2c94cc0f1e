using LeadRules.Routing;
using LeadRules.RuleBooks;
using static LeadRules.Tests.PlugIns.Partners;

namespace LeadRules.Tests.PlugIns;

/// <summary>What a plug-in adds is there for rule books, and nothing of it hides anything else.</summary>
public sealed class PlugInTests
{
    private static ReadOnlySpan<byte> ReferredJson => """{"id": "x", "activities": [{"type": "partner.referred", "at": "2026-11-22T09:00Z", "tier": "gold", "worth": 5}]}"""u8;

    [Theory, Trait("Requirement", "S10"), Trait("Requirement", "S16")]
    [InlineData("tierOf('P-1') = 'gold'")]
    [InlineData("partnerTier = 'gold'")]
    [InlineData("any(partner.referred where tier = 'gold' and worth > 4)")]
    [InlineData("sum(worth of partner.*) = 5")]
    [InlineData("'P-1' in @gold-partners")]
    public void What_a_plug_in_adds_is_known_as_if_the_rule_book_had_declared_it(string condition)
    {
        Points(condition, Referred("x")).ShouldBe(10);
        Problems(When(condition), Options).ShouldBe("");
    }

    [Fact]
    public void A_reader_for_an_engine_knows_the_activity_properties_of_its_plug_ins()
    {
        var reader = new LeadJsonReader(LeadEngine.Compile(When("any(partner.referred where tier = 'gold' and worth > 4)"), Options));
        var activity = reader.Read(ReferredJson).Activities.ShouldHaveSingleItem();

        activity["tier"].AsText.ShouldBe("gold");
        activity["worth"].AsNumber.ShouldBe(5);
    }

    [Fact]
    public void A_reader_for_a_rule_book_alone_refuses_the_properties_of_plug_ins() =>
        Should.Throw<LeadFormatException>(static () => new LeadJsonReader(When("true")).Read(ReferredJson)).Message.ShouldBe(
            """
            The lead cannot be read:
            error LR6007 (1,84) $.activities[0].tier: 'partner.referred' activities have no property 'tier'.
              Declare it under 'activities' in the rule book, or let unknown fields be ignored.
            error LR6007 (1,100) $.activities[0].worth: 'partner.referred' activities have no property 'worth'.
              Declare it under 'activities' in the rule book, or let unknown fields be ignored.
            """);

    [Fact]
    public void A_reader_joins_what_the_rule_book_and_plug_ins_declare_of_a_type_and_its_family()
    {
        var book = When("any(partner.referred where note = 'urgent' and tier = 'gold')") with
        {
            Activities = [new ActivityDefinition("partner.referred", [new("note", FieldType.Text)]), new ActivityDefinition("*", [new("worth", FieldType.Text)])],
        };
        var engine = LeadEngine.Compile(book, Options);
        var lead = new LeadJsonReader(engine).Read("""{"id": "x", "activities": [{"note": "urgent", "tier": "gold", "worth": 5, "type": "partner.referred", "at": "2026-11-22"}, {"type": "other", "at": "2026-11-21", "worth": "much"}]}"""u8);

        lead.Activities.Select(static activity => $"{activity.Type} {string.Join(' ', activity.Properties.Select(static property => $"{property.Key}={property.Value}"))}").ShouldBe(["other worth=much", "partner.referred note=urgent tier=gold worth=5"]);
        engine.Score(lead, At)["fit"].Value.ShouldBe(10);
    }

    [Fact, Trait("Requirement", "S15")]
    public void Any_number_of_plug_ins_can_be_added()
    {
        var options = Enumerable.Range(0, 500).Aggregate(LeadEngineOptions.Default, static (so, i) => so.WithPlugIn(new LeadPlugIn
        {
            Name = $"p{i}",
            Version = "1",
            Functions = [new LeadFunction($"f{i}", FieldType.Number, [], (in FunctionArguments _) => i)],
        }));

        Points("f0() = 0 and f499() = 499", new Lead("x"), options).ShouldBe(10);
    }

    [Fact]
    public void Two_plug_ins_with_one_name_for_a_thing_are_both_named() =>
        Problems(When("true"), Options.WithPlugIn(PlugIn with { Name = "rival", Version = "3", Activities = [], Lists = new Dictionary<string, IReadOnlyCollection<string>>() })).ShouldBe(
            """
            error LR2031 $: The plug-in rival 3 adds the function 'tierOf', but the plug-in partner 1.2 has that name.
              Rename one of them.
            error LR2031 $: The plug-in rival 3 adds the field 'partnerTier', but the plug-in partner 1.2 has that name.
              Rename one of them.
            error LR2031 $: The plug-in rival 3 adds the intent 'partner.invite', but the plug-in partner 1.2 has that name.
              Rename one of them.
            """);

    [Fact]
    public void A_plug_in_that_is_added_in_two_versions_is_told() =>
        Problems(When("true"), LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn { Name = "a", Version = "1" }).WithPlugIn(new LeadPlugIn { Name = "a", Version = "2" })).ShouldBe(
            """
            error LR2031 $: The host adds several plug-ins with the name 'a': a 1 and a 2.
              Add one of them.
            """);

    [Fact]
    public void A_name_that_the_host_the_rule_book_or_the_language_has_is_told_with_the_plug_in()
    {
        var plugIn = new LeadPlugIn { Name = "p", Version = "1", Functions = [Function("length"), TierOf], Fields = [Field("plan"), Field("email")], Strategies = [new Named("leastOpen")] };

        Problems(When("true", new FieldDefinition("plan", FieldType.Text)), LeadEngineOptions.Default.WithFunction(TierOf).WithPlugIn(plugIn)).ShouldBe(
            """
            error LR2031 $: The plug-in p 1 adds the function 'length', but a function of the language has that name.
              Rename one of them.
            error LR2031 $: The plug-in p 1 adds the function 'tierOf', but a function of the host has that name.
              Rename one of them.
            error LR2031 $: The plug-in p 1 adds the field 'plan', but a field of the rule book has that name.
              Rename one of them.
            error LR2031 $: The plug-in p 1 adds the field 'email', but a field of every lead has that name.
              Rename one of them.
            error LR2031 $: The plug-in p 1 adds the strategy 'leastOpen', but a strategy of the library has that name.
              Rename one of them.
            """);
    }

    [Fact]
    public void A_property_of_two_types_is_told_with_both() =>
        Problems(When("true") with { Activities = [new ActivityDefinition("partner.referred", [new("tier", FieldType.Number), new("extra", FieldType.Text)])] }, Options).ShouldBe(
            """
            error LR2032 $: The plug-in partner 1.2 declares the property 'tier' of 'partner.referred' as a text, but the rule book declares it as a number.
              Give it one type, or rename one of them.
            """);

    [Fact]
    public void What_no_rule_book_could_declare_is_told()
    {
        var plugIn = new LeadPlugIn { Name = "p", Version = "1", Activities = [new ActivityDefinition("Partner Referred", []), new ActivityDefinition("p.q", [new("subject", FieldType.Text)])] };

        Problems(When("true"), LeadEngineOptions.Default.WithPlugIn(plugIn)).ShouldBe(
            """
            error LR2033 $: The plug-in p 1 declares the activity type 'Partner Referred'.
              Write a dotted name in small letters such as 'partner.referred', or a family such as 'partner.*'.
            error LR2033 $: The plug-in p 1 declares the property 'subject' of 'p.q'.
              Choose another name: the language uses this one.
            """);
    }

    [Theory]
    [InlineData(0, "it is null")]
    [InlineData(1, "it holds null")]
    [InlineData(2, "reading it threw InvalidOperationException: no disk")]
    public void A_list_that_cannot_be_read_is_told(int kind, string why)
    {
        IReadOnlyCollection<string>? list = kind switch { 0 => null, 1 => ["a", null!], _ => new Unreadable() };
        var plugIn = new LeadPlugIn { Name = "p", Version = "1", Lists = new Dictionary<string, IReadOnlyCollection<string>> { ["vip"] = list! } };

        Problems(When("true"), LeadEngineOptions.Default.WithPlugIn(plugIn)).ShouldBe(
            $"""
            error LR2033 $: The plug-in p 1 declares the list 'vip', which cannot be read: {why}.
              Give a collection of texts that can be read at any time.
            """);
    }

    [Fact]
    public void An_input_that_nobody_has_is_told_with_the_nearest() =>
        Problems(When("true", new FieldDefinition("partnerId", FieldType.Text)), LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn { Name = "p", Version = "1", Fields = [new LeadField("x", FieldType.Text, static _ => default) { Reads = ["partnerID", "email", "email.clickd"] }] })).ShouldBe(
            """
            warning LR4020 $: The field 'x' of plug-in p 1 reads 'partnerID', which is neither a field of leads nor an activity type.
              Did you mean 'partnerId'?
            warning LR4020 $: The field 'x' of plug-in p 1 reads 'email.clickd', which is neither a field of leads nor an activity type.
              Did you mean 'email.clicked'?
            """);

    [Fact]
    public void A_plug_in_has_a_name_a_version_and_no_nulls()
    {
        Should.Throw<ArgumentException>(static () => new LeadPlugIn { Name = "my plug-in", Version = "1" }).Message.ShouldStartWith("'my plug-in' cannot be the name of a plug-in");
        Should.Throw<ArgumentException>(static () => new LeadPlugIn { Name = "a", Version = " " });
        Should.Throw<ArgumentException>(static () => new LeadPlugIn { Name = "a", Version = "1", Fields = [null!] }).Message.ShouldStartWith("Fields holds null.");
        Should.Throw<ArgumentNullException>(static () => new LeadPlugIn { Name = "a", Version = "1", Functions = null! });
        Should.Throw<ArgumentException>(static () => new IntentDefinition("invite"));
    }

    [Fact]
    public void Options_differ_when_anything_in_them_does()
    {
        LeadEngineOptions[] all =
        [
            LeadEngineOptions.Default, Options, LeadEngineOptions.Default.WithFunction(TierOf), LeadEngineOptions.Default.WithField(Tier), LeadEngineOptions.Default.WithList("a", ["b"]),
            new() { Reps = [new RepDefinition { Id = "ana" }] }, new() { Pools = [new PoolDefinition { Id = "desk" }] }, new() { Strategies = [new Named("x")] },
        ];

        foreach (var (one, other) in from one in all from other in all select (one, other))
            one.Equals(other).ShouldBe(ReferenceEquals(one, other));
        Options.ShouldBe(LeadEngineOptions.Default.WithPlugIn(PlugIn with { }));
        Options.GetHashCode().ShouldBe(LeadEngineOptions.Default.WithPlugIn(PlugIn with { }).GetHashCode());
    }

    [Fact]
    public void A_wrapper_keeps_everything_but_the_body()
    {
        var calls = 0;
        var wrapped = PlugIn with
        {
            Functions = [.. PlugIn.Functions.Select(function => function.WithBody((in FunctionArguments arguments) => { calls++; return function.Body(arguments); }))],
            Fields = [.. PlugIn.Fields.Select(field => field.WithReader(lead => { calls++; return field.Reader(lead); }))],
        };

        Points("partnerTier = 'gold' and tierOf('P-1') = partnerTier", Referred("x"), LeadEngineOptions.Default.WithPlugIn(wrapped)).ShouldBe(10);
        calls.ShouldBeGreaterThan(1);
        (wrapped.Functions[0].Description, wrapped.Fields[0].Description).ShouldBe((TierOf.Description, Tier.Description));
        wrapped.Fields[0].Reads.ShouldBe(Tier.Reads);
    }

    private static LeadFunction Function(string name) => new(name, FieldType.Number, [], static (in FunctionArguments _) => 1);

    private static LeadField Field(string name) => new(name, FieldType.Text, static _ => "x");

    private sealed class Named(string name) : RoutingStrategy(name)
    {
        public override double CostOf(in RoutingCandidate candidate) => 0;

        public override string Describe(double cost) => "";
    }

    private sealed class Unreadable : IReadOnlyCollection<string>
    {
        public int Count => 1;

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException("no disk");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
