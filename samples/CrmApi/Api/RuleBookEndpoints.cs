using System.Text;
using CrmApi.Data;
using LeadRules;
using LeadRules.Stores;
using Microsoft.Extensions.Options;

namespace CrmApi.Api;

/// <summary>The rule book in force, its history, and the next one: tried first, then published.</summary>
internal static class RuleBookEndpoints
{
    public const string Name = "crm";

    /// <summary>As many leads are decided by both books when a new one is tried.</summary>
    private const int TriedLeads = 1_000;

    private const int Examples = 3;
    private const int MostRevisions = 50;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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

    private static async Task<IResult> PostAsync(
        HttpRequest request, bool? dryRun, long? after, string? by, ILeadRules rules, RuleBookPublisher publisher, LeadTable table, ILeadStateStore store, IOptions<CrmOptions> options, TimeProvider clock, CancellationToken cancellation)
    {
        if (by is { Length: > 0 } && !Keys.IsId(by))
            return Results.Problem(title: "by is a name of at most 200 characters, none of them a control character.", statusCode: 400);
        using var reader = new StreamReader(request.Body, Strict);
        var json = await reader.ReadToEndAsync(cancellation);
        var current = rules.Current;
        if (!publisher.TryCompile(Name, json, out var next, out var diagnostics))
            return Refusals.Of("The rule book cannot be used.", diagnostics.Select(DiagnosticAnswer.Of));
        if (!next.RuleBook.Scores.Any(score => score.Name == options.Value.HotListBy))
            return Results.Problem(title: $"The rule book has no score '{options.Value.HotListBy}', by which the lists of the reps are sorted.", statusCode: 400, detail: "Keep the score, or change Crm:HotListBy first.");
        if (dryRun == true)
            return Results.Ok(await TryAsync(current, next, diagnostics, table, store, clock.GetUtcNow(), cancellation));
        if (after is null)
            return Results.Problem(title: "Say after which revision it is published.", statusCode: 400, detail: "Send ?after= with the revision that you had before you (GET /rule-book/history), or ?dryRun=true to try it.");
        return await publisher.PublishAsync(Name, json, by, after, cancellation) is { } published
            ? Results.Ok(new { published.Revision, published.At, published.By })
            : Results.Problem(title: $"Revision {after} is not in force any more.", statusCode: 409, detail: "Somebody else has published since. Look at GET /rule-book and at its history, and send yours again after it.");
    }

    private static async Task<TrialAnswer> TryAsync(LeadEngine current, LeadEngine next, IReadOnlyList<Diagnostic> diagnostics, LeadTable table, ILeadStateStore store, DateTimeOffset at, CancellationToken cancellation)
    {
        SortedDictionary<string, List<string>> shifts = new(StringComparer.Ordinal);
        var ids = await table.IdsAsync(null, "", TriedLeads, cancellation);
        foreach (var id in ids)
        {
            if (await table.RowsAsync(id, cancellation) is not { } rows)
                continue;
            var (lead, (asNext, unfit)) = (rows.Read(current).Lead, rows.Read(next));
            foreach (var path in unfit)
                Note(shifts, $"does not fit: {path}", id);
            var state = (await store.FindStateAsync(id, cancellation))?.State ?? LeadState.New(id);
            var (before, after) = (current.Decide(lead, state, at), next.Decide(asNext, state, at));
            Note(shifts, "stage", before.Stage, after.Stage, id);
            foreach (var (score, place) in before.Scores.Names.Select(static (name, place) => (name, place)).Where(one => after.Scores.Names.Contains(one.name)))
                Note(shifts, $"band of {score}", before.Scores.Values[place].Band, after.Scores[score].Band, id);
        }

        return new TrialAnswer(
            [.. diagnostics.Select(DiagnosticAnswer.Of)],
            [.. next.RuleBook.ChangesSince(current.RuleBook).Select(static change => change.ToString())],
            ids.Count,
            [.. shifts.Select(static shift => new Shift(shift.Key, shift.Value.Count, [.. shift.Value.Take(Examples)]))]);
    }

    private static void Note(SortedDictionary<string, List<string>> shifts, string what, string? before, string? after, string lead)
    {
        if (before != after)
            Note(shifts, $"{what}: {before ?? "none"} -> {after ?? "none"}", lead);
    }

    private static void Note(SortedDictionary<string, List<string>> shifts, string key, string lead)
    {
        if (!shifts.TryGetValue(key, out var moved))
            shifts.Add(key, moved = []);
        moved.Add(lead);
    }
}

/// <summary>What a rule book would change.</summary>
internal sealed record TrialAnswer(IReadOnlyList<DiagnosticAnswer> Diagnostics, IReadOnlyList<string> Changes, int LeadsTried, IReadOnlyList<Shift> Shifts);

/// <summary>Leads that would change in the same way.</summary>
internal sealed record Shift(string What, int Leads, IReadOnlyList<string> Examples);
