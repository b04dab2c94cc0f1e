using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Whether a lead can meet what two territories themselves give. Says yes where it does not know.</summary>
internal static class TerritoryMeeting
{
    /// <summary>Of two long lists of postal entries each would have to be held against each.</summary>
    private const int MaxPostalPairs = 10_000;

    /// <summary>What keeps two territories apart, in words that follow "its"; null when nothing does.</summary>
    public static string? Obstacle(TerritoryNode left, TerritoryNode right)
    {
        if (AreApart(left.Own.Countries, right.Own.Countries))
            return "countries";
        if (AreApart(left.Own.Regions, right.Own.Regions) || RegionsAreApart(left.Own, right.Own) || RegionsAreApart(right.Own, left.Own))
            return "regions";
        if (PostalIsApart(left.Own.Postal, right.Own.Postal))
            return "postal entries";
        if (AreApart(left.Own.Industries, right.Own.Industries, StringComparer.OrdinalIgnoreCase))
            return "industries";
        if (left.Definition.Employees is { } few && right.Definition.Employees is { } many && AreApart(few, many))
            return "employees";
        if (left.Own.AccountLists.Length + right.Own.AccountLists.Length == 0 && AreApart(left.Own.Accounts, right.Own.Accounts, StringComparer.OrdinalIgnoreCase))
            return "accounts";
        return left.Definition.Until < right.Definition.From || right.Definition.Until < left.Definition.From ? "dates" : null;
    }

    /// <summary>Whether a lead can meet both, with all that must match above them.</summary>
    public static bool CanMeet(TerritoryNode left, TerritoryNode right)
    {
        for (var one = left; one is not null; one = one.Upper)
        {
            for (var other = right; other is not null; other = other.Upper)
            {
                // What they have in common above them keeps neither from the other.
                if (ReferenceEquals(one, other))
                    break;
                if (Obstacle(one, other) is not null)
                    return false;
            }
        }

        return true;
    }

    private static bool AreApart<T>(T[] left, T[] right, IEqualityComparer<T>? comparer = null) =>
        left.Length > 0 && right.Length > 0 && (left is [var one] && right is [var other] ? !(comparer ?? EqualityComparer<T>.Default).Equals(one, other) : !left.Intersect(right, comparer).Any());

    private static bool RegionsAreApart(TerritoryCriteria left, TerritoryCriteria right) =>
        left.Regions.Length > 0 && right.Countries.Length > 0 && !Array.Exists(left.Regions, region => Array.IndexOf(right.Countries, Countries.NumberOf(region.AsSpan(0, 2))) >= 0);

    private static bool PostalIsApart(PostalEntry[] left, PostalEntry[] right) =>
        left.Length > 0 && right.Length > 0 && (long)left.Length * right.Length <= MaxPostalPairs && !Array.Exists(left, one => Array.Exists(right, one.Overlaps));

    /// <summary>Employees are whole numbers.</summary>
    private static bool AreApart(NumberRange left, NumberRange right)
    {
        var low = Math.Max(LowOf(left), LowOf(right));
        var high = Math.Min(HighOf(left), HighOf(right));
        return low > high;
    }

    private static double LowOf(NumberRange range) => range.From is { } from ? Steps.Whole.Up(from, !range.FromIncluded).Number : 0;

    private static double HighOf(NumberRange range) => range.To is { } to ? Steps.Whole.Down(to, !range.ToIncluded).Number : double.PositiveInfinity;
}
