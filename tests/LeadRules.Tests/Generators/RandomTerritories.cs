using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.Tests.Routing.Territories;

namespace LeadRules.Tests.Generators;

/// <summary>Trees of territories of few places, so that they meet; and leads, whose fields may be missing, in and beside them.</summary>
internal static class RandomTerritories
{
    private static readonly string[] Countries = ["US", "us", "ES", "DE", "MX"];
    private static readonly string[] Regions = ["US-CA", "us-ny", "ES-MD", "CA", "MD", "DE-BE"];
    private static readonly string[] Postal = ["9", "94", "941", "94110", "94110-1234", "94000..94199", "94100..94119", "90000..99999", "00000..99999", "28", "280..289", "SW1A", "sw 1a..sw-1z", "1"];
    private static readonly string[] Industries = [.. Enumerable.Range(0, 12).Select(static i => $"i{i}"), "I3", "I4"];
    private static readonly string[] Accounts = ["acme.com", "www.Globex.com", "@key", "hooli.com"];
    private static readonly string[] Conditions = ["source = 'web'", "not source = 'web'", "dealValue >= 1000", "employees > 50 or source is missing", "any(email.clicked)"];

    public static Gen<TerritoryCase> Cases { get; } =
        from count in Pick.Of(1, 2, 3, 5, 8, 13, 21, 34, 55)
        from givesAll in Pick.Of(10, 30, 60)
        from drafts in Gen.ArrayOf(Draft(givesAll), count)
        from leads in Gen.ArrayOf(Lead, 12)
        select new TerritoryCase(Tree(drafts), leads);

    public static IEnumerable<TerritoryCase> Smaller(TerritoryCase one)
    {
        if (one.Leads.Length > 1)
        {
            foreach (var lead in one.Leads)
                yield return one with { Leads = [lead] };
        }

        foreach (var gone in one.Territories.Where(territory => !one.Territories.Any(child => child.Parent == territory.Id)))
            yield return one with { Territories = [.. one.Territories.Where(territory => territory != gone)] };
    }

    private static Gen<Lead> Lead { get; } =
        from country in Pick.MaybeNull(75, Pick.Of("US", "us", "ES", " es ", "DE", "MX", "UK", "Spain"))
        from region in Pick.MaybeNull(60, Pick.Of("CA", "US-CA", "es-md", "MD", "California", "US-NY", "BE"))
        from postal in Pick.MaybeNull(75, Pick.Of("94110-1234", "94110", "941", "94 120", "28001", "SW1A 1AA", "9", "10115", "9411-", "2"))
        from domain in Pick.MaybeNull(40, Pick.Of("acme.com", "WWW.acme.com", "globex.com", "initech.com", "hooli.com", "other.com"))
        from industry in Pick.MaybeNull(80, Pick.From(Industries))
        from employees in Pick.Maybe(70, Pick.Of(0, 5, 10, 11, 50, 51, 1000))
        from source in Pick.MaybeNull(60, Pick.Of("web", "fair"))
        from value in Pick.Maybe(60, Pick.Of(10d, 1000d))
        select new Lead("x") { Country = country, Region = region, PostalCode = postal, CompanyDomain = domain, Industry = industry, Employees = employees, Source = source, DealValue = value };

    private static Gen<TerritoryDefinition> Draft(int gives) =>
        from parent in Pick.Maybe(60, Gen.Choose(0, 1000))
        from alone in Pick.Weighted((1, () => Gen.Constant(true)), (6, () => Gen.Constant(false)))
        from countries in Several(gives, Countries)
        from regions in Several(gives, Regions)
        from postal in Several(gives, Postal)
        from industries in Several(gives, Industries)
        from accounts in Several(gives / 2, Accounts)
        from employees in Pick.Maybe(gives / 2, Pick.Of(new NumberRange(null, false, 10, false), new NumberRange(11, true, 50, true), new NumberRange(50, false, null, false)))
        from when in Pick.MaybeNull(gives / 2, Pick.From(Conditions).Select(Condition.Parse))
        from priority in Pick.Of(0, 0, 0, 1, -1)
        from fromDay in Pick.Maybe(10, Gen.Choose(-2, 2))
        from untilDay in Pick.Maybe(10, Gen.Choose(-2, 2))
        select new TerritoryDefinition
        {
            Id = "",
            Parent = parent?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Alone = alone,
            Countries = countries,
            Regions = regions,
            Postal = postal,
            Industries = industries,
            Accounts = accounts,
            Employees = employees,
            When = when,
            Priority = priority,
            From = fromDay is { } first ? DateOnly.FromDateTime(TerritoryBooks.At.Date).AddDays(first) : null,
            Until = untilDay is { } last ? DateOnly.FromDateTime(TerritoryBooks.At.Date).AddDays(last) : null,
        };

    private static Gen<string[]> Several(int gives, string[] of) => Pick.Weighted((gives, () => Pick.Many(1, 3, Pick.From(of))), (100 - gives, () => Gen.Constant(Array.Empty<string>())));

    /// <summary>Gives each draft an id, a parent before it, and only regions that lie in its countries.</summary>
    private static TerritoryDefinition[] Tree(TerritoryDefinition[] drafts)
    {
        var tree = new List<TerritoryDefinition>();
        var countries = new List<IReadOnlyList<string>>();
        foreach (var draft in drafts)
        {
            int? parent = tree.Count > 0 && draft.Parent is { } number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) % tree.Count : null;
            countries.Add(draft.Countries.Count > 0 ? draft.Countries : draft.Alone || parent is null ? [] : countries[parent.Value]);
            tree.Add(draft with
            {
                // Ids out of their order, so that it shows when they decide.
                Id = $"t{tree.Count * 7 % 64:00}",
                Parent = parent is null ? null : tree[parent.Value].Id,
                To = Destination.Queue("q"),
                Regions = [.. draft.Regions.Where(region => region.Contains('-', StringComparison.Ordinal)
                    ? countries[^1].Count == 0 || countries[^1].Contains(region[..2], StringComparer.OrdinalIgnoreCase)
                    : draft.Countries.Count == 1)],
            });
        }

        return [.. tree];
    }
}

/// <summary>Territories, and leads to be found in them.</summary>
internal sealed record TerritoryCase(TerritoryDefinition[] Territories, Lead[] Leads)
{
    public override string ToString() => string.Join('\n', Territories.Select(static one =>
        $"{one.Id} under {one.Parent}{(one.Alone ? " alone" : "")}: {string.Join(',', one.Countries)} {string.Join(',', one.Regions)} {string.Join(',', one.Postal)} {string.Join(',', one.Industries)} {string.Join(',', one.Accounts)} {one.Employees} {one.When} {one.Priority} {one.From} {one.Until}"))
        + "\n" + string.Join('\n', Leads.Select(static lead => $"{lead.Country}|{lead.Region}|{lead.PostalCode}|{lead.CompanyDomain}|{lead.Industry}|{lead.Employees}|{lead.Source}|{lead.DealValue}"));
}
