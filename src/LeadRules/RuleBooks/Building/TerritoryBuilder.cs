using LeadRules.Calendars;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a territory: a part of the market. It holds the leads that match everything that is given.</summary>
public sealed class TerritoryBuilder
{
    internal TerritoryBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what the territory is, for people.</summary>
    public TerritoryBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Says who receives its leads: a rep, a pool, a queue or a dispatcher; the nearest ancestor's unless set.</summary>
    public TerritoryBuilder To(Destination destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Draft.Add("to", destination.ToString());
        return this;
    }

    /// <summary>Sets the countries, as ISO 3166-1 alpha-2; any of them.</summary>
    public TerritoryBuilder Countries(params IEnumerable<string> countries) => Several("country", countries);

    /// <summary>Sets the regions, as ISO 3166-2; any of them.</summary>
    public TerritoryBuilder Regions(params IEnumerable<string> regions) => Several("region", regions);

    /// <summary>Sets the postal codes: prefixes such as <c>941</c> or ranges such as <c>94000..94199</c>; any of them.</summary>
    public TerritoryBuilder Postal(params IEnumerable<string> codes) => Several("postal", codes);

    /// <summary>Sets the industries; any of them.</summary>
    public TerritoryBuilder Industries(params IEnumerable<string> industries) => Several("industry", industries);

    /// <summary>Sets the sizes of companies: a range such as <c>&lt; 10</c>, <c>between 11 and 50</c> or <c>&gt;= 51</c>.</summary>
    public TerritoryBuilder Employees(string range)
    {
        Draft.Add("employees", range);
        return this;
    }

    /// <summary>Sets named accounts: domains such as <c>acme.com</c>, or a list such as <c>@key-accounts</c>; any of them.</summary>
    public TerritoryBuilder Accounts(params IEnumerable<string> accounts) => Several("accounts", accounts);

    /// <summary>Sets any other condition.</summary>
    public TerritoryBuilder When(RuleText condition)
    {
        Draft.Add("when", condition.ToString());
        return this;
    }

    /// <summary>Sets the priority among equally specific territories, of which the highest counts; 0 unless set.</summary>
    public TerritoryBuilder Priority(int priority)
    {
        Draft.Add("priority", priority);
        return this;
    }

    /// <summary>Makes it a part of another territory, which must match as well unless this one stands alone.</summary>
    /// <param name="id">The id of the other territory.</param>
    /// <param name="alone">Whether this one matches leads that the other does not match.</param>
    public TerritoryBuilder Parent(string id, bool alone = false)
    {
        Draft.Add("parent", id);
        if (alone)
            Draft.Add("alone", value: true);
        return this;
    }

    /// <summary>Sets the first date on which it counts, in the time zone of the rule book.</summary>
    public TerritoryBuilder From(DateOnly date)
    {
        Draft.Add("from", DateText.Format(date));
        return this;
    }

    /// <summary>Sets the last date on which it counts.</summary>
    public TerritoryBuilder Until(DateOnly date)
    {
        Draft.Add("until", DateText.Format(date));
        return this;
    }

    /// <summary>One stands alone, as people write it.</summary>
    private TerritoryBuilder Several(string member, IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        string[] all = [.. items];
        if (all is [var only])
            Draft.Add(member, only);
        else
            Draft.Add(member, all);
        return this;
    }
}
