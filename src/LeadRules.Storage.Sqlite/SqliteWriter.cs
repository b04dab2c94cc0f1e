using System.Collections.Concurrent;

namespace LeadRules.Storage.Sqlite;

/// <summary>The one thread on which a store writes: SQLite blocks the thread that calls it, and it must not be one of the callers'.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter() => new Thread(Run) { IsBackground = true, Name = "LeadRules SQLite writer" }.UnsafeStart();

    public Task<T> RunAsync<T>(Func<T> work)
    {
        ObjectDisposedException.ThrowIf(_work.IsAddingCompleted, typeof(SqliteLeadStore));
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _work.CompleteAdding();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
        _work.Dispose();
        _ended.SetResult();
    }
}
