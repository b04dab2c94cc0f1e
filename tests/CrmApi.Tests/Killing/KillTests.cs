using System.Diagnostics;

namespace CrmApi.Tests.Killing;

/// <summary>
/// A host that is killed at any moment, and hosts beside each other, end where one host without trouble would: nothing lost, nothing decided twice.
/// A killed process loses what it has in memory and nothing that it has handed to the disk, so power cuts are not tried here.
/// How much is sent is set by <c>LEADRULES_KILL_TEST</c>: <c>full</c> for 20,000 events and 30 kills, else a small part of it.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    private static bool IsFull => Environment.GetEnvironmentVariable("LEADRULES_KILL_TEST") == "full";

    private static int Kills => IsFull ? 30 : 3;

    private static int Leads => IsFull ? 1_000 : 40;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("Sqlite"), InlineData("PostgreSql")]
    public async Task A_host_that_is_killed_again_and_again_loses_nothing_and_decides_nothing_twice(string kind)
    {
        await using var database = await CrmDatabase.NewAsync(kind);
        var settings = SettingsOf(database);
        var workload = new Workload(Leads, eventsPerLead: 20, Seed);
        var host = await HostProcess.StartAsync(settings, Stop);
        var random = new Random(Seed);
        var watch = Stopwatch.StartNew();
        try
        {
            var kills = 0;

            // Whoever has sent everything sends it again, until the host was killed as often as it shall be.
            async Task SendAsync()
            {
                do
                    await workload.SendAsync(_ => Volatile.Read(ref host).Client, Stop);
                while (Volatile.Read(ref kills) < Kills);
            }

            var sending = SendAsync();
            while (kills < Kills && !sending.IsFaulted)
            {
                await Task.WhenAny(sending, Task.Delay(random.Next(50, IsFull ? 2_000 : 800), Stop));
                host.Kill();
                await host.DisposeAsync();
                Volatile.Write(ref host, await HostProcess.StartAsync(settings, Stop));
                Interlocked.Increment(ref kills);
            }

            await sending;
            output.WriteLine($"{kind}: {workload.Events} events, each twice, {kills} kills, {watch.Elapsed.TotalSeconds:0} s");
            await JudgeAsync(database, workload);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Theory, InlineData("Sqlite"), InlineData("PostgreSql")]
    public async Task Three_hosts_on_one_database_end_where_one_does(string kind)
    {
        await using var database = await CrmDatabase.NewAsync(kind);
        var settings = SettingsOf(database);
        var workload = new Workload(Leads, eventsPerLead: 20, Seed + 1);
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => HostProcess.StartAsync(settings, Stop)));
        var watch = Stopwatch.StartNew();
        try
        {
            await workload.SendAsync(client => hosts[client % hosts.Length].Client, Stop);
            output.WriteLine($"three hosts on {kind}: {workload.Events} events, each twice, {watch.Elapsed.TotalSeconds:0} s");
            await JudgeAsync(database, workload);
            string.Join('\n', hosts.Select(static host => host.Printed)).ShouldNotContain("deadlock", Case.Insensitive);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    private static async Task JudgeAsync(CrmDatabase database, Workload workload)
    {
        var store = await database.OpenAsync(Stop);
        await using (store as IAsyncDisposable)
        {
            // The host dispatches beside the requests; what is left over takes it a moment.
            for (var waited = Stopwatch.StartNew(); (await store.PendingAsync(1, Stop)).Count > 0 && waited.Elapsed < TimeSpan.FromMinutes(2);)
                await Task.Delay(50, Stop);
            await using var source = database.Source();
            var verdict = new Verdict(store, source);
            await verdict.ExpectAllIsAsInOnePassAsync(workload, Stop);
            await verdict.ExpectNobodyHasTooManyAsync(Stop);
        }
    }

    private static Dictionary<string, string> SettingsOf(CrmDatabase database) => new()
    {
        ["Crm:Database"] = database.Kind,
        ["Crm:ConnectionString"] = database.ConnectionString,
        ["Crm:RuleBook"] = Path.Combine(AppContext.BaseDirectory, "Killing/rules.json"),
        ["Crm:SampleData"] = "",
        ["Crm:Ahead"] = Workload.Ahead.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
        ["Crm:DispatchLease"] = "00:00:02",
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
