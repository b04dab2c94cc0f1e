using System.Collections.Concurrent;
using LeadRules.Cli.Files;

namespace LeadRules.Cli.Scoring;

/// <summary>
/// Scores the batches of a file on all cores and hands the results over in the order of the file. Only a few batches
/// are in the works at a time, so the memory does not grow with the file.
/// </summary>
internal static class Pipeline
{
    /// <param name="source">The file.</param>
    /// <param name="makeScorer">Makes a scorer; called at most once for each core.</param>
    /// <param name="take">Takes the result of each batch; false to stop.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public static void Run(ILeadSource source, Func<BatchScorer> makeScorer, Func<BatchResult, bool> take, CancellationToken cancellation)
    {
        var atOnce = Environment.ProcessorCount * 2;
        var idle = new ConcurrentBag<BatchScorer>();
        var underWay = new Queue<Task<BatchResult>>();
        try
        {
            var more = true;
            while (more || underWay.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                while (more && underWay.Count < atOnce)
                {
                    if (source.Next() is { } batch)
                        underWay.Enqueue(Task.Run(() => Score(batch, idle, makeScorer), CancellationToken.None));
                    else
                        more = false;
                }

                if (underWay.Count == 0)
                    return;
                using var result = underWay.Dequeue().GetAwaiter().GetResult();
                if (!take(result))
                    return;
            }
        }
        finally
        {
            // Results nobody takes hold buffers of the pool; a failure is already on its way up.
            foreach (var task in underWay)
                _ = task.ContinueWith(static done => done.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private static BatchResult Score(LeadBatch batch, ConcurrentBag<BatchScorer> idle, Func<BatchScorer> makeScorer)
    {
        if (!idle.TryTake(out var scorer))
            scorer = makeScorer();
        var result = scorer.Score(batch);
        idle.Add(scorer);
        return result;
    }
}
