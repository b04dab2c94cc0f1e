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
    public static void Run(IRowSource source, Func<BatchScorer> makeScorer, Func<BatchResult, bool> take, CancellationToken cancellation)
    {
        var atOnce = Environment.ProcessorCount * 2;
        var scorers = new ConcurrentBag<BatchScorer>();
        var results = new Stack<BatchResult>();
        var underWay = new Queue<Task<BatchResult>>();
        try
        {
            var more = true;
            while (more || underWay.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                while (more && underWay.Count < atOnce)
                {
                    if (source.Next() is not { } batch)
                    {
                        more = false;
                        break;
                    }

                    var result = results.TryPop(out var used) ? used : new BatchResult();
                    underWay.Enqueue(Task.Run(() => Score(batch, result, scorers, makeScorer), CancellationToken.None));
                }

                if (underWay.Count == 0)
                    return;
                var done = underWay.Dequeue().GetAwaiter().GetResult();
                var goOn = take(done);
                done.Release();
                results.Push(done);
                if (!goOn)
                    return;
            }
        }
        finally
        {
            // Results nobody takes hold buffers of the pool; a failure is already on its way up.
            foreach (var task in underWay)
                _ = task.ContinueWith(static done => done.Result.Release(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private static BatchResult Score(LeadBatch batch, BatchResult result, ConcurrentBag<BatchScorer> scorers, Func<BatchScorer> makeScorer)
    {
        if (!scorers.TryTake(out var scorer))
            scorer = makeScorer();
        scorer.Score(batch, result);
        scorers.Add(scorer);
        return result;
    }
}
