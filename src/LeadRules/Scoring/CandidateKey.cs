namespace LeadRules.Scoring;

/// <summary>One thing that a lead must have for a rule to match; a rule may name several, of which one must be there.</summary>
internal readonly record struct CandidateKey(CandidateKeyKind Kind, string Name, string Value = "", int Slot = 0)
{
    /// <summary>An activity of a type, or of a family (its name without the star).</summary>
    public static CandidateKey OfType(string prefix, bool isFamily) => new(isFamily ? CandidateKeyKind.Family : CandidateKeyKind.Type, prefix);

    /// <summary>An activity of a type about a subject.</summary>
    public static CandidateKey OfSubject(string type, string subject) => new(CandidateKeyKind.Subject, type, subject);

    /// <summary>A well-known text with a value.</summary>
    public static CandidateKey OfText(int slot, string value) => new(CandidateKeyKind.Text, "", value, slot);

    /// <summary>A custom field that is not missing.</summary>
    public static CandidateKey OfField(string name) => new(CandidateKeyKind.Field, name);
}

/// <summary>The kinds of key, the most telling last.</summary>
internal enum CandidateKeyKind
{
    Family,
    Field,
    Type,
    Text,
    Subject,
}
