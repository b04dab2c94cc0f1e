using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadRules;

namespace CrmApi.Tests.Killing;

/// <summary>What clients send: leads with what they did, each thing twice, in any order.</summary>
internal sealed class Workload
{
    public const int Clients = 4;

    private static readonly (string Type, string? Subject, int Weight)[] Kinds = [("page.visited", "/pricing", 6), ("email.clicked", "welcome", 4), ("form.submitted", "contact", 1), ("meeting.booked", "demo", 1)];
    private static readonly DateTimeOffset First = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly (string Lead, Activity What)[] _sendings;

    public Workload(int leads, int eventsPerLead, int seed)
    {
        var random = new Random(seed);
        Leads = [.. Enumerable.Range(0, leads).Select(number => new Lead(string.Create(CultureInfo.InvariantCulture, $"L-{number}"))
        {
            Created = First,
            Email = "ann@example.com",
            Activities = ActivityHistory.Of(Enumerable.Range(0, eventsPerLead).Select(place => AnyActivity(random, place))),
        })];
        _sendings = [.. Leads.SelectMany(static lead => lead.Activities.Concat(lead.Activities).Select(what => (lead.Id, what)))];
        random.Shuffle(_sendings);
    }

    /// <summary>When everything has happened.</summary>
    public static DateTimeOffset End { get; } = First.AddDays(60);

    /// <summary>How far the clocks of the hosts are ahead, so that everything has happened before they decide: what they note of it does not depend on when they do.</summary>
    public static TimeSpan Ahead { get; } = End > DateTimeOffset.UtcNow ? End - DateTimeOffset.UtcNow : TimeSpan.Zero;

    public IReadOnlyList<Lead> Leads { get; }

    public int Events => _sendings.Length / 2;

    /// <summary>Sends everything by four clients. Each tries again until it gets an answer, of whatever host there is by then.</summary>
    public async Task SendAsync(Func<int, HttpClient> host, CancellationToken cancellation)
    {
        var next = -1;
        var refused = new ConcurrentQueue<string>();
        await SendLeadsAsync(host, cancellation);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var place = Interlocked.Increment(ref next); place < _sendings.Length; place = Interlocked.Increment(ref next))
            {
                var (lead, what) = _sendings[place];
                await UntilAnsweredAsync(() => host(client).PostAsJsonAsync($"/leads/{lead}/activities", BodyOf(what), cancellation), refused, cancellation);
            }
        }));
        refused.ShouldBeEmpty();
    }

    private async Task SendLeadsAsync(Func<int, HttpClient> host, CancellationToken cancellation)
    {
        var refused = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Leads, new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = cancellation }, async (lead, stop) =>
            await UntilAnsweredAsync(() => host(0).PostAsJsonAsync("/leads", new JsonObject { ["id"] = lead.Id, ["email"] = lead.Email, ["created"] = Text(lead.Created!.Value) }, stop), refused, stop));
        refused.ShouldBeEmpty();
    }

    private static async Task UntilAnsweredAsync(Func<Task<HttpResponseMessage>> send, ConcurrentQueue<string> refused, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                using var answer = await send();
                if (answer.StatusCode is not HttpStatusCode.OK)
                    refused.Enqueue($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
                return;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or ObjectDisposedException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // The host was killed; a client tries again until there is another.
                await Task.Delay(10, cancellation);
            }
        }
    }

    private static Activity AnyActivity(Random random, int place)
    {
        var at = First.AddMinutes(random.Next(50 * 24 * 60)).AddSeconds(place);
        var draw = random.Next(Kinds.Sum(static kind => kind.Weight));
        var (type, subject, _) = Kinds.First(kind => (draw -= kind.Weight) < 0);
        return new Activity(type, at, subject, id: string.Create(CultureInfo.InvariantCulture, $"e-{place}"));
    }

    private static JsonObject BodyOf(Activity what) => new() { ["type"] = what.Type.ToString(), ["at"] = Text(what.At), ["subject"] = what.Subject, ["id"] = what.Id };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
