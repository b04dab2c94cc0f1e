namespace LeadRules;

/// <summary>Why a lead has its scores. Immutable.</summary>
public sealed class LeadExplanation
{
}
