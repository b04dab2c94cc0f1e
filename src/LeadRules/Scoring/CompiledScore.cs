using System.Numerics;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Scoring;

/// <summary>One score, ready to be worked out.</summary>
/// <remarks>
/// Floating-point sums depend on their order, so there is one: groups in ordinal order of their names, the rules of no
/// group first; in a group, rules in ordinal order of their ids; then the points that are inferred. The order of the rule book never shows.
/// </remarks>
internal sealed class CompiledScore
{
    private readonly double _unitsPerOne;
    private readonly double _min;
    private readonly double _max;

    public CompiledScore(ScoreDefinition definition, int index, NumberNode? formula, IReadOnlyList<CompiledRule> rules, BandTable? bands)
    {
        Definition = definition;
        Index = index;
        Formula = formula;
        Bands = bands;
        _unitsPerOne = Math.Pow(10, definition.Decimals);
        _min = definition.Min ?? double.NegativeInfinity;
        _max = definition.Max ?? double.PositiveInfinity;
        Rules = [.. rules
            .OrderBy(static rule => rule.Definition.Group is not null)
            .ThenBy(static rule => rule.Definition.Group, StringComparer.Ordinal)
            .ThenBy(static rule => rule.Definition.Id, StringComparer.Ordinal)];
        Groups = RuleGroup.Of(definition, Rules);
        Candidates = CandidateIndex.For(Rules);
    }

    public ScoreDefinition Definition { get; }

    /// <summary>Its place among the scores of the rule book.</summary>
    public int Index { get; }

    public NumberNode? Formula { get; }

    /// <summary>The bands of the same name, or null.</summary>
    public BandTable? Bands { get; }

    /// <summary>The rules in the stated order.</summary>
    public CompiledRule[] Rules { get; }

    /// <summary>The groups in the stated order, the rules of no group as the first.</summary>
    public RuleGroup[] Groups { get; }

    /// <summary>Finds the rules that can match a lead at all; null where there are too few rules for that to pay.</summary>
    public CandidateIndex? Candidates { get; }

    public ScoreValue Evaluate(ref Evaluation evaluation, Span<ulong> candidateBits)
    {
        double raw, total;
        if (Formula is not null)
            raw = total = Formula.Eval(ref evaluation);
        else if (Candidates is null)
            (raw, total) = SumOfAll(ref evaluation);
        else
            (raw, total) = SumOfCandidates(ref evaluation, Candidates, candidateBits[..Candidates.WordCount]);
        var score = Valued(raw, total, evaluation.Inferred);
        evaluation.Scores[Index] = score.Value;
        return score;
    }

    /// <summary>The score that follows from the points of its rules, which another engine has worked out.</summary>
    /// <param name="points">The points of each rule, in the order of <see cref="Rules"/>.</param>
    /// <param name="inferred">What is inferred about the lead; null where nothing ever is.</param>
    public ScoreValue Total(ReadOnlySpan<double> points, Findings? inferred)
    {
        double raw = 0, total = 0;
        foreach (var group in Groups)
        {
            double sum = 0;
            foreach (var each in points.Slice(group.Start, group.Count))
            {
                raw += each;
                sum += each;
            }

            total += group.Clamp(sum);
        }

        return Valued(raw, total, inferred);
    }

    /// <summary>The score whose rules or formula have given so much.</summary>
    public ScoreValue Valued(double raw, double total, Findings? inferred)
    {
        if (Formula is null && inferred is not null)
        {
            raw += inferred.Points(Index);
            total += inferred.Points(Index);
        }

        var value = Finish(total);
        return new ScoreValue(value, raw, Bands?.NameOf(value));
    }

    /// <summary>Clamps and rounds the sum of the groups. Unknown stays unknown.</summary>
    public double Finish(double total) => Rounding.HalfAwayFromZero(Clamp(total), _unitsPerOne);

    /// <summary>Clamps to the score's own <c>min</c> and <c>max</c>.</summary>
    public double Clamp(double total) => total < _min ? _min : total > _max ? _max : total;

    public NumberSpan Over(SpanEvaluation span)
    {
        var sum = Formula is not null ? Formula.Over(span) : SumOver(span).Widened();
        if (sum.IsNeverKnown)
            return sum;
        return new NumberSpan(Finish(sum.Low), Finish(sum.High), sum.MayBeUnknown);
    }

    private (double Raw, double Total) SumOfAll(ref Evaluation evaluation)
    {
        double raw = 0, total = 0;
        foreach (var group in Groups)
        {
            double sum = 0;
            foreach (var rule in Rules.AsSpan(group.Start, group.Count))
            {
                var points = rule.Points(ref evaluation);
                raw += points;
                sum += points;
            }

            total += group.Clamp(sum);
        }

        return (raw, total);
    }

    private (double Raw, double Total) SumOfCandidates(ref Evaluation evaluation, CandidateIndex index, Span<ulong> bits)
    {
        index.Mark(evaluation.Lead, bits);
        double raw = 0, total = 0, sum = 0;
        var current = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                while (place >= Groups[current].End)
                {
                    total += Groups[current++].Clamp(sum);
                    sum = 0;
                }

                var points = Rules[place].Points(ref evaluation);
                raw += points;
                sum += points;
            }
        }

        for (; current < Groups.Length; current++)
        {
            total += Groups[current].Clamp(sum);
            sum = 0;
        }

        return (raw, total);
    }

    private NumberSpan SumOver(SpanEvaluation span)
    {
        // What a candidate needs does not depend on the instant, so the others give nothing throughout.
        var candidates = Candidates?.Candidates(span.Lead);
        double low = 0, high = 0;
        foreach (var group in Groups)
        {
            double groupLow = 0, groupHigh = 0;
            for (var i = group.Start; i < group.End; i++)
            {
                if (candidates is not null && (candidates[i >> 6] & (1UL << i)) == 0)
                    continue;
                var points = Rules[i].Over(span);
                groupLow += points.Low;
                groupHigh += points.High;
            }

            low += group.Clamp(groupLow);
            high += group.Clamp(groupHigh);
        }

        var inferred = span.Inferred?.Points(Index) ?? 0;
        return new NumberSpan(low + inferred, high + inferred, MayBeUnknown: false);
    }
}
