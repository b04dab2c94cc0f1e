using System.Globalization;

namespace LeadRules.Stores.Json;

/// <summary>All that is wrong in a file of a store, in the order in which it was found; a bounded number of problems.</summary>
internal sealed class SnapshotProblems
{
    private const int Most = 100;
    private readonly List<string> _found = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> All => Count <= Most ? _found : [.. _found, string.Create(CultureInfo.InvariantCulture, $"And {Count - Most} more.")];

    public void Add(string problem)
    {
        Count++;
        if (Count <= Most)
            _found.Add(problem);
    }

    /// <summary>The exception for a text that cannot be read.</summary>
    /// <param name="what">What it should be: <c>The snapshot</c>.</param>
    public FormatException Exception(string what) => new($"{what} cannot be read at {string.Join("\n", All)}");
}
