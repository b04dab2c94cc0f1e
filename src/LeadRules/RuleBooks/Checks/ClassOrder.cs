using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Classes that come too late to take a lead, and sets that leave leads without a class.</summary>
internal static class ClassOrder
{
    public static void Check(CheckScope scope)
    {
        foreach (var set in scope.Book.Classes)
        {
            var path = BookPath.Member("$.classes", set.Name);
            if (scope.IsSound(DefinitionKind.ClassSet, path, set.Name))
                Check(scope, path, set);
        }
    }

    private static void Check(CheckScope scope, string path, ClassSetDefinition set)
    {
        var earlier = new Dictionary<Node, string>();
        string? everyone = null;
        for (var i = 0; i < set.Classes.Count; i++)
        {
            var item = set.Classes[i];
            var place = BookPath.Member(BookPath.Item(path, i), item.Name);
            if (everyone is not null)
                scope.Report(Problems.ClassAfterEveryone(place, item.Name, everyone));
            else if (!earlier.TryAdd(item.When.Root, item.Name))
                scope.Report(Problems.ClassRepeated(place, item.Name, earlier[item.When.Root]));
            if (item.When.Root is BooleanLiteral { Value: true })
                everyone ??= item.Name;
        }

        if (everyone is null && set.Classes.Count > 0)
            scope.Report(Problems.ClassHole(path, set.Name));
    }
}
