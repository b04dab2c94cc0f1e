using LeadRules.Conditions.Compiled;

namespace LeadRules.Scoring;

/// <summary>
/// Finds the next change of scores by time alone. Over a span of time each score is worked out with everything that is
/// possible in the span; where only the present value is possible, nothing changes in the span. Other spans are halved,
/// the earlier half first, down to a single instant, which plain scoring decides. So the answer is exact, whatever the
/// rules are made of, and takes some hundred evaluations instead of one for each instant.
/// </summary>
internal sealed class ChangeFinder(LeadEngine engine, CompiledScore[] scoresInOrder, Lead lead, ScoreValue[] present)
{
    private const int MaxEvaluations = 4_000;
    private static readonly long LastInstant = DateTime.MaxValue.Ticks;
    private readonly ScoreValue[] _buffer = new ScoreValue[present.Length];
    private int _evaluations;

    /// <summary>The next change after an instant at which the scores are the present ones.</summary>
    public NextChange After(long at)
    {
        // Most changes are near, so spans start short and grow.
        var length = TimeSpan.TicksPerHour;
        for (var from = at + 1; from <= LastInstant; length *= 2)
        {
            var to = length > LastInstant - from ? LastInstant : from + length;
            if (FirstIn(from, to) is { } change)
                return change;
            from = to + 1;
        }

        return new NextChange(NextChangeKind.Never, null);
    }

    private NextChange? FirstIn(long from, long to)
    {
        if (++_evaluations > MaxEvaluations)
            return new NextChange(NextChangeKind.MayChange, new DateTimeOffset(from, TimeSpan.Zero));
        if (from == to)
            return IsPresentAt(from) ? null : new NextChange(NextChangeKind.Changes, new DateTimeOffset(from, TimeSpan.Zero));
        if (IsPresentThroughout(from, to))
            return null;
        var middle = from + ((to - from) >> 1);
        return FirstIn(from, middle) ?? FirstIn(middle + 1, to);
    }

    private bool IsPresentAt(long at)
    {
        engine.Score(lead, new DateTimeOffset(at, TimeSpan.Zero), _buffer);
        for (var i = 0; i < present.Length; i++)
        {
            if (!_buffer[i].Value.Equals(present[i].Value))
                return false;
        }

        return true;
    }

    private bool IsPresentThroughout(long from, long to)
    {
        var span = new SpanEvaluation(lead, from, to, present.Length);
        foreach (var score in scoresInOrder)
        {
            var possible = score.Over(span);
            span.Scores[score.Index] = possible;
            var value = present[score.Index].Value;
            var same = double.IsNaN(value) ? possible.IsNeverKnown : !possible.MayBeUnknown && possible.Low == value && possible.High == value;
            if (!same)
                return false;
        }

        return true;
    }
}
