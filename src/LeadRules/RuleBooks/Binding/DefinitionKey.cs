namespace LeadRules.RuleBooks.Binding;

/// <summary>One named part of a rule book that others can refer to, such as <c>score.fit</c>.</summary>
internal readonly record struct DefinitionKey(string Kind, string Name)
{
    public override string ToString() => $"{Kind}.{Name}";
}
