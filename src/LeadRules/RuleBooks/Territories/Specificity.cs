namespace LeadRules.RuleBooks.Territories;

/// <summary>
/// The order of territories, the first of which counts: named accounts; digits of the postal entry; region; country; how many of
/// industry, employees and condition are given, inherited ones included; depth in the tree; priority; id.
/// </summary>
/// <param name="Criteria">What is given, the most telling in the highest bits.</param>
/// <param name="Depth">How many territories stand above it.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Id">The id.</param>
internal readonly record struct Specificity(int Criteria, int Depth, int Priority, string Id) : IComparable<Specificity>
{
    /// <summary>The specificity of a territory.</summary>
    /// <param name="territory">The territory.</param>
    /// <param name="digits">How many digits of the postal code the entry gives that matched; 0 where there is none.</param>
    public static Specificity Of(TerritoryNode territory, int digits)
    {
        var others = (territory.Industries is null ? 0 : 1) + (territory.HasEmployees ? 1 : 0) + (territory.HasWhen ? 1 : 0);
        var criteria = (Bit(territory.Accounts) << 8) | (digits << 4) | (Bit(territory.Regions) << 3) | (Bit(territory.Countries) << 2) | others;
        return new Specificity(criteria, territory.Depth, territory.Definition.Priority, territory.Id);
    }

    /// <summary>Below 0 when this one counts before the other.</summary>
    public int CompareTo(Specificity other)
    {
        var order = other.Criteria.CompareTo(Criteria);
        if (order == 0)
            order = other.Depth.CompareTo(Depth);
        if (order == 0)
            order = other.Priority.CompareTo(Priority);
        return order == 0 ? string.CompareOrdinal(Id, other.Id) : order;
    }

    private static int Bit(TerritoryNode? owner) => owner is null ? 0 : 1;
}
