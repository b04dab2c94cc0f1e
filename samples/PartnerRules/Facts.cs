namespace Acme.PartnerRules;

/// <summary>A company that we know, by the domain of its mails.</summary>
public sealed record Account(string Domain, string Company, double Revenue);

/// <summary>That a partner referred a lead, this one or another, and what became of it.</summary>
public sealed record Referral(string Partner, string Lead, bool Won);

/// <summary>How good a partner is.</summary>
public sealed record PartnerRank(string Partner, string Tier);
