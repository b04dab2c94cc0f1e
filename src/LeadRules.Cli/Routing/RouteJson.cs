using System.Buffers;
using System.Text.Json;
using LeadRules.Cli.Output;
using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Routing;

/// <summary>One JSON object a decision and line, with its intents, and on request why.</summary>
#pragma warning disable CA1001 // The writer writes into buffers of others and holds nothing that has to be given back.
internal sealed class RouteJson
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonLines.Options);

    public void Write(IBufferWriter<byte> output, RoutingDecision decision, RoutingExplanation? why)
    {
        var lead = decision.Lead;
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("lead"u8, lead.Lead);
        _json.WriteString("outcome"u8, EnumWords<RoutedStatus>.Of(decision.Outcome));
        Text("rep", lead.Rep);
        Text("queue", lead.Queue);
        Text("pool", lead.Pool);
        Text("route", lead.Route);
        Text("territory", lead.Territory);
        _json.WriteString("at"u8, InstantText.Format(lead.At));
        if (decision.Waited is { } waited)
            _json.WriteNumber("waited"u8, waited.TotalSeconds);
        _json.WriteBoolean("repeat"u8, decision.IsRepeat);
        _json.WriteStartArray("intents"u8);
        foreach (var intent in decision.Intents)
            IntentJson.Write(_json, intent);
        _json.WriteEndArray();
        if (why is not null)
            Explain(why);
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
    }

    private void Explain(RoutingExplanation explanation)
    {
        Lines("passedRoutes", explanation.PassedRoutes);
        Lines("territoryPath", explanation.Territory?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []);
        Lines("notes", explanation.Notes);
        _json.WriteStartArray("attempts"u8);
        foreach (var attempt in explanation.Attempts)
            Write(attempt);
        _json.WriteEndArray();
    }

    private void Write(AttemptExplanation attempt)
    {
        _json.WriteStartObject();
        Text("route", attempt.Route);
        _json.WriteString("to"u8, attempt.Holds ? "hold" : attempt.To.ToString());
        Text("territory", attempt.Territory);
        Text("strategy", attempt.Strategy);
        _json.WriteStartArray("candidates"u8);
        foreach (var candidate in attempt.Candidates)
        {
            _json.WriteStartObject();
            _json.WriteString("rep"u8, candidate.Rep);
            _json.WriteBoolean("chosen"u8, candidate.IsChosen);
            _json.WriteString("passedOver"u8, EnumWords<PassedOver>.Of(candidate.PassedOver));
            _json.WriteString("reason"u8, candidate.Reason);
            Number("weight", candidate.Weight);
            Number("creditBefore", candidate.CreditBefore);
            Number("creditAfter", candidate.CreditAfter);
            Text("cost", candidate.Cost);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        Text("nextInTurn", attempt.RunnerUp);
        _json.WriteEndObject();
    }

    private void Lines<T>(string name, IEnumerable<T> lines)
    {
        _json.WriteStartArray(name);
        foreach (var line in lines)
            _json.WriteStringValue(line!.ToString());
        _json.WriteEndArray();
    }

    /// <summary>What there is nothing to say about is left out.</summary>
    private void Text(string name, string? text)
    {
        if (text is not null)
            _json.WriteString(name, text);
    }

    private void Number(string name, double? number)
    {
        if (number is { } known)
            _json.WriteNumber(name, Math.Round(known, 6));
    }
}
