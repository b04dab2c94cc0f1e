using LeadRules;

namespace CrmApi.Api;

/// <summary>What is wrong with what came in, as problem details that carry all diagnostics.</summary>
internal static class Refusals
{
    public static IResult Of(string title, IEnumerable<DiagnosticAnswer> diagnostics) =>
        Results.Problem(title: title, statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["diagnostics"] = diagnostics.ToList() });

    public static IResult NoSuchLead(string id) =>
        Results.Problem(title: $"There is no lead '{id}'.", statusCode: StatusCodes.Status404NotFound, detail: "Send it to POST /leads first.");

    public static IResult AnotherActivity(string lead, string id) =>
        Results.Problem(title: $"The lead '{lead}' has another activity under the id '{id}'.", statusCode: StatusCodes.Status409Conflict, detail: "Nothing was changed. Send this one under another id.");
}

/// <summary>One thing that is wrong, where, and how to mend it.</summary>
internal sealed record DiagnosticAnswer(string Code, string Severity, string Path, string Message, string Mend, int? Line, int? Column)
{
    public static DiagnosticAnswer Of(Diagnostic found) =>
        new(found.Code, found.Severity.ToString().ToLowerInvariant(), found.Path, found.Message, found.Mend, found.Line, found.Column);
}
