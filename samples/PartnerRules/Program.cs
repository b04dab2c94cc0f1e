using Acme.PartnerRules;
using Acme.PartnerRules.Rules;
using LeadRules;
using LeadRules.Stores;

// What the host knows besides the lead.
object[] known =
[
    new Account("acme.example", "Acme", 5_000_000),
    new Referral("northwind", "L-1", Won: true),
    new Referral("northwind", "L-2", Won: true),
    new Referral("northwind", "L-3", Won: false),
];

var partners = new LeadPlugIn
{
    Name = "partner-rules",
    Version = "1.0",
    Inference = new NRulesInference(new NRulesSettings
    {
        Rules = NRulesSettings.RulesIn(typeof(PartnerTierRule).Assembly),
        Fields = [new InferredField("partnerTier", FieldType.Text, "the tier of the partner who referred the lead")],
        Scores = ["fit"],
        Facts = (_, _) => known,
    }),
};

var engine = LeadEngine.Compile(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules.json")), LeadEngineOptions.Default.WithPlugIn(partners));
var at = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
var lead = new Lead("L-3") { Email = "ann@acme.example", Employees = 200 };

// Before: the partner is gold since two of its referrals were won; that gives points and chooses the route. After: the partner is thanked.
var decision = engine.Decide(lead, LeadState.New(lead.Id), at);
Console.WriteLine(decision.Explain());

var routed = await new LeadRouter(engine, new InMemoryRoutingStore()).RouteAndExplainAsync(lead, at);
Console.WriteLine(routed);
