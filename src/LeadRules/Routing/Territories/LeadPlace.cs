using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>What territories compare of a lead at an instant, written as they write it. Lives on the stack of one call.</summary>
internal struct LeadPlace
{
    /// <summary>The country of a lead that has none.</summary>
    private const int NoCountry = -1;

    /// <summary>Stands for the country in keys of postal entries that belong to none.</summary>
    private const string AnyCountry = "  ";

    private const int KeyLength = 2 + PostalEntry.MaxLength;

    private readonly ReadOnlyMemory<char> _industry;
    private readonly int _postalLength;
    private readonly int _regionLength;
    private Key _postalKey;
    private Code _region;

    public LeadPlace(Lead lead, long at)
    {
        Lead = lead;
        At = at;
        Employees = lead.NumberAt((int)NumberSlot.Employees);
        _industry = lead.Industry.AsMemory().Trim();
        var region = lead.Region.AsSpan().Trim();
        Country = lead.Country is { } country ? CountryOf(country) : RegionText.IsWhole(region) ? Countries.NumberOf(region[..2]) : NoCountry;
        _regionLength = RegionText.Complete(region, Country, _region);
        _postalLength = lead.PostalCode is { } code ? PostalEntry.Normalise(code, ((Span<char>)_postalKey)[2..]) : 0;
    }

    public Lead Lead { get; }

    /// <summary>The instant, in UTC ticks.</summary>
    public long At { get; }

    /// <summary>The number of the country; less than 0 when it is missing or no code.</summary>
    public int Country { get; }

    /// <summary>How many people the company employs; NaN when it is missing.</summary>
    public double Employees { get; }

    /// <summary>The whole code of the region; empty when it is missing or no code.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Region => ((ReadOnlySpan<char>)_region)[.._regionLength];

    /// <summary>The postal code; empty when it is missing.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Postal => ((ReadOnlySpan<char>)_postalKey).Slice(2, _postalLength);

    /// <summary>The domain of the company; empty when it is missing.</summary>
    public readonly ReadOnlySpan<char> Account => AccountText.Normalise(Lead.CompanyDomain);

    /// <summary>The industry; empty when it is missing.</summary>
    public readonly ReadOnlySpan<char> Industry => _industry.Span;

    /// <summary>The key under which a postal entry is found.</summary>
    public static string PostalKey(int country, string prefix) => (country < 0 ? AnyCountry : Countries.TextOf(country)) + prefix;

    /// <summary>The key of postal entries that begin as the code does; of a country, or of any when the number is less than 0.</summary>
    [UnscopedRef]
    public ReadOnlySpan<char> PostalKey(int country, int length)
    {
        Span<char> key = _postalKey;
        (key[0], key[1]) = country < 0 ? (AnyCountry[0], AnyCountry[1]) : ((char)('A' + (country / 26)), (char)('A' + (country % 26)));
        return key[..(2 + length)];
    }

    private static int CountryOf(string text) => Countries.NumberOf(text.AsSpan().Trim()) is >= 0 and var number ? number : NoCountry - 1;

    [InlineArray(KeyLength)]
    private struct Key
    {
        private char _first;
    }

    [InlineArray(RegionText.MaxLength)]
    private struct Code
    {
        private char _first;
    }
}
