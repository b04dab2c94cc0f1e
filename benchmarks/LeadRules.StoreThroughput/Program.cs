// What a decision costs that is kept in a database: by LeadRules, and by hand in SQL with the same round trips and the same rows.
//
//   dotnet run -c Release --project benchmarks/LeadRules.StoreThroughput -- postgres "Host=…;Database=empty" [seconds]
//   dotnet run -c Release --project benchmarks/LeadRules.StoreThroughput -- sqlite FILE [seconds]

using System.Diagnostics;
using System.Globalization;
using LeadRules.StoreThroughput;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["postgres" or "sqlite", var where, .. var rest]:
        var duration = TimeSpan.FromSeconds(rest is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 5);
        var isPostgres = args[0] == "postgres";
        Console.WriteLine("| what | callers | by hand, decisions/s | LeadRules, decisions/s | cost of ours |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var callers in new[] { 1, 8 })
        {
            await CompareAsync("a pool gives a lead to a rep", callers, isPostgres ? () => ByHand.GivingAsync(where) : null, () => Ours.GivingAsync(isPostgres, where), duration);
            await CompareAsync("an event is decided and kept", callers, isPostgres ? () => ByHand.DecidingAsync(where) : null, () => Ours.DecidingAsync(isPostgres, where), duration);
        }

        if (isPostgres)
            await ProcessesAsync(where, duration);
        return 0;
    case ["child", var connection, var length]:
        Console.WriteLine(await CountAsync(8, await Ours.GivingAsync(isPostgres: true, connection), TimeSpan.FromSeconds(double.Parse(length, CultureInfo.InvariantCulture))));
        return 0;
    default:
        Console.Error.WriteLine("Say postgres CONNECTION-STRING or sqlite FILE, and perhaps how many seconds to measure each.");
        return 2;
}

// Each is measured twice, in turns, and the better one counts: what else the machine does only ever slows down.
static async Task CompareAsync(string what, int callers, Func<Task<IDecisions>>? byHand, Func<Task<IDecisions>> ours, TimeSpan duration)
{
    var (hand, mine) = (0.0, 0.0);
    for (var round = 0; round < 2; round++)
    {
        if (byHand is not null)
            hand = Math.Max(hand, await CountAsync(callers, await byHand(), duration) / duration.TotalSeconds);
        mine = Math.Max(mine, await CountAsync(callers, await ours(), duration) / duration.TotalSeconds);
    }

    Console.WriteLine($"| {what} | {callers} | {(byHand is null ? "" : $"{hand:N0}")} | {mine:N0} | {(byHand is null ? "" : $"{hand / mine:0.00}")} |");
}

static async Task<long> CountAsync(int callers, IDecisions decisions, TimeSpan duration)
{
    await using (decisions)
    {
        // As long again beforehand: code that has just begun to run is compiled anew a few times before it is fast.
        var (count, watch) = (0L, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < duration * 2)
            {
                await decisions.DecideAsync();
                if (watch.Elapsed >= duration)
                    Interlocked.Increment(ref count);
            }
        })));
        return count;
    }
}

// As many processes as app servers, on one database and one pool.
static async Task ProcessesAsync(string connection, TimeSpan duration)
{
    Console.WriteLine();
    Console.WriteLine("| processes, 8 callers each, one pool | decisions/s |");
    Console.WriteLine("| ---: | ---: |");
    foreach (var processes in new[] { 1, 3 })
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, processes).Select(async _ =>
        {
            var start = new ProcessStartInfo("dotnet", [typeof(IDecisions).Assembly.Location, "child", connection, duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
            using var child = Process.Start(start)!;
            var printed = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            return long.Parse(printed, CultureInfo.InvariantCulture);
        }));
        Console.WriteLine($"| {processes} | {counts.Sum() / duration.TotalSeconds:N0} |");
    }
}
