using LeadRules.Conditions.Compiled;

namespace LeadRules.Scoring;

/// <summary>Finds the next change of scores by time alone.</summary>
internal sealed class ChangeFinder(LeadEngine engine, CompiledScore[] scoresInOrder, Lead lead, ScoreValue[] present) : SpanSearch
{
    private readonly ScoreValue[] _buffer = new ScoreValue[present.Length];
    private readonly FindingMemory? _inferred = engine.NewFindings();

    /// <summary>The next change after an instant at which the scores are the present ones.</summary>
    public NextChange After(long at) => After(at, DateTime.MaxValue.Ticks);

    protected override bool IsSameAt(long at)
    {
        engine.Score(lead, new DateTimeOffset(at, TimeSpan.Zero), _buffer);
        for (var i = 0; i < present.Length; i++)
        {
            if (!_buffer[i].Value.Equals(present[i].Value))
                return false;
        }

        return true;
    }

    protected override bool IsSameThroughout(long from, long to)
    {
        var span = new SpanEvaluation(lead, from, to, present.Length, _inferred);
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
