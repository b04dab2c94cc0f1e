using System.Collections.Frozen;
using System.Numerics;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>
/// All territories by the most telling thing that each asks for: an account, else a postal entry, else a region, else a country,
/// else nothing. A look-up costs what the keys of one lead cost, however many territories there are. Immutable; safe to share.
/// </summary>
internal sealed class TerritoryIndex
{
    private readonly FrozenDictionary<string, Bucket>.AlternateLookup<ReadOnlySpan<char>>? _accounts;
    private readonly FrozenDictionary<string, Bucket>.AlternateLookup<ReadOnlySpan<char>>? _postal;
    private readonly FrozenDictionary<string, Bucket>.AlternateLookup<ReadOnlySpan<char>>? _regions;
    private readonly Bucket?[] _countries = new Bucket?[Countries.Count];
    private readonly Bucket _rest;

    /// <summary>For each country, and behind them for any, the lengths of the postal keys, one bit a length.</summary>
    private readonly ushort[] _postalLengths = new ushort[Countries.Count + 1];

    internal TerritoryIndex(IReadOnlyList<CompiledTerritory> territories, bool needsScores, IndexKeys keys)
    {
        Territories = territories;
        NeedsScores = needsScores;
        _accounts = LookupOf(keys.Accounts);
        _regions = LookupOf(keys.Regions);
        var postal = keys.Postal.Build();
        _postal = postal.Count == 0 ? null : postal.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var key in postal.Keys)
        {
            var country = Countries.NumberOf(key.AsSpan(0, 2));
            _postalLengths[country < 0 ? Countries.Count : country] |= (ushort)(1 << (key.Length - 2));
        }

        foreach (var (key, bucket) in keys.Countries.Build())
            _countries[Countries.NumberOf(key)] = bucket;
        _rest = new Bucket(keys.Rest.Entries);
    }

    /// <summary>The territories, each after its parent.</summary>
    public IReadOnlyList<CompiledTerritory> Territories { get; }

    /// <summary>Whether a condition asks for scores.</summary>
    public bool NeedsScores { get; }

    /// <summary>How many dictionaries are looked into for a lead at most, to find its buckets.</summary>
    public int LookupsAtMost => (_accounts is null ? 0 : 1) + (_regions is null ? 0 : 1)
        + BitOperations.PopCount(_postalLengths[^1]) + _postalLengths.AsSpan()[..Countries.Count].ToArray().Max(static lengths => BitOperations.PopCount(lengths));

    /// <summary>The most specific territory that a lead is in; null when there is none. Allocates nothing.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="atTicks">The instant, in UTC ticks.</param>
    /// <param name="evaluation">For conditions: the same lead and instant, with its scores where <see cref="NeedsScores"/>.</param>
    public CompiledTerritory? Find(Lead lead, long atTicks, ref Evaluation evaluation)
    {
        var place = new LeadPlace(lead, atTicks);
        var best = default(IndexEntry);
        var walk = new Walk(this, place);
        while (walk.Next(best) is { } bucket)
            bucket.Improve(ref best, place, ref evaluation);
        return best.Territory;
    }

    /// <summary>Says which territory a lead is in, what was compared, and where it stopped.</summary>
    /// <inheritdoc cref="Find"/>
    public TerritoryTrace Explain(Lead lead, long atTicks, ref Evaluation evaluation)
    {
        var found = Find(lead, atTicks, ref evaluation);
        var place = new LeadPlace(lead, atTicks);
        var candidates = new List<IndexEntry>();
        var walk = new Walk(this, place);
        while (walk.Next(default) is { } bucket)
            candidates.AddRange(bucket.Candidates(place));
        return TerritoryTracer.Trace(found, candidates, Territories, place, ref evaluation);
    }

    private static FrozenDictionary<string, Bucket>.AlternateLookup<ReadOnlySpan<char>>? LookupOf(KeyedSources sources) =>
        sources.Build() is { Count: > 0 } buckets ? buckets.GetAlternateLookup<ReadOnlySpan<char>>() : null;

    /// <summary>The buckets of one lead, the most specific first; those that cannot hold anything better than what was found are not looked up.</summary>
    private struct Walk(TerritoryIndex index, LeadPlace place)
    {
        private LeadPlace _place = place;
        private Step _step;
        private int _length = Math.Min(place.Postal.Length, PostalEntry.MaxLength) + 1;
        private bool _any = true;

        private enum Step
        {
            Account,
            Postal,
            Region,
            Country,
            Rest,
            End,
        }

        public Bucket? Next(in IndexEntry best)
        {
            while (_step != Step.End)
            {
                if (_step != Step.Postal && IsBeforeAllOf(best))
                    return null;
                var bucket = _step switch
                {
                    Step.Account => Find(index._accounts, _place.Account),
                    Step.Region => Find(index._regions, _place.Region),
                    Step.Country => _place.Country < 0 ? null : index._countries[_place.Country],
                    Step.Rest => index._rest,
                    _ => Postal(best),
                };
                if (_step != Step.Postal || bucket is null)
                    _step++;
                if (bucket is not null)
                    return bucket;
            }

            return null;
        }

        /// <summary>Whether what was found comes before all that has no account and fewer digits.</summary>
        private static bool IsBeforeAllOf(in IndexEntry best) => best.Digits > 0 || best.Accounts is not null;

        /// <summary>The next bucket of a beginning of the postal code: for each length, the country's and then that of any country.</summary>
        private Bucket? Postal(in IndexEntry best)
        {
            if (index._postal is not { } postal || best.Accounts is not null)
                return null;
            while (true)
            {
                _any = !_any;
                if (!_any && (--_length < 0 || best.Digits > _length))
                    return null;
                var country = _any ? -1 : _place.Country;
                if (!_any && country < 0)
                    continue;
                var lengths = index._postalLengths[_any ? Countries.Count : country];
                if ((lengths & (1 << _length)) != 0 && postal.TryGetValue(_place.PostalKey(country, _length), out var bucket))
                    return bucket;
            }
        }

        private static Bucket? Find(FrozenDictionary<string, Bucket>.AlternateLookup<ReadOnlySpan<char>>? buckets, ReadOnlySpan<char> key) =>
            buckets is { } there && !key.IsEmpty && there.TryGetValue(key, out var bucket) ? bucket : null;
    }
}
