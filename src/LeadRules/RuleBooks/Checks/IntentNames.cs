using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Checks that a plug-in adds every intent that the rule book asks for by a name of its own: the reader knows no plug-ins.</summary>
internal static class IntentNames
{
    public static void Check(Names names, List<Diagnostic> problems)
    {
        var known = names.Additions.Intents.Select(static intent => intent.Item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, name) in Asked(names.Book))
        {
            if (!known.Contains(name))
                problems.Add(Problems.UnknownIntent(path, name, known));
        }
    }

    private static IEnumerable<(string Path, string Name)> Asked(RuleBook book)
    {
        var actions = book.Lifecycle.Transitions.SelectMany(static (transition, i) => Actions(LifecyclePaths.Transition(i), transition.Do))
            .Concat(book.Triggers.SelectMany(static trigger => Actions(LifecyclePaths.Trigger(trigger.Name), trigger.Do)))
            .Concat(book.Routing.Routes.SelectMany(static (route, i) => Actions(RoutingPaths.Route(i), route.Do ?? [])));
        var slas = from version in SlaPaths.Versions(book)
                   from target in SlaPaths.Targets(version.Policy, version.Path)
                   from asked in target.Target.Steps.Select((step, i) => (BookPath.ItemMember(target.Path, "steps", i, "do"), step.Name))
                       .Concat(target.Target.Then.Select((outcome, i) => (BookPath.ItemMember(target.Path, "then", i, "do"), outcome.Name)))
                   select asked;
        var suppressed = from segment in book.Segments
                         from name in segment.Suppresses?.Names ?? []
                         select (BookPath.Member("$.segments", segment.Name) + ".suppresses", (string?)name);
        return actions.Concat(slas).Concat(suppressed).Where(static asked => asked.Item2 is not null).Select(static asked => (asked.Item1, asked.Item2!));
    }

    private static IEnumerable<(string, string?)> Actions(string path, IReadOnlyList<ActionDefinition> actions) =>
        actions.Select((action, i) => (BookPath.ItemMember(path, "do", i, "do"), action.Name));
}
