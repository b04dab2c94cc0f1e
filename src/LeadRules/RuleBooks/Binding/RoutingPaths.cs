using LeadRules.Conditions;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where the parts of routing stand.</summary>
internal static class RoutingPaths
{
    public const string Routing = "$.routing";
    public const string Territories = "$.routing.territories";
    public const string Category = "$.routing.category";
    public const string Fallback = "$.routing.fallback";
    public const string Markets = "$.routing.markets";
    public const string Routes = "$.routing.routes";

    public static string Rep(string id) => BookPath.Member("$.routing.reps", id);

    public static string Pool(string id) => BookPath.Member("$.routing.pools", id);

    public static string Territory(string id) => BookPath.Member(Territories, id);

    public static string Route(int index) => BookPath.Item(Routes, index);

    /// <summary>The path of a pool's member: its number where the file has a list, else its name.</summary>
    public static string Member(string pool, int index, string rep, SourceMap? source) =>
        EntryPath.InList(pool + ".members", index, source) ?? BookPath.Member(pool + ".members", rep);

    public static string MemberWhen(string pool, string rep) => BookPath.Member(pool + ".members", rep) + ".when";

    public static string Language(string pool) => pool + ".needs.language";

    public static string Skill(string pool) => pool + ".needs.skill";

    public static string Value(string pool) => pool + ".value";

    public static string When(string part) => part + ".when";

    public static string StepTo(string route, int index) => BookPath.ItemMember(route, "then", index, "to");

    public static string StepWhen(string route, int index) => BookPath.ItemMember(route, "then", index, "when");

    public static string ActionWhen(string route, int index) => BookPath.ItemMember(route, "do", index, "when");

    /// <summary>All conditions of routing, with their paths.</summary>
    public static IEnumerable<(string Path, Condition Condition)> Conditions(RoutingDefinition routing)
    {
        foreach (var pool in routing.Pools)
        {
            foreach (var member in pool.Members)
            {
                if (member.When is { } when)
                    yield return (MemberWhen(Pool(pool.Id), member.Rep), when);
            }
        }

        foreach (var territory in routing.Territories)
        {
            if (territory.When is { } when)
                yield return (When(Territory(territory.Id)), when);
        }

        for (var i = 0; i < routing.Routes.Count; i++)
        {
            foreach (var condition in Conditions(routing.Routes[i], Route(i)))
                yield return condition;
        }
    }

    /// <summary>All formulas of routing, with their paths.</summary>
    public static IEnumerable<(string Path, Formula Formula)> Formulas(RoutingDefinition routing)
    {
        if (routing.Category is { } category)
            yield return (Category, category);
        foreach (var pool in routing.Pools)
        {
            var path = Pool(pool.Id);
            foreach (var (place, formula) in new[] { (Language(path), pool.Needs.Language), (Skill(path), pool.Needs.Skill), (Value(path), pool.Value) })
            {
                if (formula is not null)
                    yield return (place, formula);
            }
        }
    }

    private static IEnumerable<(string Path, Condition Condition)> Conditions(RouteDefinition route, string path)
    {
        if (route.When is { } when)
            yield return (When(path), when);
        for (var i = 0; i < route.Then.Count; i++)
            yield return (StepWhen(path, i), route.Then[i].When);
        for (var i = 0; i < (route.Do?.Count ?? 0); i++)
        {
            if (route.Do![i].When is { } whenToAct)
                yield return (ActionWhen(path, i), whenToAct);
        }
    }
}
