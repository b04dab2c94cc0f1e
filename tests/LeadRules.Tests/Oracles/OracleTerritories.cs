using LeadRules.RuleBooks;

namespace LeadRules.Tests.Oracles;

/// <summary>The territory of a lead, found by asking all of them in turn and sorting those that match. Takes the rule book for free of errors.</summary>
internal sealed class OracleTerritories(RuleBook book, Lead lead, DateTimeOffset at)
{
    public static string? Find(RuleBook book, Lead lead, DateTimeOffset at) => new OracleTerritories(book, lead, at).Find();

    private string? Country => lead.Country is { } country ? country.Trim().ToUpperInvariant() : lead.Region?.Trim() is [_, _, '-', ..] region ? region[..2].ToUpperInvariant() : null;

    private string? Region => lead.Region?.Trim().ToUpperInvariant() is not { } region ? null : region is [_, _, '-', ..] ? region : $"{Country}-{region}";

    private string Postal => Code(lead.PostalCode ?? "");

    private string? Find() => book.Routing.Territories
        .Where(IsMet)
        .OrderByDescending(territory => Nearest(territory, static one => one.Accounts.Count > 0) is not null)
        .ThenByDescending(Digits)
        .ThenByDescending(territory => Nearest(territory, static one => one.Regions.Count > 0) is not null)
        .ThenByDescending(territory => Nearest(territory, static one => one.Countries.Count > 0) is not null)
        .ThenByDescending(territory => new[] { Nearest(territory, static one => one.Industries.Count > 0), Nearest(territory, static one => one.Employees is not null), Nearest(territory, static one => one.When is not null) }.Count(static one => one is not null))
        .ThenByDescending(Depth)
        .ThenByDescending(static territory => territory.Priority)
        .ThenBy(static territory => territory.Id, StringComparer.Ordinal)
        .FirstOrDefault()?.Id;

    private bool IsMet(TerritoryDefinition territory) => MeetsItself(territory) && (territory.Alone || territory.Parent is null || IsMet(Parent(territory)!));

    private bool MeetsItself(TerritoryDefinition territory)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(book.TimeZone)).DateTime);
        return !(date < territory.From) && !(date > territory.Until)
            && IsAny(territory.Countries, country => string.Equals(country, Country, StringComparison.OrdinalIgnoreCase))
            && IsAny(territory.Regions, region => string.Equals(region.Contains('-', StringComparison.Ordinal) ? region : $"{territory.Countries[0]}-{region}", Region, StringComparison.OrdinalIgnoreCase))
            && IsAny(territory.Postal, entry => Holds(entry, Postal))
            && IsAny(territory.Industries, industry => string.Equals(industry, lead.Industry, StringComparison.OrdinalIgnoreCase))
            && IsAny(territory.Accounts, account => account[0] == '@' ? book.Lists.Single(list => list.Name == account[1..]).Entries.Any(IsAccount) : IsAccount(account))
            && (territory.Employees is not { } employees || (lead.Employees is { } number && employees.Contains(number)))
            && (territory.When is not { } when || Oracle.Evaluate(book, lead, at, when) == true);
    }

    private bool IsAccount(string domain) => lead.CompanyDomain is { } own && Domain(own) == Domain(domain);

    private int Digits(TerritoryDefinition territory) =>
        Nearest(territory, static one => one.Postal.Count > 0)?.Postal.Where(entry => Holds(entry, Postal)).Max(DigitsOf) ?? 0;

    private int Depth(TerritoryDefinition territory) => territory.Parent is null ? 0 : Depth(Parent(territory)!) + 1;

    private TerritoryDefinition? Nearest(TerritoryDefinition territory, Func<TerritoryDefinition, bool> gives) =>
        gives(territory) ? territory : territory.Alone || territory.Parent is null ? null : Nearest(Parent(territory)!, gives);

    private TerritoryDefinition? Parent(TerritoryDefinition territory) => book.Routing.Territories.Single(one => one.Id == territory.Parent);

    private static bool IsAny(IReadOnlyList<string> texts, Func<string, bool> holds) => texts.Count == 0 || texts.Any(holds);

    private static bool Holds(string entry, string code)
    {
        var ends = entry.Split("..").Select(Code).ToArray();
        return code.Length >= ends[0].Length
            && string.CompareOrdinal(code[..ends[0].Length], ends[0]) >= 0
            && string.CompareOrdinal(code[..ends[0].Length], ends[^1]) <= 0;
    }

    private static int DigitsOf(string entry)
    {
        var ends = entry.Split("..").Select(Code).ToArray();
        return ends[0].Zip(ends[^1]).TakeWhile(static pair => pair.First == pair.Second).Count();
    }

    private static string Code(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string Domain(string text) => text.Trim().ToUpperInvariant() is var upper && upper.StartsWith("WWW.", StringComparison.Ordinal) ? upper[4..] : upper;
}
