namespace LeadRules.Conditions.Compiled;

/// <summary>Something that a plug-in's field says it reads.</summary>
/// <param name="Name">A field of leads, or an activity type or family.</param>
/// <param name="IsActivity">Whether it is a type or family.</param>
internal readonly record struct FieldInput(string Name, bool IsActivity)
{
    /// <summary>Whether a lead has none of it.</summary>
    public bool IsMissingIn(Lead lead)
    {
        if (!IsActivity)
            return lead[Name].IsMissing;
        foreach (var type in lead.Activities.Types)
        {
            if (Name.EndsWith('*') ? type.StartsWith(Name[..^1], StringComparison.Ordinal) : string.Equals(type, Name, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
