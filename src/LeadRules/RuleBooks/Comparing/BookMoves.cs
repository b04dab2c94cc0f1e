namespace LeadRules.RuleBooks.Comparing;

/// <summary>Finds the fewest parts that moved: those beside the longest run of parts that stand in the same order in both lists.</summary>
internal static class BookMoves
{
    public static IEnumerable<(string Key, string Was, string Now)> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var places = Enumerable.Range(0, after.Count).ToDictionary(i => after[i], static i => i, StringComparer.Ordinal);
        var common = before.Where(places.ContainsKey).ToList();
        var kept = LongestRise([.. common.Select(key => places[key])]);
        foreach (var key in common.Where(key => !kept.Contains(places[key])))
            yield return (key, Place(before, key), Place(after, key));
    }

    private static string Place(IReadOnlyList<string> keys, string key)
    {
        var index = keys.TakeWhile(other => other != key).Count();
        return index == 0 ? "first" : $"after '{keys[index - 1]}'";
    }

    private static HashSet<int> LongestRise(IReadOnlyList<int> places)
    {
        // For each length, the run of that length that ends lowest.
        List<int> ends = [];
        var previous = new int[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            var length = ends.FindIndex(end => places[end] > places[i]);
            if (length < 0)
                length = ends.Count;
            previous[i] = length == 0 ? -1 : ends[length - 1];
            if (length == ends.Count)
                ends.Add(i);
            else
                ends[length] = i;
        }

        HashSet<int> kept = [];
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
            kept.Add(places[i]);
        return kept;
    }
}
