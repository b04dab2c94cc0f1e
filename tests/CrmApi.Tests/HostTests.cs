using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeadRules.Tests;

namespace CrmApi.Tests;

/// <summary>What tests over HTTP share: a host with a file of its own, and its callers.</summary>
public abstract class HostTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private HostProcess? _host;

    private protected static DateTimeOffset Now { get; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static string Form => """{"type":"form.submitted","at":"2026-11-24T08:00:00Z","subject":"contact","vehicles":30,"id":"f-1"}""";

    private protected HostProcess Host => _host!;

    private protected string ConnectionString => $"Data Source={_folder.Combine("crm.db")}";

    public async ValueTask InitializeAsync() => _host = await StartAsync(Now);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static string Lead(string id) => $$"""{"id":"{{id}}","name":"Ida Berg","email":"ida@skagen.example","company":"Skagen Freight","industry":"logistics","employees":86,"language":"sv","jobTitle":"Owner","created":"2026-11-23T09:00:00Z"}""";

    private protected static string With(string id, params IEnumerable<string> activities) => $$"""{{Lead(id)[..^1]}},"activities":[{{string.Join(',', activities)}}]}""";

    /// <summary>What the host does beside the requests takes it a moment.</summary>
    internal static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
                return seen;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Kills the host and starts it again on the same file.</summary>
    private protected async Task RestartAsync(DateTimeOffset? now = null)
    {
        await Host.DisposeAsync();
        _host = await StartAsync(now ?? Now);
    }

    private protected async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Host.Client.GetStringAsync(path, Stop))!;

    private protected Task<JsonNode> PostAsync(string path, string json, HttpStatusCode expected = HttpStatusCode.OK) => PostAsync(path, Encoding.UTF8.GetBytes(json), expected);

    private protected async Task<JsonNode> PostAsync(string path, byte[] body, HttpStatusCode expected)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await Host.Client.PostAsync(path, content, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.ShouldBe(expected, text);
        return JsonNode.Parse(text)!;
    }

    private Task<HostProcess> StartAsync(DateTimeOffset now) => HostProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Crm:ConnectionString"] = ConnectionString,
            ["Crm:SampleData"] = "",
            ["Crm:Now"] = now.ToString("O", CultureInfo.InvariantCulture),
        },
        Stop);
}
