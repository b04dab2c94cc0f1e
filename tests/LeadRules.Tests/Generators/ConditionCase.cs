using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>One condition over the declared names, asked about a lead at an instant.</summary>
internal sealed record ConditionCase(Condition Condition, Lead Lead, DateTimeOffset At, string Zone)
{
    public static Gen<ConditionCase> Any { get; } =
        from node in new RandomConditions(Vocabulary.Default).Condition(3)
        from at in RandomLeads.Instants
        from lead in RandomLeads.Leads(at)
        from zone in Pick.Of("UTC", "Europe/Madrid", "America/Sao_Paulo")
        select new ConditionCase(new Condition(node), lead, at, zone);

    /// <summary>The declarations, and a score whose rules tell the three answers apart: one point, two points, none.</summary>
    public RuleBook Book => RandomBooks.Empty(Zone) with
    {
        Scores =
        [
            new ScoreDefinition
            {
                Name = "answer",
                Rules =
                [
                    new RuleDefinition { Id = "true", Points = 1, When = Condition },
                    new RuleDefinition { Id = "false", Points = 2, When = !Condition },
                ],
            },
        ],
    };

    public LeadEngine Engine => LeadEngine.Compile(Book, TestHost.Options);

    public static IEnumerable<ConditionCase> Smaller(ConditionCase failing) =>
        RandomConditions.Smaller(failing.Condition.Root).Select(node => failing with { Condition = new Condition(node) })
            .Concat(RandomLeads.Smaller(failing.Lead).Select(lead => failing with { Lead = lead }));

    public override string ToString() => $"{Condition}\n{RandomLeads.Describe(Lead)}\nat {At:O} in {Zone}";
}
