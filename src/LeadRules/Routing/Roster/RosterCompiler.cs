using LeadRules.Routing.Strategies;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Routing.Roster;

/// <summary>Makes reps and pools ready to be chosen among; reports every problem of their texts. That their names exist is checked elsewhere; what does not exist is left out.</summary>
internal sealed class RosterCompiler(Names names, Definitions definitions, IReadOnlyDictionary<string, BusinessCalendar> calendars, List<Diagnostic> problems)
{
    private readonly TextBinder _texts = new(names, definitions, problems);

    /// <summary>Compiles the reps and pools of a rule book and of the host.</summary>
    public CompiledRoster Compile()
    {
        var reps = names.Roster.Reps.ToDictionary(static rep => rep.Definition.Id, rep => Rep(rep.Definition), StringComparer.Ordinal);
        var pools = names.Roster.Pools.ToDictionary(static pool => pool.Definition.Id, pool => Pool(pool, reps), StringComparer.Ordinal);
        var category = _texts.Text(RoutingPaths.Category, names.Book.Routing.Category);
        return new CompiledRoster(reps, pools, category, _texts.AskedForScores);
    }

    private CompiledRep Rep(RepDefinition rep)
    {
        var calendar = rep.Calendar ?? names.Book.Calendar;
        return new CompiledRep
        {
            Definition = rep,
            Calendar = calendar is null ? null : calendars.GetValueOrDefault(calendar),
            InForce = names.Zone.Between(rep.From, rep.Until),
        };
    }

    private CompiledPool Pool(RosterEntry<PoolDefinition> entry, Dictionary<string, CompiledRep> reps)
    {
        var (pool, path) = (entry.Definition, entry.Path);
        var members = pool.Members.Where(member => reps.ContainsKey(member.Rep))
            .DistinctBy(static member => member.Rep, StringComparer.Ordinal)
            .OrderBy(static member => member.Rep, StringComparer.Ordinal)
            .ToArray();
        var added = names.Additions.Strategies.FirstOrDefault(strategy => strategy.Item.Name == pool.Strategy);
        return new CompiledPool
        {
            Definition = pool,
            Membership = new PoolMembership(members.Select(member => KeyValuePair.Create(member.Rep, Math.Max(0, member.Weight ?? reps[member.Rep].Definition.Weight)))),
            Reps = Array.ConvertAll(members, member => reps[member.Rep]),
            Takes = Array.ConvertAll(members, member => _texts.Condition(entry.IsOfHost ? path : RoutingPaths.MemberWhen(path, member.Rep), member.When)),
            Language = _texts.Text(entry.IsOfHost ? path : RoutingPaths.Language(path), pool.Needs.Language),
            Skill = _texts.Text(entry.IsOfHost ? path : RoutingPaths.Skill(path), pool.Needs.Skill),
            Value = _texts.Number(entry.IsOfHost ? path : RoutingPaths.Value(path), pool.Value),
            Strategy = added.Item ?? BuiltInStrategies.Find(pool.Strategy) ?? BuiltInStrategies.Find("roundRobin")!,
            StrategyIsOf = added.Item is null ? "" : added.Whose,
        };
    }
}
