using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadRules.Cli.Deciding;

/// <summary>An explanation as JSON, with what the user asked for besides.</summary>
internal static class ExplanationDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(DecisionExplanation explanation, bool timeLine, bool handOff)
    {
        var json = explanation.ToJson();
        if (!timeLine && !handOff)
            return json;
        var document = JsonNode.Parse(json)!.AsObject();
        var package = explanation.Decision.HandOff();
        if (timeLine)
            document["timeline"] = TimeLine(package);
        if (handOff)
            document["handOff"] = HandOff(package);
        return document.ToJsonString(Indented);
    }

    private static JsonArray TimeLine(HandOffPackage package) => [.. package.Timeline.Select(static entry => Object(("at", InstantText.Format(entry.At)), ("team", entry.Team), ("what", entry.What)))];

    private static JsonObject HandOff(HandOffPackage package)
    {
        var lead = package.Lead;
        var document = Object(("name", lead.Name), ("phone", lead.Phone), ("email", lead.Email), ("company", lead.Company), ("source", lead.Source), ("owner", package.Owner));
        document["complete"] = package.IsComplete;
        foreach (var (name, texts) in new[]
        {
            ("missing", package.Missing), ("contents", package.Contents), ("viewed", Texts(package.ContentViewed)), ("received", Texts(package.MailsReceived)),
        })
        {
            document[name] = new JsonArray([.. texts.Select(static text => (JsonNode)text)]);
        }

        return document;
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<Activity> activities) =>
        [.. activities.Select(static activity => $"{InstantText.Format(activity.At)} {activity.Type}{(activity.Subject is null ? "" : $" '{activity.Subject}'")}")];

    private static JsonObject Object(params (string Name, string? Value)[] members)
    {
        var document = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                document[name] = value;
        }

        return document;
    }
}
