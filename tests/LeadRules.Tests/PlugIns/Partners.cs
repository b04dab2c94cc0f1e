using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.PlugIns;

/// <summary>Plug-ins and rule books to try them on.</summary>
internal static class Partners
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static LeadFunction TierOf { get; } = new("tierOf", FieldType.Text, [FieldType.Text], static (in FunctionArguments arguments) => arguments[0].AsText == "P-1" ? "gold" : default(FieldValue)) { Description = "the tier of a partner" };

    public static LeadField Tier { get; } = new("partnerTier", FieldType.Text, static lead => lead.Activities.OfType("partner.referred") is [.., var last] ? last["tier"] : default) { Reads = ["partner.referred"], Description = "the tier of the referring partner" };

    public static LeadPlugIn PlugIn { get; } = new()
    {
        Name = "partner",
        Version = "1.2",
        Functions = [TierOf],
        Fields = [Tier],
        Activities = [new ActivityDefinition("partner.referred", [new("tier", FieldType.Text), new("worth", FieldType.Number)])],
        Lists = new Dictionary<string, IReadOnlyCollection<string>> { ["gold-partners"] = ["P-1"] },
        Intents = [new IntentDefinition("partner.invite", "Invite the partner.")],
    };

    public static LeadEngineOptions Options => LeadEngineOptions.Default.WithPlugIn(PlugIn);

    public static Lead Referred(string id, string tier = "gold", double worth = 5) => new Lead(id).With(new Activity(
        "partner.referred", At.AddDays(-1), properties: [KeyValuePair.Create<string, FieldValue>("tier", tier), KeyValuePair.Create<string, FieldValue>("worth", worth)]));

    public static RuleBook When(string condition, params IReadOnlyList<FieldDefinition> fields) => RuleBook.Parse("""{ "name": "t" }""") with
    {
        Fields = fields,
        Scores = [new ScoreDefinition { Name = "fit", Rules = [new RuleDefinition { Id = "rule", Points = 10, When = Condition.Parse(condition) }] }],
    };

    public static double Points(string condition, Lead lead, LeadEngineOptions? options = null) => LeadEngine.Compile(When(condition), options ?? Options).Score(lead, At)["fit"].Value;

    /// <summary>The line in which the only rule is explained.</summary>
    public static string Why(string condition, Lead lead, LeadEngineOptions? options = null) =>
        LeadEngine.Compile(When(condition), options ?? Options).Explain(lead, At).ToString().Split('\n').Single(static line => line.Contains("  rule ", StringComparison.Ordinal)).Split("rule ", 2)[1].Trim();

    /// <summary>The problems; what has no place in the rule book stands at its beginning, which is left out here.</summary>
    public static string Problems(RuleBook book, LeadEngineOptions options) => RuleBooks.Sample.ProblemsOf(book, options).Replace(" (1,1) $:", " $:", StringComparison.Ordinal);
}
