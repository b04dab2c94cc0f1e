using System.Globalization;
using System.Text;

namespace LeadRules.Throughput;

/// <summary>Makes a file of B2B leads with ten activities each, the same for the same seed.</summary>
internal static class LeadFile
{
    private const int ActivitiesPerLead = 10;
    private static readonly DateTime End = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] FirstNames = ["Ana", "Björn", "Carmen", "David", "Elena", "Farid", "Grace", "Hiro", "Inés", "Jonas"];
    private static readonly string[] LastNames = ["Almeida", "Berg", "Castro", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ito", "Jansen"];
    private static readonly string[] Industries = ["software", "fintech", "logistics", "retail", "health", "manufacturing", "education", "energy"];
    private static readonly string[] JobTitles = ["Sales manager", "Head of operations", "Developer", "Managing director", "Marketing lead", "Buyer"];
    private static readonly string[] Countries = ["ES", "DE", "FR", "PT", "IT", "NL", "GB", "US"];
    private static readonly string[] Sources = ["webinar", "organic search", "referral", "trade fair", "partner", "paid search"];
    private static readonly string[] Plans = ["free", "team", "business"];
    private static readonly string[] Pages = ["/pricing", "/blog/lead-scoring", "/blog/round-robin", "/product", "/about", "/docs/start", "/customers"];
    private static readonly string[] Mails = ["welcome", "product-tour", "case-study", "webinar-invitation", "renewal"];
    private static readonly string[] Forms = ["contact", "demo", "newsletter"];

    public static void Write(string path, int leads, int seed)
    {
        var random = new Random(seed);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        var line = new StringBuilder();
        for (var i = 0; i < leads; i++)
        {
            line.Clear();
            AppendLead(line, i, random);
            file.WriteLine(line);
        }
    }

    private static void AppendLead(StringBuilder line, int number, Random random)
    {
        var first = Any(FirstNames, random);
        var last = Any(LastNames, random);
        var company = $"{Any(LastNames, random)} {Any(Industries, random)} {random.Next(1000)}";
        var domain = $"company{random.Next(200_000)}.example";
        line.Append(CultureInfo.InvariantCulture, $$"""
            {"id":"L{{number:D7}}","name":"{{first}} {{last}}","email":"{{last}}{{number}}@{{domain}}","phone":"+34 600 {{random.Next(100_000, 999_999)}}","jobTitle":"{{Any(JobTitles, random)}}","company":"{{company}}","companyDomain":"{{domain}}","industry":"{{Any(Industries, random)}}","employees":{{random.Next(1, 2000)}},"annualRevenue":{{random.Next(50, 90_000) * 1000}},"country":"{{Any(Countries, random)}}","language":"en","source":"{{Any(Sources, random)}}","created":"{{Instant(random)}}","plan":"{{Any(Plans, random)}}","fleetSize":{{random.Next(0, 300)}},"activities":[
            """);
        for (var i = 0; i < ActivitiesPerLead; i++)
        {
            if (i > 0)
                line.Append(',');
            AppendActivity(line, random);
        }

        line.Append("]}");
    }

    private static void AppendActivity(StringBuilder line, Random random)
    {
        var id = random.NextInt64(1L << 40);
        var details = random.Next(10) switch
        {
            < 3 => $"\"type\":\"email.opened\",\"subject\":\"{Any(Mails, random)}\",\"campaign\":\"{Any(Mails, random)}\"",
            < 5 => $"\"type\":\"email.clicked\",\"subject\":\"{Any(Mails, random)}\"",
            < 9 => $"\"type\":\"page.visited\",\"subject\":\"{Any(Pages, random)}\",\"value\":{random.Next(1, 600)}",
            _ => $"\"type\":\"form.submitted\",\"subject\":\"{Any(Forms, random)}\",\"employees\":{random.Next(1, 500)}",
        };
        line.Append(CultureInfo.InvariantCulture, $"{{{details},\"at\":\"{Instant(random)}\",\"id\":\"{id:x10}\"}}");
    }

    private static string Instant(Random random) =>
        End.AddSeconds(-random.Next(365 * 24 * 3600)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Any(string[] of, Random random) => of[random.Next(of.Length)];
}
