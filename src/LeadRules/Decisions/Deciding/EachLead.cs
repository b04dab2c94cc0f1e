namespace LeadRules.Decisions.Deciding;

/// <summary>Decides one lead after the other; one that throws does not keep the others waiting.</summary>
internal sealed class EachLead
{
    private readonly List<DeskDecision> _decisions = [];
    private readonly List<Exception> _failures = [];

    public IReadOnlyList<DeskDecision> Decisions => _decisions;

    /// <summary>How many threw.</summary>
    public int Failed => _failures.Count;

    /// <summary>Decides a lead, or keeps what it throws; <paramref name="decide"/> gives null for a lead that is not there any more.</summary>
    public async ValueTask TryAsync(string lead, Func<ValueTask<DeskDecision?>> decide, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
#pragma warning disable CA1031 // Whatever is wrong with one lead must not keep the others waiting; the caller hears of it at the end.
        try
        {
            if (await decide().ConfigureAwait(false) is { } decision)
                _decisions.Add(decision);
        }
        catch (Exception cause) when (cause is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _failures.Add(new InvalidOperationException($"The lead '{lead}' could not be decided: {cause.Message}", cause));
        }
#pragma warning restore CA1031
    }

    /// <summary>Tells everything that went wrong at once.</summary>
    public void ThrowFailures()
    {
        if (Failed == 0)
            return;
        var all = Failed + _decisions.Count;
        var others = _decisions.Count == 0 ? "" : _decisions.Count == 1 ? " The other was decided and is kept." : " The others were decided and are kept.";
        throw new AggregateException($"{Failed} of {all} {(all == 1 ? "lead" : "leads")} could not be decided.{others}", _failures);
    }
}
