using System.Collections.Frozen;
using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Territories;

/// <summary>The territories under one key of the index, the most specific first. Where many give industries, they are kept by industry.</summary>
internal sealed class Bucket
{
    private const int ManyIndustries = 8;
    private readonly IndexEntry[] _entries;

    /// <summary>The one entry that most buckets have; <c>default</c> where there are others.</summary>
    private readonly IndexEntry _only;
    private readonly FrozenDictionary<string, IndexEntry[]>.AlternateLookup<ReadOnlySpan<char>>? _byIndustry;

    public Bucket(IEnumerable<IndexEntry> entries)
    {
        IndexEntry[] inOrder = [.. entries];
        Array.Sort(inOrder, static (left, right) => left.Rank.CompareTo(right.Rank));
        if (inOrder.Count(static entry => entry.Territory.Node.Industries is not null) <= ManyIndustries)
        {
            _entries = inOrder;
            _only = inOrder is [var only] ? only : default;
            return;
        }

        _entries = [.. inOrder.Where(static entry => entry.Territory.Node.Industries is null)];
        _byIndustry = inOrder
            .SelectMany(static entry => (entry.Territory.Node.Industries?.Own.Industries ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Select(industry => (Industry: industry, Entry: entry)))
            .GroupBy(static pair => pair.Industry, static pair => pair.Entry, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The best of an entry found before and those here that the lead meets.</summary>
    public void Improve(ref IndexEntry best, in LeadPlace place, ref Evaluation evaluation)
    {
        if (_only.Territory is not null)
        {
            Improve(_only, ref best, place, ref evaluation);
            return;
        }

        Improve(_entries, ref best, place, ref evaluation);
        Improve(OfIndustry(place), ref best, place, ref evaluation);
    }

    /// <summary>The entries here that may be of a lead, in two parts.</summary>
    public IEnumerable<IndexEntry> Candidates(in LeadPlace place) => [.. _entries, .. OfIndustry(place)];

    private IndexEntry[] OfIndustry(in LeadPlace place) =>
        _byIndustry is { } byIndustry && !place.Industry.IsEmpty && byIndustry.TryGetValue(place.Industry, out var entries) ? entries : [];

    private static void Improve(IndexEntry[] entries, ref IndexEntry best, in LeadPlace place, ref Evaluation evaluation)
    {
        foreach (ref readonly var entry in entries.AsSpan())
        {
            if (Improve(entry, ref best, place, ref evaluation))
                return;
        }
    }

    /// <summary>True when what stands behind the entry cannot be better than the best.</summary>
    private static bool Improve(in IndexEntry entry, ref IndexEntry best, in LeadPlace place, ref Evaluation evaluation)
    {
        if (best.Territory is not null && entry.Rank >= best.Rank)
            return true;
        if (entry.Territory.Compare(place, entry, ref evaluation).Unmet != Criterion.None)
            return false;
        best = entry;
        return true;
    }
}
