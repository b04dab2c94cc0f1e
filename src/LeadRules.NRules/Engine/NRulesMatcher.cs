using System.Collections.Concurrent;
using LeadRules.Conditions.Compiled;
using LeadRules.Decisions.Matching;
using NRules;

namespace LeadRules.NRules.Engine;

/// <summary>Answers the conditions of a rule book by NRules sessions, each used by one thread at a time.</summary>
internal sealed class NRulesMatcher(MatchedBook book, ISessionFactory factory) : Matcher
{
    /// <summary>After so many leads a session makes room for a new one, so that nothing can pile up in it.</summary>
    private const int MostUses = 1_000;

    private readonly ConcurrentBag<Session> _idle = [];
    private readonly Lock _creating = new();

    public MatchedBook Book => book;

    /// <summary>The sessions that nobody uses now.</summary>
    internal IEnumerable<ISession> Idle => _idle.Select(static session => session.Rules);

    public override void Match(ref Evaluation evaluation, Span<ScoreValue> scores)
    {
        var session = _idle.TryTake(out var idle) ? idle : new Session(Open(), 0);
        var facts = new FactList(evaluation.Lead, evaluation.At, evaluation.Inferred).All;
        session.Rules.InsertAll(facts);
        session.Rules.Fire();
        foreach (var result in session.Rules.Query<Result>())
        {
            result.Fill(ref evaluation);
            if (result is Total total)
                scores[total.Score] = total.Value;
        }

        // A session that has thrown is not put back.
        session.Rules.RetractAll(facts);
        if (session.Uses < MostUses)
            _idle.Add(session with { Uses = session.Uses + 1 });
    }

    /// <summary>A session of its own, for somebody who keeps it.</summary>
    public ISession Open()
    {
        // Sessions of one factory share what they make at their start, without a lock.
        lock (_creating)
            return factory.CreateSession();
    }

    private sealed record Session(ISession Rules, int Uses);
}
