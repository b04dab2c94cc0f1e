namespace LeadRules.Conditions.Compiled;

/// <summary>
/// Works out what is inferred about leads when it is first asked for, and remembers the last of it: a decision asks about one lead
/// at one instant again and again. Not thread-safe.
/// </summary>
internal sealed class FindingMemory(Func<Lead, long, Findings> derive)
{
    private Lead? _lead;
    private long _at;
    private Findings? _last;

    /// <summary>What is inferred about a lead at an instant, as UTC ticks.</summary>
    public Findings Of(Lead lead, long at)
    {
        if (_last is null || at != _at || !ReferenceEquals(lead, _lead))
            (_last, _lead, _at) = (derive(lead, at), lead, at);
        return _last;
    }
}
