using LeadRules.Routing;
using LeadRules.Routing.Roster;
using LeadRules.Routing.Strategies;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Routing;

/// <summary>Says of each candidate why, with the numbers behind the reason.</summary>
internal static class CandidateExplanations
{
    public static IReadOnlyList<CandidateExplanation> Of(CompiledPool pool, PoolState before, PoolStep? picked, IReadOnlyList<RepState> reps, PassedOver[] passedOver, double[]? costs, RoutingFacts facts, string? category)
    {
        var evaluation = facts.Evaluation();
        var needs = LeadNeeds.Of(pool, ref evaluation);
        var after = picked?.State ?? before;
        var hasPreferred = HasPreferred(pool, passedOver, facts);
        var candidates = new CandidateExplanation[passedOver.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i] = new CandidateExplanation
            {
                Rep = pool.Membership.Reps[i],
                PassedOver = passedOver[i],
                Reason = hasPreferred ? Preferred(i) ?? Plain(i) : Plain(i),
                IsChosen = pool.Membership.Reps[i] == picked?.Event.Rep,
                Weight = pool.Membership.Weights[i],
                CreditBefore = InLeads(before.Credits[i]),
                CreditAfter = InLeads(after.Credits[i]),
                Cost = costs is null || double.IsNaN(costs[i]) ? null : Preference.Describe(pool.Strategy, costs[i]),
            };
        }

        return candidates;

        string Plain(int i) => Reason(passedOver[i], pool.Reps[i], reps[i], needs, facts, category, pool, i);

        string? Preferred(int i) => (passedOver[i], facts.Found.ForRep(pool.Membership.Reps[i])) switch
        {
            (PassedOver.None, { } finding) => $"{Plain(i)}, preferred {finding.By}",
            (PassedOver.Outranked, null) => "others are preferred",
            _ => null,
        };
    }

    /// <summary>Whether some member of a pool who could receive the lead is preferred.</summary>
    public static bool HasPreferred(CompiledPool pool, PassedOver[] passedOver, RoutingFacts facts)
    {
        for (var i = 0; i < passedOver.Length; i++)
        {
            if (passedOver[i] == PassedOver.None && facts.Found.ForRep(pool.Membership.Reps[i]) is not null)
                return true;
        }

        return false;
    }

    public static CandidateExplanation Of(CompiledRep rep, RepState state, PassedOver passedOver, RoutingFacts facts, string? category) => new()
    {
        Rep = rep.Definition.Id,
        PassedOver = passedOver,
        Reason = Reason(passedOver, rep, state, new LeadNeeds(null, null, []), facts, category, pool: null, index: 0),
        IsChosen = passedOver == PassedOver.None,
    };

    private static double InLeads(long credit) => credit / (double)PoolState.OneLead;

    private static string Reason(PassedOver passedOver, CompiledRep rep, RepState state, LeadNeeds needs, RoutingFacts facts, string? category, CompiledPool? pool, int index)
    {
        var definition = rep.Definition;
        return passedOver switch
        {
            PassedOver.None => "can receive it",
            PassedOver.Inactive => definition.IsHosted ? "is not supplied by the host" : "is not active",
            PassedOver.NotInForce => definition.From is { } from && facts.At.UtcTicks < rep.InForce.From ? FormattableString.Invariant($"starts on {from:yyyy-MM-dd}") : FormattableString.Invariant($"ended on {definition.Until:yyyy-MM-dd}"),
            PassedOver.Absent => Absent(rep.AbsenceAt(facts.At.UtcTicks)!, facts),
            PassedOver.OutsideHours => rep.NextAtWork(facts.At) is { } next ? $"is not at work before {InstantText.FormatLocal(next)}" : "is not at work",
            PassedOver.NoWeight => "has weight 0",
            PassedOver.DoesNotTake => DoesNotTake(pool!, index, facts),
            PassedOver.LacksSkill => $"does not know '{needs.SkillMissedBy(rep)}'",
            PassedOver.LacksLanguage => $"does not speak '{needs.Language}'",
            PassedOver.RuledOut => facts.Found.AgainstRep(definition.Id) is { } finding ? $"is ruled out {finding.By}" : "is ruled out for this lead",
            PassedOver.AtCapacity => FormattableString.Invariant($"has {state.Open} of {definition.Capacity} open leads"),
            PassedOver.QuotaReached => $"has reached the quota: {Quotas(definition, state)}",
            PassedOver.CategoryFull => FormattableString.Invariant($"has {RepCounts.OpenOf(state.OpenBy, category!)} of {RepCounts.CapOf(definition, category!)} open leads of '{category}'"),
            _ => "others are better",
        };
    }

    private static string Absent(Absence absence, RoutingFacts facts) =>
        $"is away until {facts.Local(absence.To)}{(absence.Reason is { } reason ? $" ({reason})" : "")}";

    private static string DoesNotTake(CompiledPool pool, int index, RoutingFacts facts)
    {
        var evaluation = facts.Evaluation();
        return $"does not take it here: {ConditionExplanation.Of(pool.Takes[index]!, ref evaluation)}";
    }

    private static string Quotas(RepDefinition rep, RepState state)
    {
        List<string> parts = [];
        if (rep.Quotas.Day is { } day)
            parts.Add(FormattableString.Invariant($"{state.Day.Count} of {day} in the day"));
        if (rep.Quotas.Week is { } week)
            parts.Add(FormattableString.Invariant($"{state.Week.Count} of {week} in the week"));
        if (rep.Quotas.Month is { } month)
            parts.Add(FormattableString.Invariant($"{state.Month.Count} of {month} in the month"));
        return string.Join(", ", parts);
    }
}
