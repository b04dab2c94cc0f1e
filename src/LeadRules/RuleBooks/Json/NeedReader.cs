using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads what must be known of a lead, by its name for people.</summary>
internal sealed class NeedReader(Reading reading)
{
    public IReadOnlyList<NeedDefinition> Read(JsonItem item)
    {
        if (item.Exists && !item.IsObject)
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object such as { \"a problem that we solve\": \"any(fact.confirmed where subject = 'problem')\" }"));
        List<NeedDefinition> needs = [];
        Dictionary<string, JsonItem> seen = new(StringComparer.Ordinal);
        foreach (var (key, value) in item.Members())
        {
            var (name, condition) = (reading.LabelOf(key), reading.Condition(value));
            if (name is not null && !seen.TryAdd(name, key))
                reading.ReportTwice(key, seen[name]);
            else if (name is not null && condition is not null)
                needs.Add(new NeedDefinition(name, condition));
        }

        return needs;
    }
}
