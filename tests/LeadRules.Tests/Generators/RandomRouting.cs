using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>
/// Routing that can be read: reps, pools, territories and routes with every setting, defaults written out or left. Names
/// exist, so that it compiles as well.
/// </summary>
internal static class RandomRouting
{
    private static readonly string[] RepIds = ["ana", "ben", "eva", "zoe"];
    private static readonly string[] PoolIds = ["smb", "emea", "closers"];
    private static readonly string[] TerritoryIds = ["europe", "iberia", "madrid"];
    private static readonly Condition[] Conditions = [.. new[] { "employees > 50", "any(meeting.booked)", "true", "country is missing or age(created) > 2w" }.Select(Condition.Parse)];
    private static readonly Formula[] Texts = [.. new[] { "language", "industry", "city" }.Select(Formula.Parse)];

    public static Gen<RoutingDefinition> Routings =>
        from category in Pick.MaybeNull(50, Pick.From(Texts))
        from markets in Pick.Many(0, 2, Pick.Of("ES", "PT"))
        from ownerBy in Pick.Weighted((1, static () => Gen.Constant(RoutingDefinition.DefaultOwnerBy)), (1, static () => Gen.SubListOf(Enum.GetValues<OwnerMatch>()).Select(static some => (IReadOnlyList<OwnerMatch>)[.. some])))
        from reps in Each(RepIds, Rep)
        from pools in Each(PoolIds, Pool)
        from territories in Each(TerritoryIds, Territory)
        from routes in Pick.Many(0, 3, Route)
        from fallback in End
        select new RoutingDefinition
        {
            Category = category,
            Markets = markets,
            OwnerBy = ownerBy,
            Reps = reps,
            Pools = pools,
            Territories = territories,
            Routes = [.. routes.Select(static (route, i) => route with { Id = $"route-{i}" })],
            Fallback = fallback,
        };

    public static IEnumerable<RoutingDefinition> Smaller(RoutingDefinition routing)
    {
        if (routing.Routes.Count > 0)
            yield return routing with { Routes = [.. routing.Routes.Skip(1)] };
        foreach (var rep in routing.Reps)
            yield return routing with { Reps = [.. routing.Reps.Select(other => other == rep ? new RepDefinition { Id = rep.Id } : other)] };
        foreach (var pool in routing.Pools)
            yield return routing with { Pools = [.. routing.Pools.Select(other => other == pool ? new PoolDefinition { Id = pool.Id } : other)] };
        foreach (var territory in routing.Territories)
            yield return routing with { Territories = [.. routing.Territories.Select(other => other == territory ? new TerritoryDefinition { Id = territory.Id, To = territory.To } : other)] };
    }

    private static Gen<Destination> Receiver => Pick.OneOf(
        static () => Pick.From(RepIds).Select(Destination.Rep),
        static () => Pick.From(PoolIds).Select(Destination.Pool),
        static () => Pick.Of("triage", "late leads").Select(Destination.Queue),
        static () => Pick.From(RepIds).Select(Destination.Dispatcher));

    private static Gen<Destination> End => Pick.Weighted((4, static () => Receiver), (1, static () => Gen.Constant(Destination.Nobody)));

    private static Gen<Destination> Any => Pick.Weighted((4, static () => End), (1, static () => Pick.Of(Destination.Territory, Destination.Owner)));

    private static Gen<NobodyPolicy> Policy => Pick.OneOf(
        static () => Pick.Of(NobodyPolicy.Hold, NobodyPolicy.NextRoute, NobodyPolicy.IgnoreCapacity, NobodyPolicy.IgnoreHours),
        static () => End.Select(NobodyPolicy.Divert));

    private static Gen<string?> Description => Pick.MaybeNull(30, Pick.Of("What it is for."));

    private static Gen<Condition?> When => Pick.MaybeNull(50, Pick.From(Conditions));

    private static Gen<(DateOnly? First, DateOnly? Last)> Dates =>
        from first in Pick.Maybe(30, Pick.Of(new DateOnly(2026, 1, 1), new DateOnly(1, 1, 1)))
        from last in Pick.Maybe(30, Pick.Of(new DateOnly(2026, 1, 1), new DateOnly(9999, 12, 31)))
        select (first, last);

    private static Gen<int?> Count => Pick.Maybe(50, Gen.Choose(0, 40));

    private static Gen<T[]> Each<T>(IEnumerable<string> ids, Func<string, Gen<T>> gen) => Gen.CollectToArray(ids, gen);

    private static Gen<RepDefinition> Rep(string id) => Pick.Weighted((1, () => Gen.Constant(new RepDefinition { Id = id, IsHosted = true })), (4, () => WrittenRep(id)));

    private static Gen<RepDefinition> WrittenRep(string id) =>
        from name in Pick.MaybeNull(50, Pick.Of("Ana Ruiz"))
        from weight in Pick.Of(1, 1, 0, 2, RepDefinition.MaxWeight)
        from skills in Pick.Many(0, 2, Pick.Of("crm", "fintech"))
        from languages in Pick.Many(0, 2, Pick.Of("es", "en-GB"))
        from capacity in Count
        from day in Count
        from week in Count
        from month in Count
        from caps in Pick.Many(0, 2, from category in Pick.Of("hot", "very warm") from most in Gen.Choose(0, 5) select new CategoryCap(category, most))
        from absences in Pick.Many(0, 3, Absence)
        from dates in Dates
        from isActive in Pick.Of(true, true, false)
        select new RepDefinition
        {
            Id = id,
            Name = name,
            Weight = weight,
            Skills = skills,
            Languages = languages,
            Capacity = capacity,
            Quotas = new RepQuotas(day, week, month),
            Caps = [.. caps.DistinctBy(static cap => cap.Category)],
            Absences = absences,
            From = dates.First,
            Until = dates.Last,
            IsActive = isActive,
        };

