namespace LeadRules.Conditions.Compiled;

/// <summary>
/// One lead over a span of time: nodes answer with everything that is possible in the span. What is the same for all of
/// a span need not be looked at instant by instant; so the next change by time alone is found by halving spans.
/// </summary>
internal sealed class SpanEvaluation(Lead lead, long from, long to, int scoreCount, FindingMemory? inferred = null)
{
    public Lead Lead { get; } = lead;

    /// <summary>The first instant, as UTC ticks.</summary>
    public long From { get; } = from;

    /// <summary>The last instant, included.</summary>
    public long To { get; } = to;

    /// <summary>The possible values of each score that has been worked out.</summary>
    public NumberSpan[] Scores { get; } = new NumberSpan[scoreCount];

    /// <summary>What is inferred about the lead at the first instant, which is taken for that of the whole span; null where nothing ever is.</summary>
    public Findings? Inferred => inferred?.Of(Lead, From);

    /// <summary>The activity that a <c>where</c> is asked about.</summary>
    public Activity? Activity { get; set; }
}

/// <summary>The numbers that are possible over a span of time, and whether none may be known.</summary>
internal readonly record struct NumberSpan(double Low, double High, bool MayBeUnknown)
{
    /// <summary>Nothing is known about it.</summary>
    public static NumberSpan Anything => new(double.NegativeInfinity, double.PositiveInfinity, true);

    /// <summary>It is unknown throughout.</summary>
    public static NumberSpan Unknown => new(double.NaN, double.NaN, true);

    /// <summary>Whether it is unknown throughout.</summary>
    public bool IsNeverKnown => double.IsNaN(Low);

    public static NumberSpan Constant(double value) => double.IsFinite(value) ? new(value, value, false) : Unknown;

    /// <summary>Spans that overflow or meet NaN on the way say nothing.</summary>
    public static NumberSpan Of(double low, double high, bool mayBeUnknown) =>
        double.IsFinite(low) && double.IsFinite(high) ? new(low, high, mayBeUnknown) : Anything;

    /// <summary>The span of an operation that is monotone in each operand, of its results at the ends of their spans.</summary>
    public static NumberSpan OfEnds(ReadOnlySpan<double> results, bool mayBeUnknown)
    {
        double low = results[0], high = results[0];
        foreach (var result in results)
        {
            low = Math.Min(low, result);
            high = Math.Max(high, result);
        }

        return Of(low, high, mayBeUnknown);
    }

    /// <summary>
    /// The span and a hair beyond it. Sums of rounded terms need not be monotone to the last bit even where the terms
    /// are, so a bound made of them must not be taken to the last bit.
    /// </summary>
    public NumberSpan Widened()
    {
        if (Low == High || !double.IsFinite(Low))
            return this;
        var hair = 1e-11 * Math.Max(1, Math.Max(Math.Abs(Low), Math.Abs(High)));
        return new(Low - hair, High + hair, MayBeUnknown);
    }
}

/// <summary>The instants or durations, as ticks, that are possible over a span of time.</summary>
internal readonly record struct TicksSpan(long Low, long High, bool MayBeUnknown, bool IsNeverKnown = false)
{
    public static TicksSpan Anything => new(long.MinValue + 1, long.MaxValue, true);

    public static TicksSpan Unknown => new(0, 0, true, true);

    public static TicksSpan Constant(long ticks) => ticks == Ticks.Missing ? Unknown : new(ticks, ticks, false);

    /// <summary>The span of an operation that is monotone in each operand, of its results at the ends of their spans.</summary>
    public static TicksSpan OfEnds(ReadOnlySpan<long> results, bool mayBeUnknown)
    {
        long low = results[0], high = results[0];
        foreach (var result in results)
        {
            if (result == Ticks.Missing)
                return Anything;
            low = Math.Min(low, result);
            high = Math.Max(high, result);
        }

        return new TicksSpan(low, high, mayBeUnknown);
    }
}

/// <summary>The text over a span of time: one that never changes (null when missing), or one that may.</summary>
internal readonly record struct TextSpanOverTime(string? Text, bool Varies)
{
    public static TextSpanOverTime Changing => new(null, true);

    public static TextSpanOverTime Constant(string? text) => new(text, false);
}
