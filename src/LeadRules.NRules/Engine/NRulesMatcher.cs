using LeadRules.Conditions.Compiled;
using LeadRules.Decisions.Matching;
using NRules;

namespace LeadRules.NRules.Engine;

/// <summary>Answers the conditions of a rule book by NRules. Each lead has a session of its own: that is faster than taking back the facts of the one before, and nothing of it can stay.</summary>
internal sealed class NRulesMatcher(MatchedBook book, ISessionFactory factory) : Matcher
{
    private readonly Lock _creating = new();

    public MatchedBook Book => book;

    public override void Match(ref Evaluation evaluation, Span<ScoreValue> scores)
    {
        var session = Open();
        session.InsertAll(new FactList(evaluation.Lead, evaluation.At, evaluation.Inferred).All);
        session.Fire();
        foreach (var result in session.Query<Result>())
        {
            result.Fill(ref evaluation);
            if (result is Total total)
                scores[total.Score] = total.Value;
        }
    }

    public ISession Open()
    {
        // Nothing says that a factory may be shared between threads.
        lock (_creating)
            return factory.CreateSession();
    }
}
