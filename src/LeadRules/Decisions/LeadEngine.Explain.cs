namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>Scores a lead and says why: each rule with its points, activities, decay and clamps.</summary>
    public LeadExplanation Explain(Lead lead, DateTimeOffset at) => throw new NotSupportedException();
}
