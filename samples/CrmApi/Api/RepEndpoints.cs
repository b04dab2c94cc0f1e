using CrmApi.Data;
using LeadRules;
using LeadRules.Stores;
using Microsoft.Extensions.Options;

namespace CrmApi.Api;

/// <summary>What reps look at, and what those look at who keep the host running.</summary>
internal static class RepEndpoints
{
    private const int MostLeads = 10_000;
    private const int MostIntents = 100;

    public static void MapReps(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reps/{rep}/hot-list", HotListAsync).WithTags("Reps").WithSummary("Whom to call first, and why.").Produces<IEnumerable<HotLead>>().ProducesProblem(400);
        var outbox = app.MapGroup("/outbox").WithTags("Outbox");
        outbox.MapGet("/set-aside", static async (IOutbox outbox, CancellationToken cancellation) =>
            (await outbox.SetAsideIntentsAsync(MostIntents, cancellation)).Select(static aside => new { aside.Number, aside.Lead, aside.Intent.Kind, aside.Intent.To, aside.Attempts, aside.Problem }))
            .WithSummary("What could not be done, and why.");
        outbox.MapPost("/set-aside/{number}/revive", static async (long number, IOutbox outbox, LeadSignal signal, CancellationToken cancellation) =>
        {
            if (!await outbox.ReviveIntentAsync(number, cancellation))
                return Results.Problem(title: $"No intent {number} is set aside.", statusCode: 404);
            signal.Set();
            return Results.NoContent();
        }).WithSummary("Tries it again.");
    }

    private static async Task<IResult> HotListAsync(string rep, int? top, LeadTable table, LeadEngine engine, ILeadStateStore store, IOptions<CrmOptions> options, TimeProvider clock, CancellationToken cancellation)
    {
        if (top is < 1 or > MostLeads)
            return Results.Problem(title: $"top is 1 to {MostLeads}.", statusCode: 400);
        List<Lead> leads = [];
        foreach (var id in await table.IdsAsync(rep, "", MostLeads, cancellation))
        {
            // Who has a lead is decided, and the table follows when the intents are acted on; whoever lost it since has it no more.
            var last = (await store.FindStateAsync(id, cancellation))?.State.Notes.LastOrDefault(static note => note.Kind is LeadNoteKind.Assigned or LeadNoteKind.Released);
            if ((last is null || (last.Kind == LeadNoteKind.Assigned && last.Name == rep)) && await table.FindAsync(id, cancellation) is { } lead)
                leads.Add(lead);
        }

        var score = options.Value.HotListBy;
        return Results.Ok(engine.HotList(leads, owner: null, score, clock.GetUtcNow(), top ?? 10)
            .Select(one => new HotLead(one.Lead.Id, one.Lead.Company, one[score].Value.Value, one[score].Value.Band, [.. one.Scores.SelectMany(static part => part.Contributions).OrderByDescending(static rule => rule.Points).Take(3).Select(static rule => $"{rule.Rule.Id} {rule.Points:0}")])));
    }
}

/// <summary>A lead to call.</summary>
internal sealed record HotLead(string Lead, string? Company, double Score, string? Band, IReadOnlyList<string> Why);
