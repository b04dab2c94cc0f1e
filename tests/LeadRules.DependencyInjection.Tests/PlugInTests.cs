using System.Diagnostics.Metrics;
using LeadRules.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules.DependencyInjection.Tests;

public sealed class PlugInTests
{
    private const string Json = """{ "name": "acme", "scores": { "fit": { "rules": [ { "id": "a", "points": 1, "when": "risk(employees) > 0" }, { "id": "b", "points": 2, "when": "employees > 0" } ] } } }""";

    private static readonly Lead s_lead = new("L-1") { Employees = 10 };

    [Fact]
    public async Task What_a_plug_in_throws_is_counted_and_logged_at_powers_of_ten_and_the_decision_stands()
    {
        using var faults = new Counted("leadrules.plugin.faults");
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromJson(Json).AddPlugIn(Risk("thrower", static _ => throw new InvalidOperationException("no model")))));
        for (var i = 0; i < 10; i++)
            app.Rules.Current.Score(s_lead, app.Time.Now)["fit"].Value.ShouldBe(2);
        app.Lines.All.Skip(1).ShouldBe([
            "Warning 40: Plug-in thrower 1.0: the function 'risk' went wrong 1 times: InvalidOperationException: no model",
            "Warning 40: Plug-in thrower 1.0: the function 'risk' went wrong 10 times: InvalidOperationException: no model",
        ]);
        faults.Of("thrower 1.0").ShouldBe(["thrower 1.0/the function 'risk'/exception: 10"]);
        app.Rules.Current.Explain(s_lead, app.Time.Now).ToString().ShouldContain("threw InvalidOperationException: no model");
    }

    [Fact]
    public async Task A_wrong_type_a_NaN_and_a_slow_call_are_named_too()
    {
        using var faults = new Counted("leadrules.plugin.faults");
        var time = new FakeTime();
        await using var app = new App(services => services.AddSingleton<TimeProvider>(time).AddLeadRules(rules => rules.FromJson(Json).AddPlugIn(new LeadPlugIn
        {
            Name = "odd",
            Version = "2",
            Functions = [new LeadFunction("risk", FieldType.Number, [FieldType.Number], static (in _) => "high")],
            Fields = [new LeadField("slow", FieldType.Number, _ =>
            {
                time.Advance(TimeSpan.FromMilliseconds(150));
                return 1;
            })],
            Strategies = [new NaNStrategy()],
        })));
        var plugIn = app.Rules.Current;
        plugIn.Score(s_lead, time.Now)["fit"].Value.ShouldBe(2);
        var options = app.Services.GetRequiredService<Books.BookRegistration>().Options(app.Services).PlugIns[0];
        options.Fields[0].Reader(s_lead).AsNumber.ShouldBe(1);
        var rep = RuleBook.Parse(Life.Book).Routing.Reps[0];
        double.IsNaN(options.Strategies[0].CostOf(new RoutingCandidate { Rep = rep, Weight = 1, State = new RepState { Rep = "ana" }, Value = 0, Matches = 0, Lead = s_lead, At = time.Now })).ShouldBeTrue();
        app.Lines.All.Skip(1).ShouldBe([
            "Warning 40: Plug-in odd 2: the function 'risk' went wrong 1 times: it gave high, which is not of the type Number",
            "Warning 40: Plug-in odd 2: the field 'slow' went wrong 1 times: it took 150 ms; decisions wait for it",
            "Warning 40: Plug-in odd 2: the strategy 'nan' went wrong 1 times: it gave NaN",
        ]);
        faults.Of("odd 2").ShouldBe(["odd 2/the field 'slow'/slow: 1", "odd 2/the function 'risk'/type: 1", "odd 2/the strategy 'nan'/nan: 1"]);
    }

    [Fact]
    public async Task What_an_inference_throws_is_counted_and_logged_and_the_decision_stands()
    {
        using var faults = new Counted("leadrules.plugin.faults");
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromJson(Json).AddPlugIn(Risk("reasoner", static _ => 0) with { Inference = new Lost() })));
        var decision = app.Rules.Current.Decide(s_lead, LeadState.New("L-1"), app.Time.Now);

        decision.Scores["fit"].Value.ShouldBe(2);
        decision.Findings.ShouldHaveSingleItem().ToString().ShouldBe("the inference of plug-in reasoner 1.0 threw TimeoutException: no directory, by 'reasoner 1.0'");
        app.Lines.All.Skip(1).ShouldBe(["Warning 40: Plug-in reasoner 1.0: the inference went wrong 1 times: TimeoutException: no directory"]);
        faults.Of("reasoner 1.0").ShouldBe(["reasoner 1.0/the inference/exception: 1"]);
    }

    [Fact]
    public async Task Each_kind_of_fault_has_powers_of_ten_of_its_own_and_a_number_that_is_none_is_nan()
    {
        using var faults = new Counted("leadrules.plugin.faults");
        var calls = 0;
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromJson(Json).AddPlugIn(
            Risk("mixed", _ => calls++ == 0 ? throw new InvalidOperationException("no model") : double.NaN))));
        for (var i = 0; i < 3; i++)
            app.Rules.Current.Score(s_lead, app.Time.Now)["fit"].Value.ShouldBe(2);
        app.Lines.All.Skip(1).ShouldBe([
            "Warning 40: Plug-in mixed 1.0: the function 'risk' went wrong 1 times: InvalidOperationException: no model",
            "Warning 40: Plug-in mixed 1.0: the function 'risk' went wrong 1 times: it gave NaN",
        ]);
        faults.Of("mixed 1.0").ShouldBe(["mixed 1.0/the function 'risk'/exception: 1", "mixed 1.0/the function 'risk'/nan: 2"]);
    }

    [Fact]
    public void The_time_limit_needs_no_free_thread_of_the_pool()
    {
        using var release = new ManualResetEventSlim();
        var thread = new PlugIns.PlugInThread("test", TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Should.Throw<PlugIns.PlugInStuckException>(() => thread.Run(() => release.Wait(TimeSpan.FromSeconds(60)))).IsFirst.ShouldBeTrue();
        release.Set();
        thread.IsStuck.ShouldBeTrue();
    }

    [Fact]
    public async Task A_call_that_does_not_end_costs_one_thread_and_the_plug_in_is_out_of_service_until_a_reload()
    {
        using var faults = new Counted("leadrules.plugin.faults");
        using var calls = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        var entered = 0;
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromJson(Json).AddPlugIn(
            Risk("looper", _ =>
            {
                Interlocked.Increment(ref entered);
                calls.Release();
                release.Wait();
                return 1;
            }),
            TimeSpan.FromMilliseconds(50))));
        var engine = app.Rules.Current;
        var deciding = Task.Factory.StartNew(() => engine.Score(s_lead, default)["fit"].Value, TaskCreationOptions.LongRunning);
        (await calls.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue();
        await app.Time.TimerOf(TimeSpan.FromMilliseconds(50));
        app.Time.Advance(TimeSpan.FromMilliseconds(50));
        (await deciding.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(2);
        for (var i = 0; i < 100; i++)
            engine.Score(s_lead, default)["fit"].Value.ShouldBe(2);
        entered.ShouldBe(1);
        engine.Explain(s_lead, default).ToString().ShouldContain("threw TimeoutException: the plug-in looper 1.0 is out of service until the rule book is loaded again: a call did not end within 50 ms");
        app.Lines.All.Skip(1).ShouldBe(["Error 41: Plug-in looper 1.0 is out of service until the rule book is loaded again: the function 'risk' did not end within 00:00:00.0500000."]);
        faults.Of("looper 1.0").Select(static sum => sum.Split(": ")[0]).ShouldBe(["looper 1.0/the function 'risk'/out_of_service", "looper 1.0/the function 'risk'/timeout"]);

        release.Set();
        await app.Rules.ReloadAsync();
        app.Rules.Current.Score(s_lead, default)["fit"].Value.ShouldBe(3);
    }

    [Fact]
    public async Task Plug_ins_are_made_with_the_services_of_the_application_and_found_in_assemblies()
    {
        await using var app = new App(services => services
            .AddSingleton(new Scale(3))
            .AddLeadRules(static rules => rules.FromJson(Json).AddPlugIn<ScaledPlugIn>())
            .AddLeadRules("found", static rules => rules.FromJson(Json).AddPlugInsFrom(typeof(PlugInTests).Assembly)));
        app.Rules.Current.Score(s_lead, default)["fit"].Value.ShouldBe(3);
        app.Rules.Get("found").Score(s_lead, default)["fit"].Value.ShouldBe(3);
        ScaledPlugIn.Described.ShouldBe(1, "described once, though two rule books have it");
    }

    [Fact]
    public async Task A_plug_in_that_cannot_describe_itself_is_a_problem_of_the_rule_book()
    {
        await using var app = new App(services => services.AddLeadRules(static rules => rules.FromJson(Json).AddPlugIn<Mute>()));
        Should.Throw<LeadRulesException>(() => app.Rules.Current).Message.ShouldBe("""
            1 rule book cannot be used.
            The rule book from JSON text:
            What the host adds to it cannot be made: PlugInException: The plug-in LeadRules.DependencyInjection.Tests.PlugInTests+Mute described nothing: Describe() gave null.
            """);
    }

    private static LeadPlugIn Risk(string name, Func<double, FieldValue> risk) => new()
    {
        Name = name,
        Version = "1.0",
        Functions = [new LeadFunction("risk", FieldType.Number, [FieldType.Number], (in arguments) => risk(arguments[0].AsNumber!.Value))],
    };

    private sealed class Mute : ILeadPlugIn
    {
        public LeadPlugIn Describe() => null!;
    }

    private sealed class Lost : LeadInference
    {
        public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at) => throw new TimeoutException("no directory");
    }

    private sealed class NaNStrategy() : RoutingStrategy("nan")
    {
        public override double CostOf(in RoutingCandidate candidate) => double.NaN;

        public override string Describe(double cost) => "nothing";
    }

    /// <summary>Adds up a counter for each plug-in, part and kind of fault.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, long> _sums = new();

        public Counted(string counter)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "LeadRules" && instrument.Name == counter)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _sums.AddOrUpdate(string.Join('/', tags.ToArray().Select(static tag => tag.Value)), value, (_, sum) => sum + value));
            _listener.Start();
        }

        public IEnumerable<string> Of(string plugIn) => _sums.Where(sum => sum.Key.StartsWith(plugIn, StringComparison.Ordinal)).Select(static sum => $"{sum.Key}: {sum.Value}").Order(StringComparer.Ordinal);

        public void Dispose() => _listener.Dispose();
    }
}

/// <summary>A service that a plug-in needs.</summary>
public sealed record Scale(double By);

/// <summary>A plug-in that needs a service.</summary>
public sealed class ScaledPlugIn(Scale scale) : ILeadPlugIn
{
    private static int s_described;

    public static int Described => s_described;

    public LeadPlugIn Describe()
    {
        Interlocked.Increment(ref s_described);
        return new LeadPlugIn
        {
            Name = "scaled",
            Version = "1.0",
            Functions = [new LeadFunction("risk", FieldType.Number, [FieldType.Number], (in arguments) => arguments[0].AsNumber!.Value * scale.By)],
        };
    }
}
