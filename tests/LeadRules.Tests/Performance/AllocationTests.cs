namespace LeadRules.Tests.Performance;

/// <summary>Scoring allocates nothing, whatever a rule book asks for.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Features => [.. ScoringFeatures.All.Select(static feature => feature.Name)];

    [Theory, MemberData(nameof(Features))]
    public void Scoring_allocates_nothing(string feature)
    {
        var (_, engine, lead, _) = Compiled(feature);

        Allocations.OfScoring(engine, lead, ScoringFeatures.At).ShouldBe(0);
    }

    /// <summary>A case whose rules do nothing for its lead would allocate nothing whatever the feature does.</summary>
    [Theory, MemberData(nameof(Features))]
    public void The_feature_has_its_effect_on_the_lead(string feature)
    {
        var (_, engine, lead, value) = Compiled(feature);

        engine.Score(lead, ScoringFeatures.At).Values[0].Value.ShouldBe(value);
    }

    [Fact]
    public void The_count_sees_an_allocation()
    {
        var boxing = new LeadFunction("boxing", FieldType.Number, [], static (in FunctionArguments _) => new int[1].Length);
        var engine = LeadEngine.Compile("""{ "name": "b", "scores": { "s": { "formula": "boxing()" } } }""", LeadEngineOptions.Default.WithFunction(boxing));

        Allocations.OfScoring(engine, new Lead("x"), ScoringFeatures.At).ShouldBeGreaterThan(0);
    }

    private static (string Name, LeadEngine Engine, Lead Lead, double Value) Compiled(string feature)
    {
        var one = ScoringFeatures.All.Single(one => one.Name == feature);
        return (one.Name, LeadEngine.Compile(one.Book, ScoringFeatures.Host), one.Lead, one.Value);
    }
}
