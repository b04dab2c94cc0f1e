using System.Collections.Frozen;
using System.Globalization;

namespace LeadRules.Routing.Territories;

/// <summary>Collects which keys lead to which territories. Keys that lead to the same ones share a bucket, so that a long list of keys costs little for each territory.</summary>
internal sealed class KeyedSources(StringComparer comparer)
{
    private readonly List<IndexSource> _sources = [];
    private readonly Dictionary<string, List<int>> _keys = new(comparer);

    public IndexSource Add(IndexSource source, IEnumerable<string> keys)
    {
        var number = _sources.Count;
        _sources.Add(source);
        foreach (var key in keys)
        {
            if (!_keys.TryGetValue(key, out var sources))
                _keys.Add(key, [number]);
            else if (sources[^1] != number)
                sources.Add(number);
        }

        return source;
    }

    /// <summary>The bucket of each key.</summary>
    public FrozenDictionary<string, Bucket> Build()
    {
        var ofOne = new Bucket?[_sources.Count];
        var ofSeveral = new Dictionary<string, Bucket>(StringComparer.Ordinal);
        return _keys.ToFrozenDictionary(static pair => pair.Key, pair => BucketOf(pair.Value, ofOne, ofSeveral), comparer);
    }

    private Bucket BucketOf(List<int> sources, Bucket?[] ofOne, Dictionary<string, Bucket> ofSeveral)
    {
        if (sources is [var only])
            return ofOne[only] ??= new Bucket(_sources[only].Entries);
        var name = string.Join(',', sources.Select(static source => source.ToString(CultureInfo.InvariantCulture)));
        if (!ofSeveral.TryGetValue(name, out var bucket))
            ofSeveral.Add(name, bucket = new Bucket(sources.SelectMany(source => _sources[source].Entries)));
        return bucket;
    }
}
