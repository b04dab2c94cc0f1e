using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Checks what plug-ins declare, which no reader has looked at: their own names, activity types, lists, and the inputs of their fields.</summary>
internal static class PlugInChecks
{
    public static void Check(Names names, List<Diagnostic> problems)
    {
        var added = names.Additions;
        foreach (var twice in added.PlugIns.GroupBy(static plugIn => plugIn.Name, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1))
            problems.Add(Problems.PlugInTwice(twice.Key, [.. twice.Select(static plugIn => plugIn.ToString())]));
        foreach (var activity in added.Activities)
            Check(activity, problems);
        CheckTypes(names, problems);
        foreach (var (list, whose, why) in added.BrokenLists)
            problems.Add(Problems.PlugInDeclares(whose, $"the list '{list}', which cannot be read: {why}", "Give a collection of texts that can be read at any time."));
        foreach (var field in added.Fields)
        {
            foreach (var input in field.Item.Reads.Where(input => !names.IsFieldOfLeads(input) && !names.IsKnownType(input)))
                problems.Add(Problems.UnknownInput(field.Item.Name + "'" + field.Whose, input, names.FieldsOfLeads.Concat(names.KnownTypes)));
        }
    }

    private static void Check(Added<ActivityDefinition> activity, List<Diagnostic> problems)
    {
        var (pattern, properties) = (activity.Item.Pattern, activity.Item.Properties);
        var type = pattern.EndsWith(".*", StringComparison.Ordinal) ? pattern[..^2] : pattern;
        if (pattern != "*" && (!ActivityType.IsValid(type) || ActivityType.Normalize(type) != type))
            problems.Add(Problems.PlugInDeclares(activity.Who, $"the activity type '{pattern}'", "Write a dotted name in small letters such as 'partner.referred', or a family such as 'partner.*'."));
        foreach (var word in properties.Select(static property => property.Name).Where(static name => string.IsNullOrWhiteSpace(name) || ActivityWords.Taken.Contains(name, StringComparer.OrdinalIgnoreCase)))
            problems.Add(Problems.PlugInDeclares(activity.Who, $"the property '{word}' of '{pattern}'", "Choose another name: the language uses this one."));
    }

    /// <summary>Reports a property that two declare of the same type or family with two types of value. Where only a family and a type meet, conditions are checked where they read it.</summary>
    private static void CheckTypes(Names names, List<Diagnostic> problems)
    {
        var seen = new Dictionary<(string Pattern, string Property), (FieldType Type, string Who)>();
        foreach (var activity in names.Book.Activities)
        {
            foreach (var property in activity.Properties)
                seen.TryAdd((activity.Pattern, property.Name), (property.Type, "the rule book"));
        }

        foreach (var activity in names.Additions.Activities)
        {
            foreach (var property in activity.Item.Properties)
            {
                var key = (activity.Item.Pattern, property.Name);
                if (!seen.TryAdd(key, (property.Type, $"the plug-in {activity.PlugIn}")) && seen[key] is var first && first.Type != property.Type)
                    problems.Add(Problems.PropertyOfPlugIn(activity.Who, property, activity.Item.Pattern, first.Who, first.Type));
            }
        }
    }
}
