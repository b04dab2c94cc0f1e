namespace LeadRules.RuleBooks.Json;

/// <summary>Reads what the host is told to do.</summary>
/// <param name="reading">The reading.</param>
/// <param name="canExpire">Whether what is to be done can come too late.</param>
internal sealed class ActionReader(Reading reading, bool canExpire)
{
    private static readonly MemberSet<ActionMember> Known = new();
    private static readonly MemberSet<ActionMember> KnownOfLasting = new((int)ActionMember.Expires);

    private enum ActionMember
    {
        Do,
        To,
        About,
        When,
        Expires,
    }

    /// <summary>Reads a list; what is broken keeps its place.</summary>
    public IReadOnlyList<ActionDefinition> Read(JsonItem list) =>
        [.. reading.Items(list, "a list such as [{ \"do\": \"notify\", \"to\": \"owner\" }]").Select(Action)];

    private ActionDefinition Action(JsonItem item)
    {
        if (!reading.TryMembers(item, canExpire ? Known : KnownOfLasting, "an object such as { \"do\": \"notify\", \"to\": \"owner\" }", out var members))
            return new ActionDefinition(default, null, null, null);
        reading.Require(members, ActionMember.Do, "do", "\"do\": \"notify\"");
        var (kind, name) = reading.Intent(members[ActionMember.Do]);
        return new ActionDefinition(
            kind ?? default,
            reading.Word(members[ActionMember.To], "a name such as \"owner\""),
            reading.Word(members[ActionMember.About], "a text such as \"call\""),
            reading.Condition(members[ActionMember.When]),
            reading.Duration(members[ActionMember.Expires], TimeSpan.FromSeconds(1)),
            name);
    }
}
