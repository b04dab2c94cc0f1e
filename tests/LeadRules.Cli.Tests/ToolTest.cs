using System.Text;
using LeadRules.Tests;

namespace LeadRules.Cli.Tests;

/// <summary>Runs the tool in this process: a folder of its own, streams in memory, a clock that stands still.</summary>
public abstract class ToolTest : IDisposable
{
    /// <summary>The source's own point table, by which lead A has 76 points and lead B 19.</summary>
    protected const string Book =
        """
        {
          "name": "source", "timeZone": "Europe/Madrid",
          "fields": { "plan": "text", "fleetSize": "number", "renewal": "date" },
          "activities": {
            "email.*": { "campaign": "text" }, "content.downloaded": {}, "trial.started": {}, "page.visited": {}
          },
          "scores": {
            "engagement": {
              "rules": [
                { "id": "download", "points": 10, "per": "content.downloaded" },
                { "id": "mail-open", "points": 2, "per": "email.opened", "distinct": "subject" },
                { "id": "mail-click", "points": 5, "per": "email.clicked" },
                { "id": "pricing", "points": 15, "per": "page.visited where subject = '/pricing'" },
                { "id": "trial", "points": 25, "per": "trial.started" }
              ] },
            "fit": { "max": 20, "rules": [ { "id": "mid-size", "points": 30, "when": "employees > 50" } ] }
          },
          "bands": { "engagement": { "cold": 0, "warm": 30, "hot": 60 } }
        }
        """;

    protected const string LeadA =
        """
        {"id":"A","name":"Ana","company":"Acme","employees":120,"activities":[{"type":"content.downloaded","at":"2026-11-01","subject":"guide"},{"type":"content.downloaded","at":"2026-11-02","subject":"guide"},{"type":"content.downloaded","at":"2026-11-03","subject":"price list"},{"type":"email.opened","at":"2026-11-01","subject":"one"},{"type":"email.opened","at":"2026-11-02","subject":"two"},{"type":"email.opened","at":"2026-11-03","subject":"three"},{"type":"email.clicked","at":"2026-11-01"},{"type":"email.clicked","at":"2026-11-02"},{"type":"email.clicked","at":"2026-11-03"},{"type":"trial.started","at":"2026-11-04"}]}
        """;

    protected const string LeadB =
        """
        {"id":"B","name":"Bo","activities":[{"type":"page.visited","at":"2026-11-01","subject":"/pricing"},{"type":"email.opened","at":"2026-11-02","subject":"one"},{"type":"email.opened","at":"2026-11-03","subject":"two"}]}
        """;

    private readonly TemporaryFolder _folder = new();

    protected ToolTest() => Write("book.json", Book);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string name) => Path.Combine(_folder.Path, name);

    protected void Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    protected void Write(string name, byte[] content) => File.WriteAllBytes(PathOf(name), content);

    protected void WriteLeads(params IEnumerable<string> lines) => Write("leads.jsonl", string.Join('\n', lines) + "\n");

    protected string Read(string name) => File.ReadAllText(PathOf(name));

    protected IEnumerable<string> Files() => Directory.EnumerateFiles(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>Where bad rows go matters only where they are passed over.</summary>
    protected string[] OnError(string onError) => onError == "skip" ? ["--on-error", "skip", "--rejects", PathOf("rejects.jsonl")] : ["--on-error", onError];

    /// <summary>Scores leads.jsonl by book.json at a fixed instant.</summary>
    protected Task<Outcome> Score(params string[] more) => ScoreFile("leads.jsonl", more);

    protected Task<Outcome> ScoreFile(string leads, params string[] more) =>
        Run(["score", PathOf("book.json"), "--leads", PathOf(leads), "--at", "2026-11-22T09:00:00Z", .. more]);

    private protected async Task<Outcome> Run(string[] arguments, ToolConsole? console = null)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Tool.RunAsync(arguments, console ?? new ToolConsole(output, error, new StoppedClock()), TestContext.Current.CancellationToken);
        return new Outcome(exitCode, Tidy(Encoding.UTF8.GetString(output.ToArray())), Tidy(error.ToString()));
    }

    /// <summary>Messages name the folder of the test, which is another each time.</summary>
    private string Tidy(string text) => text.Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    protected sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>What a run of the tool left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error);
