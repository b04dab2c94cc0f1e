using LeadRules.Conditions;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.Routing.Strategies;

namespace LeadRules.Routing.Roster;

/// <summary>Makes reps and pools ready to be chosen among; reports every problem of their texts. That their names exist is checked elsewhere; what does not exist is left out.</summary>
internal sealed class RosterCompiler(Names names, Definitions definitions, IReadOnlyDictionary<string, BusinessCalendar> calendars, LeadEngineOptions options, List<Diagnostic> problems)
{
    private const string PoolsPath = "$.routing.pools";

    /// <summary>Compiles the reps and pools of a rule book, those of the host in the place of hosted ones.</summary>
    public CompiledRoster Compile(RoutingDefinition routing)
    {
        var reps = With(routing.Reps, options.Reps, static rep => rep.Id).ToDictionary(static rep => rep.Id, Rep, StringComparer.Ordinal);
        var pools = With(routing.Pools, options.Pools, static pool => pool.Id).ToDictionary(static pool => pool.Id, pool => Pool(pool, reps), StringComparer.Ordinal);
        return new CompiledRoster(reps, pools, Text("$.routing.category", routing.Category));
    }

    /// <summary>What the host supplies stands in the place of what the rule book says of the same id.</summary>
    private static IEnumerable<T> With<T>(IReadOnlyList<T> book, IReadOnlyList<T> host, Func<T, string> idOf) =>
        host.Concat(book).DistinctBy(idOf, StringComparer.Ordinal);

    private CompiledRep Rep(RepDefinition rep)
    {
        var calendar = rep.Calendar ?? names.Book.Calendar;
        return new CompiledRep
        {
            Definition = rep,
            Calendar = calendar is null ? null : calendars.GetValueOrDefault(calendar),
            From = rep.From is { } from ? names.Zone.StartOfDay(from) : long.MinValue,
            To = rep.Until is { } until && until < DateOnly.MaxValue ? names.Zone.StartOfDay(until.AddDays(1)) : long.MaxValue,
        };
    }

    private CompiledPool Pool(PoolDefinition pool, Dictionary<string, CompiledRep> reps)
    {
        var path = BookPath.Member(PoolsPath, pool.Id);
        var members = pool.Members.Where(member => reps.ContainsKey(member.Rep))
            .DistinctBy(static member => member.Rep, StringComparer.Ordinal)
            .OrderBy(static member => member.Rep, StringComparer.Ordinal)
            .ToArray();
        return new CompiledPool
        {
            Definition = pool,
            Membership = new PoolMembership(members.Select(member => KeyValuePair.Create(member.Rep, member.Weight ?? reps[member.Rep].Definition.Weight))),
            Reps = Array.ConvertAll(members, member => reps[member.Rep]),
            Takes = Array.ConvertAll(members, member => Condition(BookPath.Member(path + ".members", member.Rep) + ".when", member.When)),
            Language = Text(path + ".needs.language", pool.Needs.Language),
            Skill = Text(path + ".needs.skill", pool.Needs.Skill),
            Value = Number(path + ".value", pool.Value),
            Strategy = options.Strategies.FirstOrDefault(strategy => strategy.Name == pool.Strategy) ?? BuiltInStrategies.Find(pool.Strategy) ?? BuiltInStrategies.Find("roundRobin")!,
        };
    }

    private BoolNode? Condition(string path, Condition? condition)
    {
        if (condition is null)
            return null;
        var (root, place) = RuleBooks.Binding.Text.Of(path, condition, names.Book.Source);
        return new Binder(names, definitions, place, problems).Condition(root);
    }

    private TextNode? Text(string path, Formula? formula)
    {
        if (formula is null)
            return null;
        var (root, place) = RuleBooks.Binding.Text.Of(path, formula, names.Book.Source);
        return new Binder(names, definitions, place, problems).Text(root);
    }

    private NumberNode? Number(string path, Formula? formula)
    {
        if (formula is null)
            return null;
        var (root, place) = RuleBooks.Binding.Text.Of(path, formula, names.Book.Source);
        return new Binder(names, definitions, place, problems).Formula(root);
    }
}
