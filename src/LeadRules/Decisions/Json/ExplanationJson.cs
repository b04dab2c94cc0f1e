using System.Text.Json;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Json;

/// <summary>Writes why a decision is as it is.</summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter json, DecisionExplanation why)
    {
        json.WriteStartObject();
        DecisionJson.List(json, "scores", why.Scores.Scores, Score);
        DecisionJson.List(json, "segments", why.Segments, Segment);
        DecisionJson.List(json, "classes", why.Classes, static (json, set) => Texts(json, ("set", set.Set), ("name", set.Name), ("why", set.ToString())));
        DecisionJson.List(json, "campaigns", why.Campaigns, static (json, campaign) => Texts(json, ("campaign", campaign.Name), ("why", campaign.ToString())));
        DecisionJson.List(json, "bandSteps", why.BandSteps, Step);
        DecisionJson.List(json, "ways", why.Ways, Way);
        if (why.Choice is { } choice)
            DecisionJson.List(json, "choice", choice.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), static (json, line) => json.WriteStringValue(line));
        json.WriteStartObject("nextLook");
        json.WriteString("kind", EnumWords<NextChangeKind>.Of(why.NextLook.Kind));
        DecisionJson.Instant(json, "at", why.NextLook.At);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Score(Utf8JsonWriter json, ScoreExplanation score)
    {
        json.WriteStartObject();
        json.WriteString("score", score.Name);
        DecisionJson.Number(json, "value", score.Value.Value);
        DecisionJson.List(json, "rows", score.Contributions, static (json, row) => Row(json, row.Rule.Id, row.Points, row.ToString()));
        if (score.Inferred.Count > 0)
            DecisionJson.List(json, "inferred", score.Inferred, FindingJson.Write);
        DecisionJson.List(json, "adjustments", score.Adjustments, static (json, row) => Row(json, null, row.Points, EnumWords<ScoreAdjustmentKind>.Of(row.Kind)));
        DecisionJson.List(json, "notMatched", score.NotMatched, static (json, row) => Row(json, row.Rule.Id, 0, row.ToString()));
        DecisionJson.List(json, "inputs", score.Inputs, static (json, input) => json.WriteStringValue(input.ToString()));
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, string? rule, double points, string why)
    {
        json.WriteStartObject();
        DecisionJson.Optional(json, "rule", rule);
        DecisionJson.Number(json, "points", points);
        json.WriteString("why", why);
        json.WriteEndObject();
    }

    private static void Segment(Utf8JsonWriter json, SegmentExplanation segment)
    {
        json.WriteStartObject();
        json.WriteString("segment", segment.Name);
        json.WriteBoolean("isIn", segment.IsIn);
        DecisionJson.Instant(json, "since", segment.Since);
        json.WriteString("pin", EnumWords<SegmentPin>.Of(segment.Pin));
        json.WriteString("why", segment.ToString());
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, BandStep step)
    {
        json.WriteStartObject();
        json.WriteString("bands", step.Bands);
        DecisionJson.Optional(json, "from", step.From);
        json.WriteString("to", step.To);
        DecisionJson.Number(json, "missing", step.Missing);
        DecisionJson.List(json, "ways", step.Ways, static (json, way) => json.WriteStringValue(way.ToString()));
        json.WriteEndObject();
    }

    private static void Way(Utf8JsonWriter json, WayExplanation way)
    {
        json.WriteStartObject();
        json.WriteString("transition", way.Transition.Id);
        json.WriteString("to", way.Transition.To);
        json.WriteString("waitsFor", way.WaitsFor);
        DecisionJson.List(json, "untrue", way.Untrue, static (json, part) => json.WriteStringValue(part.ToString()));
        DecisionJson.List(json, "missing", way.Missing, static (json, missing) => json.WriteStringValue(missing));
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> texts)
    {
        json.WriteStartObject();
        foreach (var (name, value) in texts)
            DecisionJson.Optional(json, name, value);
        json.WriteEndObject();
    }
}
