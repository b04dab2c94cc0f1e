using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads territories.</summary>
internal sealed class TerritoryReader(Reading reading, DestinationReader destinations)
{
    private const int MaxPriority = 1_000_000;
    private static readonly MemberSet<TerritoryMember> Known = new();

    private enum TerritoryMember
    {
        Description,
        To,
        Country,
        Region,
        Postal,
        Industry,
        Employees,
        Accounts,
        When,
        Priority,
        Parent,
        Alone,
        From,
        Until,
    }

    public TerritoryDefinition? Read(string id, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, "an object such as { \"country\": \"ES\", \"to\": \"pool iberia\" }", out var members))
            return null;
        var (from, until) = reading.Dates(members[TerritoryMember.From], members[TerritoryMember.Until]);
        if (members[TerritoryMember.Alone] is { Exists: true } alone && !members.IsGiven(TerritoryMember.Parent))
            reading.Report(alone, Problems.AloneWithoutParent(reading.Path(alone)));
        return new TerritoryDefinition
        {
            Id = id,
            Description = reading.Description(members[TerritoryMember.Description]),
            Parent = reading.Id(members[TerritoryMember.Parent], "the id of a territory"),
            Alone = reading.Flag(members[TerritoryMember.Alone]) ?? false,
            To = destinations.Receiver(members[TerritoryMember.To]),
            Priority = reading.Whole(members[TerritoryMember.Priority], -MaxPriority, MaxPriority) ?? 0,
            Countries = Several(members[TerritoryMember.Country], "a country such as \"ES\"", Country),
            Regions = Several(members[TerritoryMember.Region], "a region such as \"ES-MD\"", Region),
            Postal = Several(members[TerritoryMember.Postal], "a postal code such as \"941\"", Postal),
            Industries = Several(members[TerritoryMember.Industry], "an industry such as \"software\"", entry => reading.Word(entry, "an industry such as \"software\"")),
            Employees = reading.Range(members[TerritoryMember.Employees]),
            Accounts = Several(members[TerritoryMember.Accounts], "an account such as \"acme.com\"", Account),
            When = reading.Condition(members[TerritoryMember.When]),
            From = from,
            Until = until,
        };
    }

    /// <summary>A country.</summary>
    public string? Country(JsonItem item) => Kept(item, "a country such as \"ES\"", TerritoryText.Country, Problems.NoCountry);

    private string? Region(JsonItem item) => Kept(item, "a region such as \"ES-MD\"", TerritoryText.Region, Problems.NoRegion);

    private string? Postal(JsonItem item) => TerritoryText.RangeMeant(item.IsText ? item.Text : "") is { } meant
        ? Kept(item, "", static _ => null, (path, text) => Problems.NoPostal(path, text, meant))
        : Kept(item, "a postal code such as \"941\"", TerritoryText.Postal, static (path, text) => Problems.NoPostal(path, text, null));

    private string? Account(JsonItem item) => Kept(item, "an account such as \"acme.com\"", TerritoryText.Account, Problems.NoAccount);

    /// <summary>A text in the spelling in which it is kept.</summary>
    private string? Kept(JsonItem item, string expected, Func<string, string?> spell, Func<string, string, Diagnostic> problem)
    {
        if (reading.Word(item, expected) is not { } text)
            return null;
        var kept = spell(text.Trim());
        if (kept is null)
            reading.Report(item, problem(reading.Path(item), text));
        return kept;
    }

    /// <summary>One or several; a list without any would mean all, which nobody means who writes it.</summary>
    private IReadOnlyList<string> Several(JsonItem item, string expected, Func<JsonItem, string?> read)
    {
        if (item.IsArray && item.Count == 0)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "The list is empty, so no lead could match.", expected[(expected.IndexOf('"', StringComparison.Ordinal))..]));
        return reading.OneOrMore(item, $"{expected}, or a list of them", read);
    }
}
