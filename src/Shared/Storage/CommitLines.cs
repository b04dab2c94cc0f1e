using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>
/// Lines beside each other, each with a connection of its own. What is about a pool stands in the pool's line, since it would wait for
/// the pool's row anywhere; what is about a lead alone in the lead's.
/// </summary>
internal sealed class CommitLines(IReadOnlyList<CommitLine> lines) : IAsyncDisposable
{
    public ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var about = scope.Pools is [var first, ..] ? first : scope.Lead ?? scope.Key ?? "";
        return lines[(int)((uint)StringComparer.Ordinal.GetHashCode(about) % (uint)lines.Count)].CommitAsync(scope, decide, cancellationToken);
    }

    /// <summary>Takes no more calls, and decides those that stand in the lines.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines)
            await line.DisposeAsync().ConfigureAwait(false);
    }
}
