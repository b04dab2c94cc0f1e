using System.CommandLine;
using System.Globalization;

namespace LeadRules.Cli;

/// <summary>What every command over a file of leads is told.</summary>
internal sealed record LeadFileSettings
{
    public required string Book { get; init; }

    /// <summary>The leads; empty where a command can do without them and none are given.</summary>
    public required string Leads { get; init; }

    public string? Activities { get; init; }

    public string? At { get; init; }

    public string? Out { get; init; }

    public bool SkipsBadRows { get; init; }

    public string? Rejects { get; init; }

    public bool IgnoreUnknown { get; init; }

    /// <summary>Where bad rows go.</summary>
    public string RejectsPath => Rejects ?? (Out is null ? "rejects.jsonl" : Out + ".rejects.jsonl");
}

/// <summary>The arguments and options of <see cref="LeadFileSettings"/>.</summary>
/// <param name="needsLeads">Whether the command can do nothing without leads.</param>
internal sealed class LeadFileOptions(bool needsLeads = true)
{
    private readonly Argument<string> _book = new("BOOK") { Description = "The rule book, a JSON file." };
    private readonly Option<string> _leads = new("--leads") { Description = "The leads, .jsonl or .csv.", Required = needsLeads, HelpName = "FILE" };
    private readonly Option<string?> _activities = new("--activities") { Description = "More activities of the leads, .jsonl or .csv.", HelpName = "FILE" };
    private readonly Option<string?> _at = new("--at") { Description = "The instant of the decision, such as 2026-11-22T09:00:00Z; now when left out.", HelpName = "INSTANT" };
    private readonly Option<string?> _out = new("--out") { Description = "The file to write; standard output when left out.", HelpName = "FILE" };
    private readonly Option<string> _onError = Choice.Of("--on-error", "What a bad row does: stop the work and write nothing, or be passed over.", "stop", "skip");
    private readonly Option<string?> _rejects = new("--rejects") { Description = "Where bad rows go with --on-error skip.", HelpName = "FILE" };
    private readonly Option<bool> _ignoreUnknown = new("--ignore-unknown") { Description = "Pass over fields, properties and columns that the rule book does not declare." };

    /// <summary>How many rows to print at most.</summary>
    public static Option<int?> Top(string description) =>
        new Option<int?>("--top")
        {
            Description = description,
            HelpName = "N",
            CustomParser = static result =>
            {
                if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number >= 1)
                    return number;
                result.AddError("--top takes a number from 1 up.");
                return null;
            },
        };

    public void AddTo(Command command)
    {
        command.Add(_book);
        foreach (var option in (Option[])[_leads, _activities, _at, _out, _onError, _rejects, _ignoreUnknown])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_rejects) is not null && result.GetValue(_onError) != "skip")
                result.AddError("--rejects names the file for bad rows that are passed over: write --on-error skip as well.");
        });
    }

    public LeadFileSettings Read(ParseResult parsed) => new()
    {
        Book = parsed.GetRequiredValue(_book),
        Leads = parsed.GetValue(_leads) ?? "",
        Activities = parsed.GetValue(_activities),
        At = parsed.GetValue(_at),
        Out = parsed.GetValue(_out),
        SkipsBadRows = parsed.GetValue(_onError) == "skip",
        Rejects = parsed.GetValue(_rejects),
        IgnoreUnknown = parsed.GetValue(_ignoreUnknown),
    };
}
