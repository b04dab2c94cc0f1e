using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>A territory, ready to be compared with leads.</summary>
internal sealed class CompiledTerritory(TerritoryNode node, CompiledTerritory? parent, CompiledTerritory? upper)
{
    private readonly int[] _countries = node.Own.Countries;
    private readonly TextSet? _regions = TextSet.Of(node.Own.Regions);
    private readonly PostalSet? _postal = PostalSet.Of(node.Own.Postal);
    private readonly TextSet? _industries = TextSet.Of(node.Own.Industries);
    private readonly NumberRange? _employees = node.Definition.Employees;

    public TerritoryNode Node => node;

    public TerritoryDefinition Definition => node.Definition;

    public string Id => node.Id;

    /// <summary>The territory above it; or null.</summary>
    public CompiledTerritory? Parent => parent;

    /// <summary>The next territory above that must match as well and asks for something; or null.</summary>
    public CompiledTerritory? Upper => upper;

    /// <summary>Who receives its leads.</summary>
    public required Destination To { get; init; }

    /// <summary>The instants at which it counts, as UTC ticks; the end is not included.</summary>
    public required (long From, long To) InForce { get; init; }

    /// <summary>The accounts that it gives itself, one set a list; empty for all.</summary>
    public required TextSet[] Accounts { get; init; }

    public required BoolNode? When { get; init; }

    /// <summary>The first criterion that a lead does not meet, here or in one that must match as well, and whose it is; <see cref="Criterion.None"/> when the lead is here.</summary>
    /// <param name="place">The lead.</param>
    /// <param name="entry">The entry of the index that led here; <c>default</c> for none. What it has looked up already is not looked at again.</param>
    /// <param name="evaluation">For conditions.</param>
    public (CompiledTerritory At, Criterion Unmet) Compare(in LeadPlace place, in IndexEntry entry, ref Evaluation evaluation)
    {
        var at = this;
        while (true)
        {
            var unmet = at.Unmet(place, entry, ref evaluation);
            if (unmet != Criterion.None || at.Upper is null)
                return (at, unmet);
            at = at.Upper;
        }
    }

    /// <summary>Whether the lead meets what the territory itself gives; for explanations.</summary>
    public Criterion Unmet(in LeadPlace place, ref Evaluation evaluation) => Unmet(place, default, ref evaluation);

    private Criterion Unmet(in LeadPlace place, in IndexEntry entry, ref Evaluation evaluation)
    {
        if (place.At < InForce.From || place.At >= InForce.To)
            return Criterion.Dates;
        if (_countries.Length > 0 && Array.IndexOf(_countries, place.Country) < 0)
            return Criterion.Country;
        if (_regions?.Contains(place.Region) == false)
            return Criterion.Region;
        if (_postal is not null && !HasPostal(place, entry))
            return Criterion.Postal;
        if (Accounts.Length > 0 && !ReferenceEquals(entry.Accounts, node) && !HasAccount(place))
            return Criterion.Account;
        if (_industries?.Contains(place.Industry) == false)
            return Criterion.Industry;
        if (_employees is { } employees && !employees.Contains(place.Employees))
            return Criterion.Employees;
        return When is not null && When.Eval(ref evaluation) != Ternary.True ? Criterion.When : Criterion.None;
    }

    private bool HasPostal(in LeadPlace place, in IndexEntry entry)
    {
        if (ReferenceEquals(entry.Postal, node))
            return entry.Range?.Contains(place.Postal) != false;
        return _postal!.Contains(place.Postal, ReferenceEquals(entry.Territory?.Node.Postal, node) ? entry.Digits : -1);
    }

    private bool HasAccount(in LeadPlace place)
    {
        foreach (var accounts in Accounts)
        {
            if (accounts.Contains(place.Account))
                return true;
        }

        return false;
    }
}
