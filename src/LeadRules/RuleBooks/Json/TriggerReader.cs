using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads triggers: what the host is told to do when something happens or becomes true.</summary>
internal sealed class TriggerReader(Reading reading)
{
    private static readonly MemberSet<TriggerMember> Known = new();
    private readonly AnchorReader _anchors = new(reading, Problems.EventWithWindow);
    private readonly ActionReader _actions = new(reading, canExpire: true);

    private enum TriggerMember
    {
        Description,
        On,
        When,
        Rearm,
        Once,
        Do,
    }

    public TriggerDefinition? Read(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, "a trigger such as { \"on\": \"meeting.booked\", \"do\": [{ \"do\": \"createDeal\" }] }", out var members))
            return null;
        var (on, rearm, actions) = (members[TriggerMember.On], members[TriggerMember.Rearm], members[TriggerMember.Do]);
        if (!members.IsGiven(TriggerMember.On) && !members.IsGiven(TriggerMember.When))
            reading.Report(item, Problems.NothingFires(reading.Path(item)));
        if (on.Exists && rearm.Exists)
            reading.Report(rearm, Problems.RearmBesideOn(reading.Path(rearm)));
        reading.Require(members, TriggerMember.Do, "do", "\"do\": [{ \"do\": \"notify\", \"to\": \"owner\" }]");
        reading.RequireEntry(on, "No activity is named.", "\"meeting.booked\"");
        if (actions.IsArray)
            reading.RequireEntry(actions, "The trigger does nothing.", "{ \"do\": \"notify\", \"to\": \"owner\" }");
        return new TriggerDefinition
        {
            Name = name,
            Description = reading.Description(members[TriggerMember.Description]),
            On = _anchors.All(on) ?? [],
            When = reading.Condition(members[TriggerMember.When]),
            Rearm = reading.Condition(rearm),
            Once = reading.Flag(members[TriggerMember.Once]) ?? false,
            Do = _actions.Read(actions),
        };
    }
}
