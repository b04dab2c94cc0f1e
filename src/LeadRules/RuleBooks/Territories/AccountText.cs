namespace LeadRules.RuleBooks.Territories;

/// <summary>Domains of named accounts; compared ignoring case.</summary>
internal static class AccountText
{
    /// <summary>A domain without blanks around it and without a leading <c>www.</c>.</summary>
    public static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> domain)
    {
        domain = domain.Trim();
        return domain.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? domain[4..] : domain;
    }
}
