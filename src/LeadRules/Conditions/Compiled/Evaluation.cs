namespace LeadRules.Conditions.Compiled;

/// <summary>One lead at one instant, with the scratch memory of one decision. Lives on the stack of one call.</summary>
internal ref struct Evaluation
{
    private readonly Span<double> _memo;
    private readonly Span<ulong> _known;
    private readonly FindingMemory? _inferred;

    public Evaluation(Lead lead, long at, Span<double> scores, Span<double> memo, Span<ulong> known, FindingMemory? inferred = null)
    {
        Lead = lead;
        At = at;
        Scores = scores;
        _memo = memo;
        _known = known;
        _inferred = inferred;
    }

    public Lead Lead { get; }

    /// <summary>The instant, as UTC ticks.</summary>
    public long At { get; }

    /// <summary>The rounded value of each score that has been worked out, NaN when unknown. Scores come in dependency order.</summary>
    public Span<double> Scores { get; }

    /// <summary>What is inferred about the lead at the instant; null where nothing ever is.</summary>
    public readonly Findings? Inferred => _inferred?.Of(Lead, At);

    /// <summary>The activity that a <c>where</c> is asked about.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The value of a shared part, if this decision has worked it out already.</summary>
    public readonly bool TryRecall(int slot, out double value)
    {
        value = _memo[slot];
        return (_known[slot >> 6] & (1UL << slot)) != 0;
    }

    public readonly void Remember(int slot, double value)
    {
        _memo[slot] = value;
        _known[slot >> 6] |= 1UL << slot;
    }
}
