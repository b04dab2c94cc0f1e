using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads transitions. What is broken in the list keeps its place; see <see cref="RuleBookReadResult"/>.</summary>
internal sealed class TransitionReader(Reading reading, StageNames names, IReadOnlyList<StageDefinition> stages, IReadOnlyList<SlaDefinition> slas)
{
    private static readonly MemberSet<TransitionMember> Known = new();
    private readonly AnchorReader _anchors = new(reading, Problems.EventWithWindow);
    private readonly ActionReader _actions = new(reading, canExpire: true);
    private readonly NeedReader _needs = new(reading);

    private enum TransitionMember
    {
        Id,
        Description,
        From,
        To,
        On,
        Breach,
        When,
        Needs,
        Do,
    }

    /// <summary>Reads all transitions.</summary>
    public IReadOnlyList<TransitionDefinition> Read(JsonItem list)
    {
        Dictionary<string, JsonItem> ids = new(StringComparer.Ordinal);
        return [.. reading.Items(list, "a list of transitions").Select(item => Transition(item, ids))];
    }

    private TransitionDefinition Transition(JsonItem item, Dictionary<string, JsonItem> ids)
    {
        if (!reading.TryMembers(item, Known, "a transition such as { \"id\": \"accepts\", \"from\": \"handed-off\", \"to\": \"accepted\", \"on\": \"lead.accepted\" }", out var members))
            return new TransitionDefinition { Id = "", To = "" };
        reading.Require(members, TransitionMember.Id, "id", "\"id\": \"accepts\"");
        reading.Require(members, TransitionMember.From, "from", "\"from\": \"new\", or \"from\": \"*\" for all stages but the final ones");
        reading.Require(members, TransitionMember.To, "to", "\"to\": \"accepted\"");
        CheckMover(members);
        var to = names.Read(members[TransitionMember.To]);
        return new TransitionDefinition
        {
            Id = Id(members[TransitionMember.Id], ids),
            Description = reading.Description(members[TransitionMember.Description]),
            From = From(members[TransitionMember.From], to, byActivity: members.IsGiven(TransitionMember.On)),
            To = to ?? "",
            On = On(members[TransitionMember.On]),
            Breach = Breach(members[TransitionMember.Breach]),
            When = reading.Condition(members[TransitionMember.When]),
            Needs = _needs.Read(members[TransitionMember.Needs]),
            Do = _actions.Read(members[TransitionMember.Do]),
        };
    }

    private void CheckMover(Members<TransitionMember> members)
    {
        var (on, breach) = (members.IsGiven(TransitionMember.On), members.IsGiven(TransitionMember.Breach));
        if (on && breach)
            reading.Report(members.Owner, Problems.OneOf(reading.Path(members.Owner), ["on", "breach"], "A transition"));
        else if (!on && !breach && !members.IsGiven(TransitionMember.When))
            reading.Report(members.Owner, Problems.NothingMoves(reading.Path(members.Owner)));
    }

    private string Id(JsonItem item, Dictionary<string, JsonItem> ids)
    {
        if (reading.Id(item, "an id such as \"accepts\"") is not { } id)
            return "";
        if (!ids.TryAdd(id, item))
            reading.Report(item, Problems.DuplicateTransition(reading.Path(item), id, reading.LineOf(ids[id])));
        return id;
    }

    private IReadOnlyList<string> From(JsonItem item, string? to, bool byActivity)
    {
        if (IsAllStages(item))
            return [];
        reading.RequireEntry(item, "The transition leads from no stage.", "\"new\"");
        Dictionary<string, JsonItem> seen = new(StringComparer.Ordinal);
        return reading.OneOrMore(item, "a stage such as \"new\", a list of stages, or \"*\"", entry => FromStage(entry, to, byActivity, seen));
    }

    private string? FromStage(JsonItem item, string? to, bool byActivity, Dictionary<string, JsonItem> seen)
    {
        if (IsAllStages(item))
        {
            reading.Report(item, Problems.AllStagesAmongOthers(reading.Path(item)));
            return null;
        }

        if (names.Read(item) is not { } name)
            return null;
        if (!seen.TryAdd(name, item))
            reading.ReportTwice(item, seen[name]);
        else if (string.Equals(name, to, StringComparison.Ordinal))
            reading.Report(item, Problems.SameStage(reading.Path(item), name));
        else if (!byActivity && stages.Any(stage => stage.IsFinal && string.Equals(stage.Name, name, StringComparison.Ordinal)))
            reading.Report(item, Problems.FinalStageLeft(reading.Path(item), name));
        return name;
    }

    private IReadOnlyList<Conditions.ActivitySelector> On(JsonItem item)
    {
        reading.RequireEntry(item, "No activity is named.", "\"lead.accepted\"");
        return _anchors.All(item) ?? [];
    }

    private string? Breach(JsonItem item)
    {
        if (reading.Word(item, "a target such as \"cadence.work\"") is not { } text)
            return null;
        if (text.Split('.') is not [var agreement, var target])
        {
            reading.Report(item, Problems.NoTarget(reading.Path(item), text));
            return null;
        }

        if (reading.Broken.Contains(DefinitionKind.Sla, agreement))
            return text;
        if (slas.FirstOrDefault(sla => string.Equals(sla.Name, agreement, StringComparison.Ordinal)) is not { } found)
            reading.Report(item, Problems.UnknownAgreement(reading.Path(item), agreement, [.. slas.Select(static sla => sla.Name)]));
        else if (TargetsOf(found) is var targets && !targets.Contains(target))
            reading.Report(item, Problems.UnknownTarget(reading.Path(item), agreement, target, targets));
        return text;
    }

    private static HashSet<string> TargetsOf(SlaDefinition sla) =>
        sla.Versions.SelectMany(static version => version.Targets).Select(static target => target.Name).ToHashSet(StringComparer.Ordinal);

    private static bool IsAllStages(JsonItem item) => item.IsText && item.Is("*"u8);
}
