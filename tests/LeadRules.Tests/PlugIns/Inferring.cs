namespace LeadRules.Tests.PlugIns;

/// <summary>An inference made of what a test says, and the engines and leads to try it on.</summary>
internal sealed class Inferring(Func<Lead, DateTimeOffset, IReadOnlyList<Finding>>? derive = null, Func<DecidedFacts, IReadOnlyList<Finding>>? react = null) : LeadInference
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<InferredField> Tiers { get; init; } = [new InferredField("tier", FieldType.Text, "the tier of the partner")];

    public IReadOnlyList<string> Points { get; init; } = ["fit"];

    /// <summary>How often it was asked to derive.</summary>
    public int Asked { get; private set; }

    public override IReadOnlyList<InferredField> Fields => Tiers;

    public override IReadOnlyList<string> Scores => Points;

    public static Inferring Of(params Finding[] findings) => new((_, _) => findings);

    public static Inferring After(params Finding[] findings) => new(react: _ => findings);

    public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at)
    {
        Asked++;
        return derive?.Invoke(lead, at) ?? [];
    }

    public override IReadOnlyList<Finding> React(DecidedFacts decided) => react?.Invoke(decided) ?? [];

    public LeadEngineOptions Options => OptionsOf(this);

    public static LeadEngineOptions OptionsOf(LeadInference inference) => LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn
    {
        Name = "partner",
        Version = "1.2",
        Inference = inference,
        Intents = [new IntentDefinition("partner.thank")],
    });

    public LeadEngine With(string book) => LeadEngine.Compile(book, Options);

    public LeadDecision Decide(string book, Lead? lead = null) => With(book).Decide(lead ?? new Lead("L-1"), LeadState.New((lead ?? new Lead("L-1")).Id), At);

    /// <summary>What went wrong, in the words of explanations.</summary>
    public IEnumerable<string> Faults(string book) => Decide(book).Findings.Where(static finding => finding.Kind == FindingKind.Fault).Select(static fault => fault.ToString());
}
