using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CrmApi.Data;
using LeadRules;
using LeadRules.Stores;

namespace CrmApi.Api;

/// <summary>Leads and what they do come in; what was decided goes out.</summary>
internal static class LeadEndpoints
{
    private static readonly string[] Dispositions = ["qualified", "recycle", "junk", "could-not-reach"];

    public static void MapLeads(this IEndpointRouteBuilder app)
    {
        var leads = app.MapGroup("/leads").WithTags("Leads");
        leads.MapPost("/", PostLeadAsync).WithSummary("Takes in a lead, as in lead files. Sending it again changes what is different.").Accepts<JsonObject>("application/json").Produces<DecisionAnswer>().ProducesProblem(400).ProducesProblem(409);
        leads.MapPost("/{id}/activities", PostActivityAsync).WithSummary("Takes in something that the lead did, or that was done to it. Sending it again changes nothing.").Accepts<JsonObject>("application/json").Produces<DecisionAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        leads.MapPost("/{id}/dispositions", PostDispositionAsync).WithSummary("Says what sales thinks of the lead.").Produces<DecisionAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        leads.MapGet("/{id}", GetAsync).WithSummary("The lead as it stands.").Produces<DecisionAnswer>().ProducesProblem(404);
        leads.MapGet("/{id}/explanation", ExplainAsync).WithSummary("Why everything about the lead is as it is, as text, or as JSON where that is asked for.").Produces<string>(200, "text/plain").ProducesProblem(404);
        leads.MapGet("/{id}/history", HistoryAsync).WithSummary("What was decided about the lead, by which version of the rule book, and what came of it.").Produces<HistoryAnswer>().ProducesProblem(404);
    }

    private static async Task<IResult> PostLeadAsync(HttpRequest request, Intake intake, LeadTable table, Undecided undecided, LeadDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (lead, problems) = intake.Lead(await BodyAsync(request, cancellation));
        if (lead is null)
            return Refusals.Of("The lead cannot be taken in.", problems);
        var id = (string)lead["id"]!;
        if (await table.PutAsync(lead, cancellation) is { } taken)
            return Refusals.AnotherActivity(id, taken);
        return Results.Ok(DecisionAnswer.Of(await undecided.DecideAsync(desk, id, clock.GetUtcNow(), null, CancellationToken.None)));
    }

    private static async Task<IResult> PostActivityAsync(string id, HttpRequest request, Intake intake, LeadTable table, Undecided undecided, LeadDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (activity, problems) = intake.Activity(await BodyAsync(request, cancellation));
        return activity is null ? Refusals.Of("The activity cannot be taken in.", problems) : await HappensAsync(id, activity, atMatters: true, table, undecided, desk, clock, cancellation);
    }

    private static async Task<IResult> PostDispositionAsync(string id, DispositionBody body, Intake intake, LeadTable table, Undecided undecided, LeadDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Dispositions.Contains(body.Disposition, StringComparer.Ordinal))
            return Results.Problem(title: $"There is no disposition '{body.Disposition}'.", statusCode: 400, detail: $"Give one of {string.Join(", ", Dispositions)}.");
        var given = new JsonObject { ["type"] = "disposition.given", ["at"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), ["subject"] = body.Disposition };
        if (body.Id is not null)
            given["id"] = body.Id;
        if (body.Reason is not null)
            given["reason"] = body.Reason;
        if (body.Until is { } until)
            given["until"] = until.ToString("O", CultureInfo.InvariantCulture);
        var (activity, problems) = intake.Activity(Encoding.UTF8.GetBytes(given.ToJsonString()));
        return activity is null ? Refusals.Of("The rule book does not take the disposition.", problems) : await HappensAsync(id, activity, atMatters: false, table, undecided, desk, clock, cancellation);
    }

    /// <summary>First the host's own leads, then the desk: so it is right whoever else decides the lead at the same time, and after a crash between the two. Once it is kept it is decided, even if the caller has hung up.</summary>
    private static async Task<IResult> HappensAsync(string id, JsonObject activity, bool atMatters, LeadTable table, Undecided undecided, LeadDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (!await table.ExistsAsync(id, cancellation))
            return Refusals.NoSuchLead(id);
        if (!await table.AddAsync(id, activity, atMatters, cancellation))
            return Refusals.AnotherActivity(id, (string)activity["id"]!);
        return Results.Ok(DecisionAnswer.Of(await undecided.DecideAsync(desk, id, clock.GetUtcNow(), null, CancellationToken.None)));
    }

    private static async Task<IResult> GetAsync(string id, LeadTable table, LeadEngine engine, ILeadStateStore store, TimeProvider clock, CancellationToken cancellation) =>
        await DecideAsync(id, table, engine, store, clock, cancellation) is { } decision ? Results.Ok(DecisionAnswer.Of(decision)) : Refusals.NoSuchLead(id);

    private static async Task<IResult> ExplainAsync(string id, HttpRequest request, LeadTable table, LeadEngine engine, ILeadStateStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (await DecideAsync(id, table, engine, store, clock, cancellation) is not { } decision)
            return Refusals.NoSuchLead(id);
        var why = decision.Explain();
        return request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase) ? Results.Text(why.ToJson(), "application/json") : Results.Text(why.ToString());
    }

    private static async Task<IResult> HistoryAsync(string id, LeadTable table, IDecisionLog log, MessageBoard messages, CancellationToken cancellation) => !await table.ExistsAsync(id, cancellation) ? Refusals.NoSuchLead(id) : Results.Ok(new HistoryAnswer(
        [.. (await log.DecisionsAsync(new DecisionFilter { Lead = id, LatestFirst = true, Max = 1_000 }, cancellation)).Select(static made => new PastDecision(made.Revision, made.At, $"{made.Book} {made.Version}".TrimEnd(), made.Variant, JsonNode.Parse(made.Json)!))],
        await messages.AboutAsync(id, cancellation)));

    /// <summary>What would be decided now; nothing is kept.</summary>
    private static async Task<LeadDecision?> DecideAsync(string id, LeadTable table, LeadEngine engine, ILeadStateStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var stored = await store.FindStateAsync(id, cancellation);
        return await table.FindAsync(id, cancellation) is { } lead ? engine.Decide(lead, stored?.State ?? LeadState.New(id), clock.GetUtcNow()) : null;
    }

    /// <summary>The bytes as they came in: whoever reads them tells what is no UTF-8, and does not change it.</summary>
    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return body.ToArray();
    }
}

/// <summary>What sales thinks of a lead. Who may send it again gives it an id, so that it counts once.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DispositionBody(string Disposition, string? Reason, DateTimeOffset? Until, string? Id);

/// <summary>What was decided, and what the host did.</summary>
internal sealed record HistoryAnswer(IReadOnlyList<PastDecision> Decisions, IReadOnlyList<Message> Done);

/// <summary>A decision as it was kept.</summary>
internal sealed record PastDecision(long Revision, DateTimeOffset At, string Book, string? Variant, JsonNode Decision);
