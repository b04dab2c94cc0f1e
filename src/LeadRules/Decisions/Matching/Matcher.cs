using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks.Binding;
using LeadRules.Scoring;

namespace LeadRules.Decisions.Matching;

/// <summary>Another engine that answers the conditions of a rule book: gives the scores, and the answers to all questions that the compiled parts ask.</summary>
internal abstract class Matcher
{
    /// <summary>Works out the scores of the lead at the instant of the evaluation, and remembers the answer to each <see cref="Question"/> in its slot. Thread-safe.</summary>
    /// <param name="evaluation">The lead and the instant; takes the scores and the answers.</param>
    /// <param name="scores">Takes the scores, each at its index.</param>
    public abstract void Match(ref Evaluation evaluation, Span<ScoreValue> scores);
}

/// <summary>Makes such engines; chosen by <see cref="LeadEngineOptions.Matching"/>.</summary>
internal abstract class MatcherFactory
{
    /// <summary>Makes the engine of a rule book that has no errors.</summary>
    public abstract Matcher Create(MatchedBook book);
}

/// <summary>What such an engine is made of.</summary>
/// <param name="Book">The rule book.</param>
/// <param name="Options">What the host adds.</param>
/// <param name="Scores">Its compiled scores.</param>
/// <param name="Questions">Its other conditions.</param>
/// <param name="SlotCount">How many slots an evaluation has.</param>
internal sealed record MatchedBook(RuleBook Book, LeadEngineOptions Options, IReadOnlyList<CompiledScore> Scores, IReadOnlyList<Question> Questions, int SlotCount);
