using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Lists that no condition names.</summary>
internal static class UnusedLists
{
    public static void Check(CheckScope scope)
    {
        if (scope.Book.Lists.Count == 0)
            return;
        var used = Text.Roots(scope.Book).SelectMany(Tree.Walk).OfType<InNamedList>().Select(static test => test.List).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < scope.Book.Lists.Count; i++)
        {
            var name = scope.Book.Lists[i].Name;
            var path = BookPath.Member("$.lists", name);
            if (!used.Contains(name) && scope.IsSound(DefinitionKind.List, path, name) && scope.IsWhole)
                scope.Report(Problems.UnusedList(path, name));
        }
    }
}