    /// <summary>Hours and whole days, some of them as long as days where a clock changes.</summary>
    private static Gen<Absence> Absence =>
        from day in Gen.Choose(0, 365)
        from hour in Pick.Of(22, 23, 0, 9)
        from hours in Pick.Of(1, 23, 24, 25, 48, 24 * 365)
        from ticks in Pick.Of(0, 0, 0, 1)
        from reason in Pick.MaybeNull(50, Pick.Of("holidays"))
        let start = new DateTimeOffset(2026, 1, 1, hour, 0, 0, TimeSpan.Zero).AddDays(day)
        select new Absence(start, start.AddHours(hours).AddTicks(ticks), reason);

    private static Gen<PoolDefinition> Pool(string id) => Pick.Weighted((1, () => Gen.Constant(new PoolDefinition { Id = id, IsHosted = true })), (4, () => WrittenPool(id)));

    private static Gen<PoolDefinition> WrittenPool(string id) =>
        from description in Description
        from ids in Gen.SubListOf(RepIds)
        from plain in Pick.Of(true, false)
        from members in Gen.CollectToArray(ids, rep => plain ? Gen.Constant(new PoolMember(rep)) : Member(rep))
        from strategy in Pick.From(PoolDefinition.BuiltInStrategies)
        from language in Pick.MaybeNull(30, Pick.From(Texts))
        from skill in Pick.MaybeNull(30, Pick.From(Texts))
        from skills in Pick.Many(0, 2, Pick.Of("crm", "fintech"))
        from value in Pick.MaybeNull(30, Pick.Of("dealValue", "annualRevenue / 100").Select(Formula.Parse))
        from deals in Pick.From(Enum.GetValues<DealsThatCount>())
        from whenNobody in Pick.Many(1, 3, Policy)
        from lookAhead in Pick.Weighted((1, static () => Gen.Constant(TimeSpan.Zero)), (1, static () => Pick.From(Vocabulary.Windows)))
        from makeUp in Gen.Choose(0, 3)
        from countsDirect in Pick.Of(true, false)
        select new PoolDefinition
        {
            Id = id,
            Description = description,
            Members = members,
            Strategy = strategy,
            Needs = new PoolNeeds { Language = language, Skill = skill, Skills = skills },
            Value = value,
            Deals = deals,
            WhenNobody = whenNobody,
            LookAhead = lookAhead,
            MakeUp = makeUp,
            CountsDirect = countsDirect,
        };

    private static Gen<PoolMember> Member(string rep) =>
        from weight in Pick.Maybe(50, Gen.Choose(0, 5))
        from when in When
        select new PoolMember(rep, weight, when);

    private static Gen<TerritoryDefinition> Territory(string id) =>
        from description in Description
        from to in Receiver
        from parent in Pick.MaybeNull(50, Gen.Constant(TerritoryIds[0])).Select(parent => id == TerritoryIds[0] ? null : parent)
        from alone in Pick.Of(true, false)
        from priority in Pick.Of(0, 0, -1, 7)
        from countries in Pick.Many(0, 2, Pick.Of("ES", "PT"))
        from regions in countries.Length > 0 || parent is not null ? Gen.Constant<string[]>([]) : Pick.Many(0, 2, Pick.Of("ES-MD", "US-CA"))
        from postal in Pick.Many(0, 2, Pick.Of("280", "SW1A 1", "94000..94199"))
        from industries in Pick.Many(0, 2, Pick.Of("software", "Food and drink"))
        from employees in Pick.Maybe(30, Pick.Of(new NumberRange(11, true, 50, true), new NumberRange(null, true, 10, false), new NumberRange(50.5, false, null, false)))
        from accounts in Pick.Many(0, 2, Pick.Of("acme.com", "müller.de"))
        from when in When
        from dates in Dates
        select new TerritoryDefinition
        {
            Id = id,
            Description = description,
            To = to,
            Parent = parent,
            Alone = alone && parent is not null,
            Priority = priority,
            Countries = countries,
            Regions = regions,
            Postal = postal,
            Industries = industries,
            Employees = employees is { From: null } open ? open with { FromIncluded = false } : employees,
            Accounts = accounts,
            When = when,
            From = dates.First,
            Until = dates.Last,
        };

    private static Gen<RouteDefinition> Route =>
        from description in Description
        from when in When
        from to in Any
        from then in Pick.Many(0, 2, from step in Pick.From(Conditions) from next in Any select new RouteStep(step, next))
        from doesAsUsual in Pick.Of(true, false)
        from actions in Pick.Many(0, 2, Action)
        from whenNobody in Pick.Many(0, 2, Policy)
        from dates in Dates
        select new RouteDefinition
        {
            Id = "",
            Description = description,
            When = when,
            To = to,
            Then = then,
            Do = doesAsUsual ? null : actions,
            WhenNobody = whenNobody,
            From = dates.First,
            Until = dates.Last,
        };

    private static Gen<ActionDefinition> Action =>
        from intent in RandomIntents.Kinds
        from to in Pick.MaybeNull(50, Pick.Of("owner", "sales manager"))
        from about in Pick.MaybeNull(50, Pick.Of("call"))
        from when in When
        select new ActionDefinition(intent.Kind, to, about, when, Name: intent.Name);
}
