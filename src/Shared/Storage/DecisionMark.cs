namespace LeadRules.Storage;

/// <summary>Knows whether the running code is within a decision of this store: what a decision asks the same store to write would wait for the decision itself.</summary>
internal sealed class DecisionMark
{
    private readonly AsyncLocal<Running?> _running = new();

    /// <exception cref="InvalidOperationException">A decision of this store is running, and this code is part of it.</exception>
    public void MustNotDecide()
    {
        if (_running.Value is { IsOver: false })
            throw new InvalidOperationException("A decision made another one in the same store. Decide of the state alone, and make the other decision afterwards.");
    }

    public T Run<T>(Func<T> decide)
    {
        var running = new Running();
        _running.Value = running;
        try
        {
            return decide();
        }
        finally
        {
            // What the decision began and did not wait for may still carry the mark.
            running.IsOver = true;
            _running.Value = null;
        }
    }

    private sealed class Running
    {
        public volatile bool IsOver;
    }
}
