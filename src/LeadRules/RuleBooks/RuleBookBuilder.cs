namespace LeadRules;

/// <summary>Builds a rule book in C#.</summary>
public sealed class RuleBookBuilder
{
}
