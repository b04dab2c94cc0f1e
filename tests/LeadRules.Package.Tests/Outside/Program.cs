// Somebody else's program: it knows LeadRules as packages alone, registers it, decides, and holds a store of its own to the laws.

using LeadRules;
using LeadRules.Stores;
using LeadRules.Testing;
using Microsoft.Extensions.DependencyInjection;

const string Rules = """
    {
      "name": "outside", "version": "1",
      "scores": { "interest": { "rules": [{ "id": "form", "points": 40, "per": "form.submitted" }] } },
      "lifecycle": {
        "start": "new",
        "stages": { "new": { "team": "marketing" }, "mql": { "team": "marketing", "routes": true }, "handed-off": { "team": "sales" } },
        "transitions": [
          { "id": "qualifies", "from": "new", "to": "mql", "when": "score.interest >= 40" },
          { "id": "hands-off", "from": "mql", "to": "handed-off", "on": "lead.assigned" }
        ]
      },
      "routing": { "reps": { "ana": {} }, "routes": [{ "id": "all", "to": "rep ana" }], "fallback": "queue triage" }
    }
    """;

var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
var leads = new InMemoryLeads();
var services = new ServiceCollection();
services.AddLeadRules(rules => rules.FromJson(Rules));
services.AddSingleton<ILeadSource>(leads);
services.AddSingleton<ILeadStateStore, ShoeboxStore>();
await using var provider = services.BuildServiceProvider();

leads.Put(new Lead("L-1") { Created = noon.AddDays(-1), Email = "ann@example.com", Activities = ActivityHistory.Of([new Activity("form.submitted", noon.AddHours(-1), "contact")]) });
await using (var scope = provider.CreateAsyncScope())
{
    var decided = await scope.ServiceProvider.GetRequiredService<LeadDesk>().HandleAsync("L-1", noon);
    Console.WriteLine($"{decided.Decision.Stage} by {decided.Decision.RuleBook}, with {decided.Decision.State.Owner}");
}

foreach (var law in LeadStateStoreConformance.Cases)
    await law.RunAsync(_ => ValueTask.FromResult<IRoutingStore>(new ShoeboxStore()));
Console.WriteLine("A store of our own keeps all laws of stores of states.");
