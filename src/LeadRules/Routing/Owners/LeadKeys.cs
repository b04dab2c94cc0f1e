using System.Text;

namespace LeadRules;

/// <summary>The keys by which two records are found to be about the same account or person. Both sides of a comparison must be made here, so that reports and routing never differ.</summary>
public static class LeadKeys
{
    /// <summary>The account: the company's domain in small letters, without a leading <c>www.</c> and what follows a slash; null when it is not known.</summary>
    public static string? Account(string? companyDomain)
    {
        if (string.IsNullOrWhiteSpace(companyDomain))
            return null;
        var domain = companyDomain.Trim().ToLowerInvariant();
        var scheme = domain.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            domain = domain[(scheme + 3)..];
        domain = domain.Split(['/', ':', '?'], 2)[0].TrimEnd('.');
        if (domain.StartsWith("www.", StringComparison.Ordinal))
            domain = domain[4..];
        return domain.Length == 0 ? null : domain;
    }

    /// <summary>The mail address in small letters, without blanks around it; null when it is not known or has no <c>@</c>.</summary>
    /// <remarks>Nothing behind a plus sign is cut off and no dots are taken out: to some providers these are other people.</remarks>
    public static string? Email(string? email)
    {
        var trimmed = email?.Trim().ToLowerInvariant();
        return trimmed is not null && trimmed.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < trimmed.Length - 1 ? trimmed : null;
    }

    /// <summary>The phone number: its digits, with <c>+</c> in front where it is international (<c>+</c> or <c>00</c>); null when it has fewer than five digits.</summary>
    /// <remarks>A national and an international way to write one number stay two keys: without the country they cannot be told to be one.</remarks>
    public static string? Phone(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone))
            return null;
        var trimmed = phone.Trim();
        var digits = new StringBuilder(trimmed.Length);
        foreach (var c in trimmed)
        {
            if (char.IsAsciiDigit(c))
                digits.Append(c);
            else if (char.IsAsciiLetter(c) && digits.Length > 0)
                break;
        }

        var international = trimmed.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus && !trimmed.AsSpan(0, plus).ContainsAnyInRange('0', '9');
        if (!international && digits.Length > 2 && digits[0] == '0' && digits[1] == '0')
        {
            digits.Remove(0, 2);
            international = true;
        }

        return digits.Length < 5 ? null : international ? $"+{digits}" : digits.ToString();
    }

    /// <summary>The key of a lead for one way to find owners; null when what it needs is not known. The lead's own owner is found without a key.</summary>
    internal static string? Of(Lead lead, RuleBooks.OwnerMatch by) => by switch
    {
        RuleBooks.OwnerMatch.Account => Account(lead.CompanyDomain),
        RuleBooks.OwnerMatch.Email => Email(lead.Email),
        RuleBooks.OwnerMatch.Phone => Phone(lead.Phone),
        _ => null,
    };
}
