using System.Text;
using CrmApi.Data;
using LeadRules;
using LeadRules.Stores;

namespace CrmApi.Api;

/// <summary>The rule book in force, its history, and the next one: tried first, then published.</summary>
internal static class RuleBookEndpoints
{
    public const string Name = "crm";

    /// <summary>As many leads are decided by both books when a new one is tried.</summary>
    private const int TriedLeads = 1_000;

    private const int Examples = 3;
    private const int MostRevisions = 50;

    public static void MapRuleBook(this IEndpointRouteBuilder app)
    {
        var book = app.MapGroup("/rule-book").WithTags("Rule book");
        book.MapGet("/", static async (IRuleBookStore store, CancellationToken cancellation) => Results.Text((await store.CurrentAsync(Name, cancellation))!.Json, "application/json"))
            .WithSummary("The rule book in force.");
        book.MapGet("/history", static async (IRuleBookStore store, CancellationToken cancellation) =>
            (await store.HistoryAsync(Name, MostRevisions, cancellation)).Select(static one => new { one.Revision, one.At, one.By })).WithSummary("Who published when.");
        book.MapPost("/", PostAsync)
            .WithSummary("Tries a rule book (dryRun=true), or publishes it after the revision that its author had before them.")
            .Accepts<object>("application/json").Produces<TrialAnswer>().ProducesProblem(400).ProducesProblem(409);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, bool? dryRun, long? after, string? by, ILeadRules rules, RuleBookPublisher publisher, LeadTable table, ILeadStateStore store, TimeProvider clock, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        var json = await reader.ReadToEndAsync(cancellation);
        var current = rules.Current;
        if (!LeadEngine.TryCompile(Encoding.UTF8.GetBytes(json), null, out var next, out var diagnostics))
            return Refusals.Of("The rule book cannot be used.", diagnostics.Select(DiagnosticAnswer.Of));
        if (dryRun == true)
            return Results.Ok(await TryAsync(current, next, diagnostics, table, store, clock.GetUtcNow(), cancellation));
        return await publisher.PublishAsync(Name, json, by, after, cancellation) is { } published
            ? Results.Ok(new { published.Revision, published.At, published.By })
            : Results.Problem(title: $"Revision {after} is not in force any more.", statusCode: 409, detail: "Somebody else has published since. Look at GET /rule-book and at its history, and send yours again after it.");
    }

    private static async Task<TrialAnswer> TryAsync(LeadEngine current, LeadEngine next, IReadOnlyList<Diagnostic> diagnostics, LeadTable table, ILeadStateStore store, DateTimeOffset at, CancellationToken cancellation)
    {
        SortedDictionary<string, List<string>> shifts = new(StringComparer.Ordinal);
        var leads = await table.PageAsync(null, "", TriedLeads, cancellation);
        foreach (var lead in leads)
        {
            var state = (await store.FindStateAsync(lead.Id, cancellation))?.State ?? LeadState.New(lead.Id);
            var (before, after) = (current.Decide(lead, state, at), next.Decide(lead, state, at));
            Note(shifts, "stage", before.Stage, after.Stage, lead);
            foreach (var (score, place) in before.Scores.Names.Select(static (name, place) => (name, place)).Where(one => after.Scores.Names.Contains(one.name)))
                Note(shifts, $"band of {score}", before.Scores.Values[place].Band, after.Scores[score].Band, lead);
        }

        return new TrialAnswer(
            [.. diagnostics.Select(DiagnosticAnswer.Of)],
            [.. next.RuleBook.ChangesSince(current.RuleBook).Select(static change => change.ToString())],
            leads.Count,
            [.. shifts.Select(static shift => new Shift(shift.Key, shift.Value.Count, [.. shift.Value.Take(Examples)]))]);
    }

    private static void Note(SortedDictionary<string, List<string>> shifts, string what, string? before, string? after, Lead lead)
    {
        if (before == after)
            return;
        var key = $"{what}: {before ?? "none"} -> {after ?? "none"}";
        if (!shifts.TryGetValue(key, out var moved))
            shifts.Add(key, moved = []);
        moved.Add(lead.Id);
    }
}

/// <summary>What a rule book would change.</summary>
internal sealed record TrialAnswer(IReadOnlyList<DiagnosticAnswer> Diagnostics, IReadOnlyList<string> Changes, int LeadsTried, IReadOnlyList<Shift> Shifts);

/// <summary>Leads that would change in the same way.</summary>
internal sealed record Shift(string What, int Leads, IReadOnlyList<string> Examples);
