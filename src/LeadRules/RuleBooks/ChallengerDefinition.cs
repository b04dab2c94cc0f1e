namespace LeadRules.RuleBooks;

/// <summary>Another version of a rule book that is tried on a share of the leads.</summary>
/// <param name="Name">The name.</param>
/// <param name="Share">The share of the leads, in percent; with those of other challengers at most 100.</param>
/// <param name="Book">The whole rule book for those leads; it has no challengers of its own.</param>
public sealed record ChallengerDefinition(string Name, int Share, RuleBook Book)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ChallengerDefinition), (nameof(Name), Name), (nameof(Share), Share), (nameof(Book), Book));
}
