using System.Text;
using System.Text.Json.Nodes;
using LeadRules;

namespace CrmApi.Api;

/// <summary>Reads what comes in as strictly as lead files are read: a field that the rule book does not know is told, and not dropped.</summary>
internal sealed class Intake(ILeadRules rules)
{
    private const string Before = "{\"id\":\"intake\",\"activities\":[\n";

    /// <summary>A lead; or null, and all that is wrong with it.</summary>
    public (JsonObject? Lead, IEnumerable<DiagnosticAnswer> Problems) Lead(string body) =>
        TryRead(body, out var problems) ? (JsonNode.Parse(body)!.AsObject(), []) : (null, problems.Select(DiagnosticAnswer.Of));

    /// <summary>An activity; or null, and all that is wrong with it, at its place in the text that came in.</summary>
    public (JsonObject? Activity, IEnumerable<DiagnosticAnswer> Problems) Activity(string body) =>
        TryRead($"{Before}{body}\n]}}", out var problems) && JsonNode.Parse(body) is JsonObject activity
            ? (activity, [])
            : (null, problems.Select(static found => DiagnosticAnswer.Of(found) with
            {
                Path = found.Path.Replace("$.activities[0]", "$", StringComparison.Ordinal),
                Line = found.Line - 1,
            }));

    private bool TryRead(string json, out IReadOnlyList<Diagnostic> problems) =>
        new LeadJsonReader(rules.Current.RuleBook).TryRead(Encoding.UTF8.GetBytes(json), out _, out problems);
}
