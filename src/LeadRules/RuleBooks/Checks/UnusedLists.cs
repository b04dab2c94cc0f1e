using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Lists that neither a condition nor a territory names.</summary>
internal static class UnusedLists
{
    public static void Check(CheckScope scope)
    {
        if (scope.Book.Lists.Count == 0 || !scope.IsWhole)
            return;
        var used = scope.Texts.SelectMany(static text => text.Nodes).OfType<InNamedList>().Select(static test => test.List).ToHashSet(StringComparer.Ordinal);
        used.UnionWith(scope.Book.Routing.Territories.SelectMany(static territory => territory.Accounts).Select(TerritoryText.ListOf).OfType<string>());
        used.UnionWith(scope.Book.Challengers.SelectMany(static challenger => ConditionTexts.Of(challenger.Book, static _ => true)).SelectMany(static text => text.Nodes).OfType<InNamedList>().Select(static test => test.List));
        foreach (var list in scope.Book.Lists.Where(list => !used.Contains(list.Name)))
            scope.Report(Problems.UnusedList(BookPath.Member("$.lists", list.Name), list.Name));
    }
}
