namespace LeadRules.RuleBooks.Checks;

/// <summary>Finds names that lead to each other in a circle.</summary>
internal static class Circles
{
    /// <summary>The circles, each as the names along it, the first not repeated. Without recursion: a rule book may chain very many.</summary>
    /// <param name="names">Where to begin, in the order in which circles are to be found.</param>
    /// <param name="next">Where a name leads.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        List<IReadOnlyList<string>> circles = [];
        var isOpen = new Dictionary<string, bool>(StringComparer.Ordinal);
        List<string> path = [];
        Stack<IEnumerator<string>> walks = [];
        foreach (var name in names.Where(name => !isOpen.ContainsKey(name)))
        {
            Enter(name);
            while (walks.TryPeek(out var walk))
            {
                if (!walk.MoveNext())
                    Leave();
                else if (!isOpen.TryGetValue(walk.Current, out var open))
                    Enter(walk.Current);
                else if (open)
                    circles.Add(path[path.IndexOf(walk.Current)..]);
            }
        }

        return circles;

        void Enter(string name)
        {
            isOpen[name] = true;
            path.Add(name);
            walks.Push(next(name).GetEnumerator());
        }

        void Leave()
        {
            walks.Pop().Dispose();
            isOpen[path[^1]] = false;
            path.RemoveAt(path.Count - 1);
        }
    }
}
