using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickStart.Data;

/// <summary>The file of leads: one JSON object a line.</summary>
public static partial class LeadFile
{
    private const int Leads = 500;
    private const ulong Seed = 20261120;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The day on which the sample plays.</summary>
    public static readonly DateTimeOffset Today = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Writes all leads.</summary>
    public static void Write(Stream stream)
    {
        var dice = new Dice(Seed);
        for (var number = 1; number <= Leads; number++)
        {
            using (var json = new Utf8JsonWriter(stream, Plain))
                WriteLead(json, number, dice);
            stream.WriteByte((byte)'\n');
        }
    }

    private static void WriteLead(Utf8JsonWriter json, int number, Dice dice)
    {
        var country = dice.Pick(Vocabulary.Countries);
        var person = dice.Pick(country.People);
        var industry = dice.Pick(Vocabulary.Industries);
        var company = $"{dice.Pick(Vocabulary.CompanyStems)} {dice.Pick(industry.Suffixes)}";
        var domain = Ascii(company) + ".example";
        var (least, most) = dice.Pick(Vocabulary.Sizes);
        var employees = dice.Between(least, most);
        var (city, region, postalCode) = dice.Pick(country.Places);
        var created = Today.AddMinutes(-dice.Between(3 * 24 * 60, 400 * 24 * 60));

        json.WriteStartObject();
        json.WriteString("id", $"L-{number:0000}");
        json.WriteString("name", person);
        json.WriteString("email", dice.Chance(88) ? $"{Ascii(person).Replace('-', '.')}@{domain}" : $"{Ascii(person)}{dice.Between(1, 99)}@freemail.example");
        Maybe(65, () => json.WriteString("phone", string.Format(CultureInfo.InvariantCulture, country.Phone, dice.Below(100))));
        Maybe(85, () => json.WriteString("jobTitle", dice.Pick(Vocabulary.JobTitles)));
        json.WriteString("company", company);
        Maybe(90, () => json.WriteString("companyDomain", domain));
        Maybe(88, () => json.WriteString("industry", industry.Name));
        Maybe(80, () => json.WriteNumber("employees", employees));
        Maybe(45, () => json.WriteNumber("annualRevenue", (long)employees * dice.Between(60, 240) * 1000));
        json.WriteString("country", country.Code);
        Maybe(70, () =>
        {
            json.WriteString("region", region);
            json.WriteString("postalCode", postalCode);
            json.WriteString("city", city);
        });
        json.WriteString("timeZone", country.TimeZone);
        json.WriteString("language", country.Language);
        json.WriteString("source", dice.Pick(Vocabulary.Sources));
        Maybe(40, () => json.WriteString("campaign", dice.Pick(Vocabulary.Campaigns)));
        Maybe(30, () =>
        {
            json.WriteNumber("dealValue", dice.Between(4, 180) * 250);
            json.WriteString("currency", country.Currency);
        });
        Maybe(25, () => json.WriteNumber("winProbability", dice.Between(5, 90) / 100.0));
        json.WriteString("created", Instant(created));
        json.WriteString("stage", dice.Chance(70) ? "new" : "nurturing");
        Maybe(80, () => json.WriteString("owner", dice.Pick(Vocabulary.Owners)));

        // The fields that rules.json declares.
        Maybe(55, () => json.WriteNumber("fleetSize", Math.Max(1, employees / dice.Between(2, 6))));
        Maybe(40, () => json.WriteString("currentTool", dice.Pick(Vocabulary.Tools)));
        Maybe(25, () => json.WriteString("renewal", Today.AddDays(dice.Between(-60, 400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Maybe(30, () => json.WriteBoolean("budgetApproved", dice.Chance(45)));
        Maybe(15, () => json.WriteString("decideWithin", $"{dice.Pick([14, 30, 60, 90, 180])}d"));

        json.WriteStartArray("activities");
        foreach (var happening in Journey.Of(dice, created))
            WriteActivity(json, happening);
        json.WriteEndArray();
        json.WriteEndObject();

        void Maybe(int percent, Action write)
        {
            if (dice.Chance(percent))
                write();
        }
    }

    private static void WriteActivity(Utf8JsonWriter json, Happening happening)
    {
        json.WriteStartObject();
        json.WriteString("type", happening.Type);
        json.WriteString("at", Instant(happening.At));
        json.WriteString("subject", happening.Subject);
        if (happening.Seconds is { } seconds)
            json.WriteNumber("value", seconds);
        if (happening.Campaign is { } campaign)
            json.WriteString("campaign", campaign);
        if (happening.Vehicles is { } vehicles)
            json.WriteNumber("vehicles", vehicles);
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Lower case, without accents, words joined by hyphens.</summary>
    private static string Ascii(string text)
    {
        var plain = text.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD).Where(char.IsAscii).ToArray();
        return Gap().Replace(new string(plain).ToLowerInvariant(), "-");
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Gap();
}
