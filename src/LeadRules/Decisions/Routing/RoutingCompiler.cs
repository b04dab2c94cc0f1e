using LeadRules.Conditions.Compiled;
using LeadRules.Routing.Roster;
using LeadRules.Routing.Routes;
using LeadRules.Routing.Territories;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Decisions.Routing;

/// <summary>Makes the routing of a rule book ready to decide; reports every problem of its texts.</summary>
internal sealed class RoutingCompiler(Names names, Definitions definitions, IReadOnlyDictionary<string, BusinessCalendar> calendars, List<Diagnostic> problems)
{
    public CompiledRouting Compile()
    {
        var routing = names.Book.Routing;
        return new CompiledRouting(
            routing,
            new RouteCompiler(names, definitions, problems).Compile(routing.Routes),
            new TerritoryCompiler(names, definitions, problems).Compile(routing.Territories),
            new RosterCompiler(names, definitions, calendars, problems).Compile(),
            [.. SlaDefaults.Until.Select(Closing)],
            names.Zone);
    }

    private ActivitySet Closing(Conditions.ActivitySelector selector)
    {
        var (root, place) = Text.Of("$", selector, null);
        return new Binder(names, definitions, place, []).Activities(root)!;
    }
}
