using System.Diagnostics;
using LeadRules.Storage.Tests.Databases;

namespace LeadRules.Storage.Tests;

/// <summary>How many decisions a store makes in a second; asked for by name, as what it measures is the machine.</summary>
public sealed class ThroughputTests
{
    [Theory(Explicit = true)]
    [InlineData("SQLite", 1, 64)]
    [InlineData("SQLite", 8, 64)]
    [InlineData("SQLite", 8, 1)]
    [InlineData("SQLite", 64, 64)]
    [InlineData("PostgreSQL", 1, 64)]
    [InlineData("PostgreSQL", 8, 64)]
    [InlineData("PostgreSQL", 8, 1)]
    [InlineData("PostgreSQL", 64, 64)]
    public async Task Decisions_of_one_pool(string database, int callers, int mostInGroup)
    {
        const int Seconds = 3;
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync(mostInGroup: mostInGroup);
        await using var closing = (IAsyncDisposable)store;
        await Crowd.DeliverAsync([store], 16);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var count = 0;
            for (; watch.Elapsed.TotalSeconds < Seconds; count++)
                await Crowd.Desk.RouteAsync(store, $"{caller}/{count}", Crowd.Stop);
            return count;
        })));
        TestContext.Current.TestOutputHelper!.WriteLine($"{database}, {callers} callers, groups of {mostInGroup}: {counts.Sum() / watch.Elapsed.TotalSeconds:0} decisions/s");
    }
}
