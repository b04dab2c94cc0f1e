using LeadRules.Routing;

namespace LeadRules.Testing.Tests.PlugIns;

/// <summary>A sound plug-in passes, and a broken one of each kind fails with what is wrong.</summary>
public sealed class PlugInConformanceTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly LeadPlugIn Sound = new()
    {
        Name = "sound",
        Version = "1",
        Functions = [Function(static (in FunctionArguments arguments) => (double)arguments[0].AsText!.Length)],
        Fields = [new LeadField("initial", FieldType.Text, static lead => lead.Name?[..1])],
        Vectors = [PlugInVector.OfFunction("three", "sizeOf", ["abc"], 3), PlugInVector.OfField("named", "initial", new Lead("x") { Name = "Ana" }, "A"), PlugInVector.OfCondition("unknown", "sizeOf(name) > 2", new Lead("x"), At, null)],
    };

    private int _calls;

    [Fact]
    public void A_sound_plug_in_passes_and_its_speed_is_told()
    {
        var report = PlugInConformance.Verify(Sound);

        report.ToString().ShouldBe("The plug-in sound 1 keeps all laws; 3 vectors hold.");
        report.Speeds.Select(static speed => speed.Subject).ShouldBe(["sizeOf", "initial"], ignoreOrder: true);
    }

    [Fact]
    public void A_vector_that_does_not_hold_is_told_with_what_was_expected_and_seen() =>
        Should.Throw<PlugInConformanceException>(static () => PlugInConformance.Verify(Sound with { Vectors = [.. Sound.Vectors, PlugInVector.OfFunction("wrong", "sizeOf", ["ab"], 3)] })).Message.ShouldBe(
            """
            The plug-in sound 1 fails in 1:
            vectors
              looked at: the vector 'wrong: sizeOf('ab') is 3'
              expected:  3
              saw:       2
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Names_that_are_taken_are_told() =>
        Failures(Sound with { Fields = [new LeadField("email", FieldType.Text, static _ => default)], Vectors = [Sound.Vectors[0]] })
            .ShouldContain(("names", "The plug-in sound 1 adds the field 'email', but a field of every lead has that name."));

    [Fact]
    public void A_function_and_a_field_without_a_vector_are_told() =>
        Failures(Sound with { Vectors = [] }).ShouldBe([("vectors-exist", "none"), ("vectors-exist", "none")]);

    [Fact]
    public void An_inference_that_finds_something_else_each_time_is_told() =>
        Failures(Sound with { Inference = new Counting() }).ShouldContain(("same-answer", "2 was counted, by 'count'"));

    [Fact]
    public void An_inference_that_throws_is_told() =>
        Failures(Sound with { Inference = new Throwing() }).ShouldBe([("no-exception", "TimeoutException: no directory"), ("no-exception", "TimeoutException: no directory"), ("no-exception", "TimeoutException: no directory")]);

    [Fact]
    public void An_exception_is_told() =>
        Failures(With(static (in FunctionArguments _) => throw new InvalidOperationException("no disk"))).ShouldContain(("no-exception", "InvalidOperationException: no disk"));

    [Fact]
    public void A_result_of_another_type_is_told() =>
        Failures(With(static (in FunctionArguments _) => "three")).ShouldContain(("declared-type", "'three', of the type Text"));

    [Fact]
    public void An_answer_that_changes_is_told() =>
        Failures(With((in FunctionArguments _) => (double)Interlocked.Increment(ref _calls))).ShouldContain(("same-answer", "2"));

    [Fact]
    public void An_answer_that_differs_between_threads_is_told()
    {
        var own = Environment.CurrentManagedThreadId;
        var plugIn = With((in FunctionArguments _) => Interlocked.Increment(ref _calls) <= 2 || Environment.CurrentManagedThreadId == own ? 3 : 4);

        Failures(plugIn).ShouldContain(("same-answer", "4"));
    }

    [Fact]
    public void A_loop_without_end_is_told() =>
        PlugInConformance.Examine(With(static (in FunctionArguments _) => { Thread.Sleep(TimeSpan.FromSeconds(5)); return 3; }), new PlugInConformanceOptions { Patience = TimeSpan.FromMilliseconds(50) })
            .Failures.Select(static failure => failure.Seen).ShouldContain("no answer within 0.05 s");

    [Fact]
    public void A_field_that_throws_for_a_lead_of_whom_nothing_is_known_is_told() =>
        Failures(Sound with { Fields = [new LeadField("initial", FieldType.Text, static lead => lead.Name![..1])] }).ShouldHaveSingleItem().Law.ShouldBe("no-exception");

    [Fact]
    public void A_field_that_changes_the_lead_is_told()
    {
        var lead = new Lead("x").With(new Activity("call.made", At, properties: [KeyValuePair.Create<string, FieldValue>("by", "ana")]));
        var changing = new LeadField("initial", FieldType.Text, static lead =>
        {
            // Nothing public changes a lead; a cast that relies on its insides can.
            foreach (var activity in lead.Activities)
                ((KeyValuePair<string, FieldValue>[])activity.Properties)[0] = KeyValuePair.Create<string, FieldValue>("by", "eva");
            return "A";
        });

        Failures(Sound with { Fields = [changing], Vectors = [Sound.Vectors[0], PlugInVector.OfField("changed", "initial", lead, "A")] }).ShouldBe([("leads-stay", "the field changed it")]);
    }

    [Theory]
    [InlineData("sizeOf", "missing")]
    [InlineData("sizeof", "there is none")]
    public void A_vector_that_asks_what_cannot_be_asked_is_told(string function, string seen) =>
        Failures(Sound with { Vectors = [.. Sound.Vectors, PlugInVector.OfFunction("odd", function, [FieldValue.Missing], 1)] }).ShouldBe([("vectors", seen)]);

    [Fact]
    public void Arguments_of_other_types_are_told() =>
        Failures(Sound with { Vectors = [.. Sound.Vectors, PlugInVector.OfFunction("odd", "sizeOf", [3], 1)] }).ShouldBe([("vectors", "(3)")]);

    [Fact]
    public void A_condition_with_an_error_is_told() =>
        Failures(Sound with { Vectors = [.. Sound.Vectors, PlugInVector.OfCondition("odd", "sizeOff(name) > 2", new Lead("x"), At, true)] })
            .ShouldHaveSingleItem().Seen.ShouldContain("There is no function 'sizeOff'.");

    [Fact]
    public void A_strategy_that_gives_no_number_or_no_words_is_told() =>
        Failures(Sound with { Strategies = [new Odd()] }).Select(static failure => failure.Law).Distinct().ShouldBe(["declared-type", "no-exception"]);

    [Fact]
    public void Custom_fields_that_it_reads_come_from_the_rule_book_of_the_examination()
    {
        var plugIn = Sound with { Fields = [new LeadField("initial", FieldType.Text, static lead => lead["nick"].AsText?[..1]) { Reads = ["nick"] }], Vectors = [Sound.Vectors[0], PlugInVector.OfField("nick", "initial", new Lead("x").With("nick", "Bo"), "B")] };

        Failures(plugIn).ShouldHaveSingleItem().Law.ShouldBe("names");
        PlugInConformance.Verify(plugIn, new PlugInConformanceOptions { Book = RuleBook.Parse("""{ "name": "t", "fields": { "nick": "text" } }""") }).Failures.ShouldBeEmpty();
    }

    private static IReadOnlyList<(string Law, string Seen)> Failures(LeadPlugIn plugIn) => [.. PlugInConformance.Examine(plugIn).Failures.Select(static failure => (failure.Law, failure.Seen))];

    private static LeadFunction Function(LeadFunctionBody body) => new("sizeOf", FieldType.Number, [FieldType.Text], body);

    private static LeadPlugIn With(LeadFunctionBody body) => Sound with { Functions = [Function(body)], Vectors = [.. Sound.Vectors.Take(2)] };

    private sealed class Odd() : RoutingStrategy("odd")
    {
        public override double CostOf(in RoutingCandidate candidate) => double.NaN;

        public override string Describe(double cost) => "";
    }

    private sealed class Counting : LeadInference
    {
        private int _asked;

        public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at) => [];

        public override IReadOnlyList<Finding> React(DecidedFacts decided) => [Finding.OfFault($"{++_asked} was counted", "count")];
    }

    private sealed class Throwing : LeadInference
    {
        public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at) => throw new TimeoutException("no directory");
    }
}
