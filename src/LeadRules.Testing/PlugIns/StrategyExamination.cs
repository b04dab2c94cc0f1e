using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Testing;

/// <summary>Asks the strategies of a plug-in what some reps cost.</summary>
internal sealed class StrategyExamination(LeadPlugIn plugIn, PlugInExamination examination)
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly RepState[] States =
    [
        new() { Rep = "newcomer" },
        new() { Rep = "busy", Open = 40, OpenValue = 1_000_000, LastAt = At.AddMinutes(-1) },
    ];

    public void Check()
    {
        Lead[] leads = [new Lead("nobody"), .. plugIn.Vectors.Select(static vector => vector.Lead).OfType<Lead>()];
        foreach (var strategy in plugIn.Strategies)
        {
            foreach (var (state, lead) in from state in States from lead in leads select (state, lead))
                Check(strategy, state, lead);
        }
    }

    private void Check(RoutingStrategy strategy, RepState state, Lead lead)
    {
        var subject = $"the strategy '{strategy.Name}' for rep {state.Rep} and lead {lead.Id}";
        var (cost, trouble) = Caller.Ask(() => CostOf(strategy, state, lead), examination.Patience);
        if (trouble is not null)
        {
            examination.Fail("no-exception", subject, "a cost", trouble);
            return;
        }

        if (double.IsNaN(cost))
            examination.Fail("declared-type", subject, "a cost that is a number", "NaN");
        var (again, _) = Caller.Ask(() => CostOf(strategy, state, lead), examination.Patience);
        if (!again.Equals(cost))
            examination.Fail("same-answer", subject, FormattableString.Invariant($"{cost}, as at the first time"), FormattableString.Invariant($"{again}"));
        var (words, silence) = Caller.Ask(() => strategy.Describe(cost), examination.Patience);
        if (silence is not null || string.IsNullOrWhiteSpace(words))
            examination.Fail("no-exception", $"the words of {subject}", "a cost in words", silence ?? "nothing");
    }

    private static double CostOf(RoutingStrategy strategy, RepState state, Lead lead) =>
        strategy.CostOf(new RoutingCandidate { Rep = new RepDefinition { Id = state.Rep }, Weight = 1, State = state, Value = state.OpenValue, Matches = 0, Lead = lead, At = At });
}
