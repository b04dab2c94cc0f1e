using System.Collections.Frozen;
using System.Globalization;

namespace LeadRules;

/// <summary>
/// One of the fields that every lead has: its name in conditions and files, its type, and where a lead keeps it.
/// The catalogue is the one list of them; everything else asks it.
/// </summary>
internal sealed class WellKnownField
{
    private static readonly WellKnownField[] Catalogue = BuildCatalogue();

    private static readonly FrozenDictionary<string, WellKnownField> ByName =
        Catalogue.ToFrozenDictionary(static field => field.Name, StringComparer.Ordinal);

    private static readonly WellKnownField[] Numbers = [.. Catalogue.Where(static field => field.Type is FieldType.Number or FieldType.Integer).OrderBy(static field => field.Slot)];

    private WellKnownField(string name, FieldType type, int slot, bool nonNegative = false, double? max = null)
    {
        Name = name;
        Type = type;
        Slot = slot;
        NonNegative = nonNegative;
        Max = max;
    }

    public static IReadOnlyList<WellKnownField> All => Catalogue;

    public string Name { get; }

    public FieldType Type { get; }

    /// <summary>The index among the lead's texts, or among its numbers. <c>created</c>, the only instant, has none.</summary>
    public int Slot { get; }

    /// <summary>Whether a negative number makes no sense in this field.</summary>
    public bool NonNegative { get; }

    /// <summary>The largest number that makes sense, or null.</summary>
    public double? Max { get; }

    /// <summary>The smallest number that can be stored.</summary>
    public double Least => NonNegative ? 0 : double.NegativeInfinity;

    /// <summary>The largest number that can be stored.</summary>
    public double Greatest => Max ?? (Type == FieldType.Integer ? int.MaxValue : double.PositiveInfinity);

    public static WellKnownField? Find(string name) => ByName.GetValueOrDefault(name);

    public static WellKnownField Of(NumberSlot slot) => Numbers[(int)slot];

    /// <summary>Refuses a number that makes no sense in this field, in the words in which files of leads refuse it.</summary>
    public void ThrowIfOutOfRange(double number, string parameter)
    {
        if (number >= Least && number <= Greatest)
            return;
        var than = number < Least ? $"less than {Text(Least)}" : $"more than {Text(Greatest)}";
        var range = double.IsPositiveInfinity(Greatest) ? $"from {Text(Least)} up" : $"from {Text(Least)} to {Text(Greatest)}";
        throw new ArgumentOutOfRangeException(parameter, number, $"'{Name}' is {Text(number)}, which is {than}. Give a number {range}, or null when it is not known.");

        static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static WellKnownField[] BuildCatalogue()
    {
        WellKnownField Text(string name, TextSlot slot) => new(name, FieldType.Text, (int)slot);
        return
        [
            Text("id", TextSlot.Id),
            Text("name", TextSlot.Name),
            Text("email", TextSlot.Email),
            Text("phone", TextSlot.Phone),
            Text("jobTitle", TextSlot.JobTitle),
            Text("company", TextSlot.Company),
            Text("companyDomain", TextSlot.CompanyDomain),
            Text("industry", TextSlot.Industry),
            new("employees", FieldType.Integer, (int)NumberSlot.Employees, nonNegative: true),
            new("annualRevenue", FieldType.Number, (int)NumberSlot.AnnualRevenue, nonNegative: true),
            Text("country", TextSlot.Country),
            Text("region", TextSlot.Region),
            Text("postalCode", TextSlot.PostalCode),
            Text("city", TextSlot.City),
            Text("timeZone", TextSlot.TimeZone),
            Text("language", TextSlot.Language),
            Text("source", TextSlot.Source),
            Text("campaign", TextSlot.Campaign),
            new("dealValue", FieldType.Number, (int)NumberSlot.DealValue, nonNegative: true),
            Text("currency", TextSlot.Currency),
            new("winProbability", FieldType.Number, (int)NumberSlot.WinProbability, nonNegative: true, max: 1),
            new("created", FieldType.Instant, 0),
            Text("stage", TextSlot.Stage),
            Text("owner", TextSlot.Owner),
        ];
    }
}

/// <summary>Where a lead keeps each of its texts.</summary>
internal enum TextSlot
{
    Id,
    Name,
    Email,
    Phone,
    JobTitle,
    Company,
    CompanyDomain,
    Industry,
    Country,
    Region,
    PostalCode,
    City,
    TimeZone,
    Language,
    Source,
    Campaign,
    Currency,
    Stage,
    Owner,
}

/// <summary>Where a lead keeps each of its numbers.</summary>
internal enum NumberSlot
{
    Employees,
    AnnualRevenue,
    DealValue,
    WinProbability,
}
