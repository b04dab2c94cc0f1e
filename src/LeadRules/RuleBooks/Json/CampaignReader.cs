using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads campaigns. A broken step keeps its place; see <see cref="RuleBookReadResult"/>.</summary>
internal sealed class CampaignReader(Reading reading)
{
    private const string StepExample = "{ \"day\": 0, \"content\": \"welcome-1\" }";
    private const int MaxDay = 3650;
    private static readonly MemberSet<CampaignMember> Known = new();
    private static readonly MemberSet<StepMember> KnownOfSteps = new();
    private readonly ContentReader _contents = new(reading);

    private enum CampaignMember
    {
        Description,
        Enroll,
        Leave,
        Again,
        Time,
        Steps,
    }

    private enum StepMember
    {
        Day,
        Content,
        When,
    }

    public CampaignDefinition? Read(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, $"a campaign such as {{ \"enroll\": \"score.engagement >= 10\", \"steps\": [{StepExample}] }}", out var members))
            return null;
        reading.Require(members, CampaignMember.Enroll, "enroll", "\"enroll\": \"score.engagement >= 10\"");
        reading.Require(members, CampaignMember.Steps, "steps", $"\"steps\": [{StepExample}]");
        if (members[CampaignMember.Steps].IsArray)
            reading.RequireEntry(members[CampaignMember.Steps], "The campaign has no steps.", StepExample);
        var enroll = reading.Condition(members[CampaignMember.Enroll]);
        var campaign = new CampaignDefinition
        {
            Name = name,
            Description = reading.Description(members[CampaignMember.Description]),
            Enroll = enroll ?? Conditions.Condition.Parse("false"),
            Leave = reading.Condition(members[CampaignMember.Leave]),
            Again = reading.Duration(members[CampaignMember.Again], TimeSpan.Zero),
            Time = reading.TimeOfDay(members[CampaignMember.Time]),
            Steps = Steps(members[CampaignMember.Steps]),
        };
        return enroll is null ? null : campaign;
    }

    private IReadOnlyList<CampaignStep> Steps(JsonItem list)
    {
        List<CampaignStep> steps = [];
        var before = 0;
        foreach (var item in reading.Items(list, $"a list of steps such as [{StepExample}]"))
        {
            if (!reading.TryMembers(item, KnownOfSteps, $"a step such as {StepExample}", out var members))
            {
                steps.Add(new CampaignStep(before, [], null));
                continue;
            }

            reading.Require(members, StepMember.Day, "day", "\"day\": 0");
            reading.Require(members, StepMember.Content, "content", "\"content\": \"welcome-1\"");
            var (day, content) = (members[StepMember.Day], members[StepMember.Content]);
            if (content.IsArray)
                reading.RequireEntry(content, "The step sends nothing.", "\"welcome-1\"");
            var due = reading.Whole(day, 0, MaxDay) ?? before;
            if (due < before)
                reading.Report(day, Problems.StepOutOfOrder(reading.Path(day), due, before));
            before = due;
            steps.Add(new CampaignStep(due, _contents.Read(content), reading.Condition(members[StepMember.When])));
        }

        return steps;
    }
}
