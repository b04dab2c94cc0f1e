using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Roster;

/// <summary>
/// The one filter that comes before every choice, as far as it depends on the lead, the rule book and the instant alone. What
/// depends on the state (capacity, quotas, caps) is asked when the decision is kept.
/// </summary>
internal static class Availability
{
    /// <summary>Why each member of a pool is passed over; <see cref="PassedOver.None"/> for those who can receive the lead as far as is known.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="evaluation">The lead and the instant.</param>
    /// <param name="ignoreHours">Whether working hours do not count.</param>
    /// <param name="ruledOut">Reps who must not receive it.</param>
    /// <param name="answer">Takes the answers, in the order of the members.</param>
    public static void Of(CompiledPool pool, ref Evaluation evaluation, bool ignoreHours, IReadOnlyList<string> ruledOut, Span<PassedOver> answer)
    {
        var needs = LeadNeeds.Of(pool, ref evaluation);
        var lookAhead = pool.Definition.LookAhead;
        var hours = new Hours(evaluation.At, lookAhead);
        for (var i = 0; i < pool.Reps.Length; i++)
        {
            var rep = pool.Reps[i];
            answer[i] = rep.PresenceAt(evaluation.At) is var presence && presence != PassedOver.None ? presence
                : pool.Membership.Weights[i] == 0 ? PassedOver.NoWeight
                : ruledOut.Count > 0 && ruledOut.Contains(rep.Definition.Id, StringComparer.Ordinal) ? PassedOver.RuledOut
                : pool.Takes[i] is { } takes && takes.Eval(ref evaluation) != Ternary.True ? PassedOver.DoesNotTake
                : !pool.PrefersMatches && needs.MissedBy(rep) is var missed && missed != PassedOver.None ? missed
                : !ignoreHours && !hours.Works(rep) ? PassedOver.OutsideHours
                : PassedOver.None;
        }
    }

    /// <summary>Why a rep who is meant by name cannot receive a lead.</summary>
    public static PassedOver Of(CompiledRep rep, long at, bool ignoreHours, IReadOnlyList<string> ruledOut)
    {
        var presence = rep.PresenceAt(at);
        if (presence != PassedOver.None)
            return presence;
        if (ruledOut.Contains(rep.Definition.Id, StringComparer.Ordinal))
            return PassedOver.RuledOut;
        return ignoreHours || rep.WorksAt(at, TimeSpan.Zero) ? PassedOver.None : PassedOver.OutsideHours;
    }

    /// <summary>Most members of a pool share a calendar, so its last answer is kept.</summary>
    private struct Hours(long at, TimeSpan lookAhead)
    {
        private BusinessCalendar? _last;
        private bool _works;

        public bool Works(CompiledRep rep)
        {
            if (rep.Calendar is null)
                return true;
            if (!ReferenceEquals(rep.Calendar, _last))
                (_last, _works) = (rep.Calendar, rep.WorksAt(at, lookAhead));
            return _works;
        }
    }
}
