using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

// The fields that every lead has. A test holds this list against the catalogue of well-known fields.
public static partial class Facts
{
    /// <summary><c>id</c>: the lead's id.</summary>
    public static Term Id { get; } = new(new NameNode("id"));

    /// <summary><c>name</c>: the person's name.</summary>
    public static Term Name { get; } = new(new NameNode("name"));

    /// <summary><c>email</c>: the e-mail address.</summary>
    public static Term Email { get; } = new(new NameNode("email"));

    /// <summary><c>phone</c>: the phone number.</summary>
    public static Term Phone { get; } = new(new NameNode("phone"));

    /// <summary><c>jobTitle</c>: the person's job title.</summary>
    public static Term JobTitle { get; } = new(new NameNode("jobTitle"));

    /// <summary><c>company</c>: the company's name.</summary>
    public static Term Company { get; } = new(new NameNode("company"));

    /// <summary><c>companyDomain</c>: the company's internet domain.</summary>
    public static Term CompanyDomain { get; } = new(new NameNode("companyDomain"));

    /// <summary><c>industry</c>: the company's industry.</summary>
    public static Term Industry { get; } = new(new NameNode("industry"));

    /// <summary><c>employees</c>: how many people the company employs.</summary>
    public static Term Employees { get; } = new(new NameNode("employees"));

    /// <summary><c>annualRevenue</c>: the company's revenue a year.</summary>
    public static Term AnnualRevenue { get; } = new(new NameNode("annualRevenue"));

    /// <summary><c>country</c>: the country.</summary>
    public static Term Country { get; } = new(new NameNode("country"));

    /// <summary><c>region</c>: the region.</summary>
    public static Term Region { get; } = new(new NameNode("region"));

    /// <summary><c>postalCode</c>: the postal code.</summary>
    public static Term PostalCode { get; } = new(new NameNode("postalCode"));

    /// <summary><c>city</c>: the city.</summary>
    public static Term City { get; } = new(new NameNode("city"));

    /// <summary><c>timeZone</c>: the lead's time zone.</summary>
    public static Term TimeZone { get; } = new(new NameNode("timeZone"));

    /// <summary><c>language</c>: the lead's language.</summary>
    public static Term Language { get; } = new(new NameNode("language"));

    /// <summary><c>source</c>: where the lead came from.</summary>
    public static Term Source { get; } = new(new NameNode("source"));

    /// <summary><c>campaign</c>: the campaign that brought the lead.</summary>
    public static Term Campaign { get; } = new(new NameNode("campaign"));

    /// <summary><c>dealValue</c>: what the deal is expected to be worth.</summary>
    public static Term DealValue { get; } = new(new NameNode("dealValue"));

    /// <summary><c>currency</c>: the currency of the deal's value.</summary>
    public static Term Currency { get; } = new(new NameNode("currency"));

    /// <summary><c>winProbability</c>: how likely the deal is to be won, from 0 to 1.</summary>
    public static Term WinProbability { get; } = new(new NameNode("winProbability"));

    /// <summary><c>created</c>: when the lead came to be.</summary>
    public static Term Created { get; } = new(new NameNode("created"));

    /// <summary><c>stage</c>: where the lead is in its life.</summary>
    public static Term Stage { get; } = new(new NameNode("stage"));

    /// <summary><c>owner</c>: who owns the lead.</summary>
    public static Term Owner { get; } = new(new NameNode("owner"));
}
