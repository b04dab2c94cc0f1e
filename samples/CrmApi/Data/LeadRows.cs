using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadRules;

namespace CrmApi.Data;

/// <summary>What is kept of a lead: its fields and its activities, each as the JSON that came in.</summary>
internal sealed partial record LeadRows(string Fields, IReadOnlyList<string> Activities)
{
    /// <summary>
    /// What came in was checked by the rules of its day. A field that today's rules do not know any more, or that does not fit them, is
    /// missing until they do again; it stays in the table.
    /// </summary>
    public (Lead Lead, IReadOnlyList<string> Unfit) Read(LeadEngine engine)
    {
        var whole = JsonNode.Parse($"{Fields[..^1]},\"activities\":[{string.Join(',', Activities)}]}}")!;
        var reader = new LeadJsonReader(engine, ignoreUnknown: true);
        List<string> unfit = [];
        while (true)
        {
            if (reader.TryRead(Encoding.UTF8.GetBytes(whole.ToJsonString()), out var lead, out var problems))
                return (lead, unfit);
            foreach (var path in problems.Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.Path).Distinct().Reverse())
            {
                if (!Remove(whole, path))
                    throw new InvalidOperationException($"A lead in the table cannot be read: {string.Join("; ", problems)}");
                unfit.Add(path);
            }
        }
    }

    /// <summary>Takes <c>$.name</c> or <c>$.activities[3].name</c> out; an activity without its type or instant goes as a whole.</summary>
    private static bool Remove(JsonNode whole, string path)
    {
        if (Place().Match(path) is not { Success: true } place)
            return false;
        if (!place.Groups["at"].Success)
            return whole.AsObject().Remove(place.Groups["name"].Value);
        var activities = whole["activities"]!.AsArray();
        var (at, name) = (int.Parse(place.Groups["at"].Value, CultureInfo.InvariantCulture), place.Groups["name"].Value);
        if (name is "" or "type" or "at")
        {
            activities.RemoveAt(at);
            return true;
        }

        return activities[at]!.AsObject().Remove(name);
    }

    [GeneratedRegex(@"^\$(?:\.activities\[(?<at>\d+)\])?(?:\.(?<name>[\w-]+))?$")]
    private static partial Regex Place();
}
