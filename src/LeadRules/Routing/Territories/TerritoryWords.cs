using System.Globalization;
using LeadRules.Calendars;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Checks;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>Criteria of territories and the values of leads as sentences say them.</summary>
internal static class TerritoryWords
{
    private const int MaxListed = 5;

    /// <summary>What a territory itself asks for.</summary>
    public static IEnumerable<Criterion> Given(CompiledTerritory territory)
    {
        var (own, definition) = (territory.Node.Own, territory.Definition);
        if (own.HasAccounts)
            yield return Criterion.Account;
        if (own.Postal.Length > 0)
            yield return Criterion.Postal;
        if (own.Regions.Length > 0)
            yield return Criterion.Region;
        if (own.Countries.Length > 0)
            yield return Criterion.Country;
        if (own.Industries.Length > 0)
            yield return Criterion.Industry;
        if (definition.Employees is not null)
            yield return Criterion.Employees;
        if (definition.When is not null)
            yield return Criterion.When;
        if (territory.Node.HasOwnDates)
            yield return Criterion.Dates;
    }

    /// <summary>A criterion that a lead meets: <c>postalCode is 94110, which is in 941</c>.</summary>
    public static string Met(CompiledTerritory territory, Criterion criterion, in LeadPlace place, ref Evaluation evaluation) => criterion switch
    {
        Criterion.When => $"{territory.When!.Syntax} is true",
        Criterion.Dates => DatesOf(territory.Definition),
        Criterion.Postal => $"postalCode is {place.Lead.PostalCode}, which is in {PostalOf(territory, place)}",
        Criterion.Employees => $"employees is {Phrases.Of(place.Employees)}, which is in {Phrases.Numbers(territory.Definition.Employees!.Value, inSteps: true)}",
        Criterion.Country when place.Lead.Country is null => $"country is {Countries.TextOf(place.Country)}, by region {place.Lead.Region}",
        _ => $"{FieldOf(criterion)} is {ValueOf(criterion, place.Lead)}",
    };

    /// <summary>A criterion that a lead does not meet, and the field that would have to be known.</summary>
    public static (string Reason, string? MissingField) Unmet(CompiledTerritory territory, Criterion criterion, in LeadPlace place, ref Evaluation evaluation)
    {
        if (criterion == Criterion.Dates)
            return ($"it counts {DatesOf(territory.Definition)}", null);
        if (criterion == Criterion.When)
            return UnmetCondition(territory.When!, ref evaluation);
        var field = FieldOf(criterion);
        var value = ValueOf(criterion, place.Lead);
        if (value is null)
            return ($"{field} is missing", field);
        return criterion == Criterion.Region && place.Region.IsEmpty && RegionText.IsPart(value.AsSpan().Trim())
            ? ($"region is {value}, and country is missing", "country")
            : ($"{field} is {value}, not {WantedBy(territory, criterion)}", null);
    }

    private static (string, string?) UnmetCondition(BoolNode condition, ref Evaluation evaluation)
    {
        var explanation = ConditionExplanation.Of(condition, ref evaluation);
        return (explanation.ToString(), explanation.Result is null ? MissingIn(explanation) : null);
    }

    /// <summary>The first thing that makes a condition unknown.</summary>
    private static string? MissingIn(ConditionExplanation explanation) => explanation.Result is not null
        ? null
        : explanation.Readings.Where(static reading => reading.Value.IsMissing).Select(static reading => reading.Text).Concat(explanation.Parts.Select(MissingIn)).FirstOrDefault(static text => text is not null);

    private static string FieldOf(Criterion criterion) => criterion switch
    {
        Criterion.Country => "country",
        Criterion.Region => "region",
        Criterion.Postal => "postalCode",
        Criterion.Account => "companyDomain",
        Criterion.Industry => "industry",
        _ => "employees",
    };

    private static string? ValueOf(Criterion criterion, Lead lead) => criterion switch
    {
        Criterion.Country => lead.Country,
        Criterion.Region => lead.Region,
        Criterion.Postal => lead.PostalCode,
        Criterion.Account => lead.CompanyDomain,
        Criterion.Industry => lead.Industry,
        _ => lead.Employees?.ToString(CultureInfo.InvariantCulture),
    };

    private static string WantedBy(CompiledTerritory territory, Criterion criterion) => criterion switch
    {
        Criterion.Country => Listed([.. territory.Node.Own.Countries.Select(Countries.TextOf)]),
        Criterion.Region => Listed(territory.Node.Own.Regions),
        Criterion.Postal => $"in {Listed(territory.Definition.Postal)}",
        Criterion.Account => Listed(territory.Definition.Accounts),
        Criterion.Industry => Listed(territory.Definition.Industries),
        _ => Phrases.Numbers(territory.Definition.Employees!.Value, inSteps: true),
    };

    /// <summary>The entry that holds the postal code; the one with most digits.</summary>
    private static string PostalOf(CompiledTerritory territory, in LeadPlace place)
    {
        var best = default(PostalEntry);
        foreach (var entry in territory.Node.Own.Postal)
        {
            if (entry.Contains(place.Postal) && entry.Digits > (best?.Digits ?? -1))
                best = entry;
        }

        return best is null ? "" : best.IsRange ? $"{best.Low}..{best.High}" : best.Low;
    }

    private static string DatesOf(TerritoryDefinition definition) => (definition.From, definition.Until) switch
    {
        ({ } from, { } until) => $"from {DateText.Format(from)} until {DateText.Format(until)}",
        ({ } from, null) => $"from {DateText.Format(from)}",
        (null, { } until) => $"until {DateText.Format(until)}",
        _ => "always",
    };

    private static string Listed(IReadOnlyList<string> texts) => texts.Count <= MaxListed
        ? string.Join(" or ", texts)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", texts.Take(MaxListed))} or {texts.Count - MaxListed} more");
}
