using LeadRules.RuleBooks;

namespace LeadRules.Cli.Comparing;

/// <summary>
/// A rule book with the fields and activities of two, by which a lead is read once for both: what only one of them declares is
/// no mistake in the lead, and no matter to the other. Its zone is that of the later one.
/// </summary>
internal static class CommonVocabulary
{
    public static RuleBook Of(RuleBook before, RuleBook after) => after with
    {
        Fields = Union(before.Fields, after.Fields, static field => field.Name, static (field, other) => Same("field", field.Name, field.Type, other.Type, field)),
        Activities = Union(before.Activities, after.Activities, static activity => activity.Pattern, static (activity, other) => new ActivityDefinition(
            activity.Pattern,
            Union(activity.Properties, other.Properties, static property => property.Name, (property, same) => Same("property", $"{activity.Pattern}.{property.Name}", property.Type, same.Type, property)))),
    };

    private static List<T> Union<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> nameOf, Func<T, T, T> join)
    {
        var earlier = before.ToDictionary(nameOf, StringComparer.Ordinal);
        List<T> union = [.. after.Select(item => earlier.Remove(nameOf(item), out var same) ? join(item, same) : item)];
        union.AddRange(before.Where(item => earlier.ContainsKey(nameOf(item))));
        return union;
    }

    private static T Same<T>(string what, string name, FieldType type, FieldType other, T item) => type == other
        ? item
        : throw new ToolException($"The {what} '{name}' is {TypeWords.NameOf(other)} in the one rule book and {TypeWords.NameOf(type)} in the other: no lead can be read for both. Compare them without --leads.");
}
