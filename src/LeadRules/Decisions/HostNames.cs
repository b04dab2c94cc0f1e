using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Decisions;

/// <summary>Checks that what the host adds does not hide anything of the same name.</summary>
internal static class HostNames
{
    public static void Check(RuleBook book, LeadEngineOptions options, List<Diagnostic> problems)
    {
        Check("list", options.Lists.Keys, name => book.Lists.Any(list => list.Name == name) ? "a list of the rule book" : null, problems);
        Check("function", options.Functions.Select(static function => function.Name), static name => BuiltIn.Find(name) is not null || Conditions.Syntax.Words.TryAggregate(name, out _) ? "a function of the language" : null, problems);
        Check("field", options.Fields.Select(static plugin => plugin.Name), name => OwnerOf(book, name), problems);
    }

    private static string? OwnerOf(RuleBook book, string name) =>
        WellKnownField.Find(name) is not null ? "a field of every lead"
        : book.Fields.Any(custom => custom.Name == name) ? "a field of the rule book"
        : null;

    private static void Check(string kind, IEnumerable<string> names, Func<string, string?> ownerOf, List<Diagnostic> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (ownerOf(name) is { } owner)
                problems.Add(Problems.PluginNameTaken(kind, name, owner));
            else if (!seen.Add(name))
                problems.Add(Problems.PluginNameTaken(kind, name, $"another {kind} of the host"));
        }
    }
}
