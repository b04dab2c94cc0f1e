namespace LeadRules.RuleBooks.Json;

/// <summary>Writes routing by building it again; what is usual is left out.</summary>
internal static class RoutingWriter
{
    private static readonly PoolDefinition UsualPool = new() { Id = "" };

    /// <summary>Adds the routing of a rule book.</summary>
    /// <param name="routing">The routing.</param>
    /// <param name="draft">Takes it.</param>
    /// <param name="zone">The zone of the rule book: absences of whole days are written as dates.</param>
    public static void Write(RoutingDefinition routing, RoutingBuilder draft, Zone zone)
    {
        if (routing.Category is { } category)
            draft.Category(category);
        if (routing.Markets.Count > 0)
            draft.Markets(routing.Markets);
        if (!routing.OwnerBy.Equals(RoutingDefinition.DefaultOwnerBy))
            draft.OwnerBy(routing.OwnerBy);
        foreach (var rep in routing.Reps)
            Rep(rep, draft, zone);
        foreach (var pool in routing.Pools)
            Pool(pool, draft);
        foreach (var territory in routing.Territories)
            draft.Territory(territory.Id, settings => Territory(territory, settings));
        foreach (var route in routing.Routes)
            draft.Route(route.Id, route.To, settings => Route(route, settings));
        if (routing.Fallback is { } fallback)
            draft.Fallback(fallback);
    }

    private static void Rep(RepDefinition rep, RoutingBuilder draft, Zone zone)
    {
        if (rep.IsHosted)
            draft.HostedRep(rep.Id);
        else
            draft.Rep(rep.Id, settings => Rep(rep, settings, zone));
    }

    private static void Rep(RepDefinition rep, RepBuilder settings, Zone zone)
    {
        if (rep.Name is { } name)
            settings.Name(name);
        if (rep.Weight != 1)
            settings.Weight(rep.Weight);
        if (rep.Skills.Count > 0)
            settings.Skills(rep.Skills);
        if (rep.Languages.Count > 0)
            settings.Languages(rep.Languages);
        if (rep.Calendar is { } calendar)
            settings.Calendar(calendar);
        if (rep.Capacity is { } capacity)
            settings.Capacity(capacity);
        if (rep.Quotas != RepQuotas.None)
            settings.Quotas(rep.Quotas.Day, rep.Quotas.Week, rep.Quotas.Month);
        foreach (var cap in rep.Caps)
            settings.Cap(cap.Category, cap.Count);
        foreach (var absence in rep.Absences)
        {
            if (AbsenceDates.Of(absence, zone) is { } dates)
                settings.Absence(dates.First, dates.Last, absence.Reason);
            else
                settings.Absence(absence.From, absence.To, absence.Reason);
        }

        if (rep.From is { } from)
            settings.From(from);
        if (rep.Until is { } until)
            settings.Until(until);
        if (!rep.IsActive)
            settings.Inactive();
    }

    private static void Pool(PoolDefinition pool, RoutingBuilder draft)
    {
        if (pool.IsHosted)
            draft.HostedPool(pool.Id);
        else
            draft.Pool(pool.Id, settings => Pool(pool, settings));
    }

    private static void Pool(PoolDefinition pool, PoolBuilder settings)
    {
        if (pool.Description is { } description)
            settings.Description(description);
        foreach (var member in pool.Members)
            settings.Member(member.Rep, member.Weight, RuleText.Of(member.When));
        if (pool.Strategy != UsualPool.Strategy)
            settings.Strategy(pool.Strategy);
        if (pool.Needs.Language is { } language)
            settings.NeedsLanguage(language);
        if (pool.Needs.Skill is { } skill)
            settings.NeedsSkill(skill);
        if (pool.Needs.Skills.Count > 0)
            settings.NeedsSkills(pool.Needs.Skills);
        if (pool.Value is { } value)
            settings.Value(value);
        if (pool.Deals != UsualPool.Deals)
            settings.Deals(pool.Deals);
        if (!pool.WhenNobody.Equals(UsualPool.WhenNobody))
            settings.WhenNobody(pool.WhenNobody);
        if (pool.LookAhead != UsualPool.LookAhead)
            settings.LookAhead(pool.LookAhead);
        if (pool.MakeUp != UsualPool.MakeUp)
            settings.MakeUp(pool.MakeUp);
        if (pool.CountsDirect)
            settings.CountsDirect();
    }

    private static void Territory(TerritoryDefinition territory, TerritoryBuilder settings)
    {
        if (territory.Description is { } description)
            settings.Description(description);
        if (territory.Parent is { } parent)
            settings.Parent(parent, territory.Alone);
        if (territory.To is { } to)
            settings.To(to);
        foreach (var (items, set) in new (IReadOnlyList<string>, Func<IEnumerable<string>, TerritoryBuilder>)[]
            { (territory.Countries, settings.Countries), (territory.Regions, settings.Regions), (territory.Postal, settings.Postal), (territory.Industries, settings.Industries), (territory.Accounts, settings.Accounts) })
        {
            if (items.Count > 0)
                set(items);
        }

        if (territory.Employees is { } employees)
            settings.Employees(RangeText.Format(employees));
        if (territory.When is { } when)
            settings.When(when);
        if (territory.Priority != 0)
            settings.Priority(territory.Priority);
        if (territory.From is { } from)
            settings.From(from);
        if (territory.Until is { } until)
            settings.Until(until);
    }

    private static void Route(RouteDefinition route, RouteBuilder settings)
    {
        if (route.Description is { } description)
            settings.Description(description);
        if (route.When is { } when)
            settings.When(when);
        foreach (var step in route.Then)
            settings.Then(step.When, step.To);
        if (route.Do is { Count: 0 })
            settings.DoNothing();
        foreach (var action in route.Do ?? [])
            settings.Do(IntentWords.Of(action.Do, action.Name), action.To, action.About, RuleText.Of(action.When));
        if (route.WhenNobody.Count > 0)
            settings.WhenNobody(route.WhenNobody);
        if (route.From is { } from)
            settings.From(from);
        if (route.Until is { } until)
            settings.Until(until);
    }
}
