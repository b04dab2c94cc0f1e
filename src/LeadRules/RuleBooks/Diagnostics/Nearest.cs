namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>Finds the name that a misspelt one was most likely meant to be.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest slips (letters missing, added, changed or swapped), or null when none is near: at most a third of the name may be wrong.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var most = Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);
            if (Math.Abs(name.Length - candidate.Length) > most)
                continue;
            var distance = Distance(name, candidate);
            if (distance > most || distance > bestDistance)
                continue;

            // Of equally near names the first in the alphabet, so that the order of a file does not show.
            if (distance == bestDistance && string.CompareOrdinal(candidate, best) >= 0)
                continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>The Damerau-Levenshtein distance (swaps of neighbours count one), ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
