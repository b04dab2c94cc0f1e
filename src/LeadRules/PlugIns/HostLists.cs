namespace LeadRules;

/// <summary>Compares what hosts and plug-ins supply by name.</summary>
internal static class HostLists
{
    public static bool Same<TItems, T>(IReadOnlyDictionary<string, TItems> one, IReadOnlyDictionary<string, TItems> other)
        where TItems : IEnumerable<T> =>
        ReferenceEquals(one, other)
        || (one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var items) && (ReferenceEquals(entry.Value, items) || (entry.Value is not null && items is not null && entry.Value.SequenceEqual(items)))));
}
