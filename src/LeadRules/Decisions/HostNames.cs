using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Decisions;

/// <summary>Checks that what the host and its plug-ins add does not hide anything of the same name.</summary>
internal static class HostNames
{
    public static void Check(Names names, List<Diagnostic> problems)
    {
        var (book, added) = (names.Book, names.Additions);
        Check("list", added.Lists, static list => list.Key, name => book.Lists.Any(list => list.Name == name) ? "a list of the rule book" : null, problems);
        Check("function", added.Functions, static function => function.Name, static name => BuiltIn.Find(name) is not null || Conditions.Syntax.Words.TryAggregate(name, out _) ? "a function of the language" : null, problems);
        Check("field", [.. added.Fields.Select(static field => new Added<string>(field.Item.Name, field.PlugIn)), .. added.InferredFields.Select(static field => new Added<string>(field.Item.Name, field.PlugIn))], static field => field, name => OwnerOf(book, name), problems);
        Check("strategy", added.Strategies, static strategy => strategy.Name, static name => PoolDefinition.BuiltInStrategies.Contains(name, StringComparer.Ordinal) ? "a strategy of the library" : null, problems);
        Check("intent", added.Intents, static intent => intent.Name, static _ => null, problems);
        PlugInChecks.Check(names, problems);
        IntentNames.Check(names, problems);
    }

    private static string? OwnerOf(RuleBook book, string name) =>
        WellKnownField.Find(name) is not null ? "a field of every lead"
        : book.Fields.Any(custom => custom.Name == name) ? "a field of the rule book"
        : null;

    private static void Check<T>(string kind, IReadOnlyList<Added<T>> items, Func<T, string> nameOf, Func<string, string?> ownerOf, List<Diagnostic> problems)
    {
        var seen = new Dictionary<string, Added<T>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var name = nameOf(item.Item);
            if (ownerOf(name) is { } owner)
                problems.Add(Problems.PluginNameTaken(item.Who, kind, name, owner));
            else if (!seen.TryAdd(name, item))
                problems.Add(Problems.PluginNameTaken(item.Who, kind, name, Other(kind, seen[name].PlugIn, item.PlugIn)));
        }
    }

    private static string Other(string kind, LeadPlugIn? first, LeadPlugIn? second) =>
        first is not null ? ReferenceEquals(first, second) ? $"another {kind} of the plug-in" : $"the plug-in {first}"
        : second is not null ? $"a {kind} of the host"
        : $"another {kind} of the host";
}
