using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadRules;

namespace CrmApi.Data;

/// <summary>What is kept of a lead: its fields and its activities, each as the JSON that came in.</summary>
internal sealed partial record LeadRows(string Fields, IReadOnlyList<string> Activities)
{
    private const string MoreProblems = "LR6014";

    /// <summary>
    /// What came in was checked by the rules of its day. A field that today's rules do not know any more, or that does not fit them, is
    /// missing until they do again; it stays in the table.
    /// </summary>
    public (Lead Lead, IReadOnlyList<string> Unfit) Read(LeadEngine engine)
    {
        var whole = JsonNode.Parse($"{Fields[..^1]},\"activities\":[{string.Join(',', Activities)}]}}")!.AsObject();
        var reader = new LeadJsonReader(engine, ignoreUnknown: true);
        List<string> unfit = [];
        while (true)
        {
            if (reader.TryRead(Encoding.UTF8.GetBytes(whole.ToJsonString()), out var lead, out var problems))
                return (lead, unfit);

            // That there are more than are listed is no place of its own: they are listed once these are out.
            var paths = problems.Where(static found => found.Severity == DiagnosticSeverity.Error && found.Code != MoreProblems).Select(static found => found.Path).Distinct().ToList();
            if (paths.Count == 0 || !Remove(whole, paths))
                throw new InvalidOperationException($"A lead in the table cannot be read: {string.Join("; ", problems)}");
            unfit.AddRange(paths);
        }
    }

    /// <summary>Takes <c>$.name</c> and <c>$.activities[3]['a-name']</c> out; an activity that is nothing without what does not fit goes as a whole.</summary>
    private static bool Remove(JsonObject whole, IEnumerable<string> paths)
    {
        var places = paths.Select(static path => Place().Match(path)).ToList();
        if (!places.TrueForAll(place => place.Success && (place.Groups["at"].Success || Remove(whole, place.Groups["name"].Value))))
            return false;

        // The last activity first, so that the places of the others stay right.
        var activities = whole["activities"]!.AsArray();
        foreach (var activity in places.Where(static place => place.Groups["at"].Success)
            .GroupBy(static place => int.Parse(place.Groups["at"].Value, CultureInfo.InvariantCulture), static place => place.Groups["name"].Value)
            .OrderByDescending(static activity => activity.Key))
        {
            if (activity.Any(name => name is "" or "type" or "at" || !Remove(activities[activity.Key]!.AsObject(), name)))
                activities.RemoveAt(activity.Key);
        }

        return true;
    }

    /// <summary>Takes a field out by its name in a path, where a long one is cut.</summary>
    private static bool Remove(JsonObject part, string name) =>
        part.Remove(name) || (name.EndsWith('…') && part.Select(static field => field.Key).FirstOrDefault(field => field.StartsWith(name[..^1], StringComparison.Ordinal)) is { } cut && part.Remove(cut));

    [GeneratedRegex(@"^\$(?:\.activities\[(?<at>\d+)\])?(?:\.(?<name>\w+)|\['(?<name>.*)'\])?$")]
    private static partial Regex Place();
}
