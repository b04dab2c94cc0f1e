using LeadRules.Conditions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads routes. What is broken in a list keeps its place; see <see cref="RuleBookReadResult"/>.</summary>
internal sealed class RouteReader(Reading reading, DestinationReader destinations)
{
    private static readonly MemberSet<RouteMember> Known = new();
    private static readonly MemberSet<StepMember> KnownOfSteps = new();
    private readonly ActionReader _actions = new(reading, canExpire: false);

    private enum RouteMember
    {
        Id,
        Description,
        When,
        To,
        Then,
        Do,
        WhenNobody,
        From,
        Until,
    }

    private enum StepMember
    {
        When,
        To,
    }

    /// <summary>Reads all routes.</summary>
    public IReadOnlyList<RouteDefinition> Read(JsonItem list)
    {
        Dictionary<string, JsonItem> ids = new(StringComparer.Ordinal);
        return [.. reading.Items(list, "a list of routes").Select(item => Route(item, ids))];
    }

    private RouteDefinition Route(JsonItem item, Dictionary<string, JsonItem> ids)
    {
        if (!reading.TryMembers(item, Known, "a route such as { \"id\": \"small\", \"when\": \"employees < 10\", \"to\": \"pool smb\" }", out var members))
            return new RouteDefinition { Id = "", To = Destination.Nobody };
        reading.Require(members, RouteMember.Id, "id", "\"id\": \"small\"");
        reading.Require(members, RouteMember.To, "to", "\"to\": \"pool smb\"");
        var (from, until) = reading.Dates(members[RouteMember.From], members[RouteMember.Until]);
        var actions = members[RouteMember.Do];
        return new RouteDefinition
        {
            Id = Id(members[RouteMember.Id], ids),
            Description = reading.Description(members[RouteMember.Description]),
            When = reading.Condition(members[RouteMember.When]),
            To = destinations.Any(members[RouteMember.To]) ?? Destination.Nobody,
            Then = [.. reading.Items(members[RouteMember.Then], "a list such as [{ \"when\": \"any(meeting.booked)\", \"to\": \"pool closers\" }]").Select(Step)],
            Do = actions.Exists ? _actions.Read(actions) : null,
            WhenNobody = destinations.WhenNobody(members[RouteMember.WhenNobody]) ?? [],
            From = from,
            Until = until,
        };
    }

    private string Id(JsonItem item, Dictionary<string, JsonItem> ids)
    {
        if (reading.Id(item, "an id such as \"small\"") is not { } id)
            return "";
        if (!ids.TryAdd(id, item))
            reading.Report(item, Problems.DuplicateRoute(reading.Path(item), id, reading.LineOf(ids[id])));
        return id;
    }

    private RouteStep Step(JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfSteps, "an object such as { \"when\": \"any(meeting.booked)\", \"to\": \"pool closers\" }", out var members))
            return new RouteStep(Condition.Parse("true"), Destination.Nobody);
        reading.Require(members, StepMember.When, "when", "\"when\": \"any(meeting.booked)\"");
        reading.Require(members, StepMember.To, "to", "\"to\": \"pool closers\"");
        return new RouteStep(reading.Condition(members[StepMember.When]) ?? Condition.Parse("true"), destinations.Any(members[StepMember.To]) ?? Destination.Nobody);
    }
}
