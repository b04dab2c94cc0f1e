using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadRules;

namespace CrmApi.Api;

/// <summary>Reads what comes in as strictly as lead files are read: a field that neither the rule book nor a plug-in knows is told, and not dropped.</summary>
internal sealed class Intake(ILeadRules rules)
{
    private static ReadOnlySpan<byte> Before => "{\"id\":\"intake\",\"activities\":[\n"u8;

    /// <summary>A lead; or null, and all that is wrong with it.</summary>
    public (JsonObject? Lead, IEnumerable<DiagnosticAnswer> Problems) Lead(byte[] body)
    {
        if (!TryRead(body, out var problems))
            return (null, problems.Select(DiagnosticAnswer.Of));
        var lead = JsonNode.Parse(WithoutMark(body))!.AsObject();
        List<DiagnosticAnswer> refused = [.. Keys.ProblemsOfTexts(lead, "$")];
        if (Keys.ProblemOfLead((string)lead["id"]!) is { } problem)
            refused.Insert(0, problem);
        foreach (var (place, activity) in (lead["activities"] as JsonArray ?? []).Index())
            refused.AddRange(RefusedIn(activity!.AsObject(), $"$.activities[{place}]"));
        return refused is [] ? (lead, []) : (null, refused);
    }

    /// <summary>An activity; or null, and all that is wrong with it, at its place in the text that came in.</summary>
    public (JsonObject? Activity, IEnumerable<DiagnosticAnswer> Problems) Activity(byte[] body)
    {
        if (Parse(WithoutMark(body)) is not { } activity)
            return (null, [new DiagnosticAnswer("CRM2", "error", "$", "An activity is one JSON object.", """Send one such as {"type": "page.visited", "at": "2026-11-22T09:00:00Z"}.""", null, null)]);
        if (TryRead([.. Before, .. WithoutMark(body), .. "\n]}"u8], out var problems))
            return RefusedIn(activity, "$").ToList() is { Count: > 0 } refused ? (null, refused) : (activity, []);
        return (null, problems.Select(static found => DiagnosticAnswer.Of(found) with
        {
            Path = found.Path.Replace("$.activities[0]", "$", StringComparison.Ordinal),
            Line = found.Line - 1,
        }));
    }

    private static IEnumerable<DiagnosticAnswer> RefusedIn(JsonObject activity, string path) =>
        Keys.ProblemOfActivity(activity, path) is { } problem ? Keys.ProblemsOfTexts(activity, path).Prepend(problem) : Keys.ProblemsOfTexts(activity, path);

    /// <summary>The text without a byte order mark, which the readers of lead files pass over too.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;

    private static JsonObject? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool TryRead(ReadOnlySpan<byte> json, out IReadOnlyList<Diagnostic> problems) =>
        new LeadJsonReader(rules.Current).TryRead(json, out _, out problems);
}
