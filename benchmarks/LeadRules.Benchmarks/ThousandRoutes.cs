using LeadRules.Conditions.Compiled;
using LeadRules.Routing.Routes;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Benchmarks;

/// <summary>
/// A thousand routes as a company of many countries has them: a country, an industry and a size each, some about a list of
/// accounts or of countries, a few that nothing can be looked up for; and leads of which nine in ten are taken by one.
/// </summary>
internal static class ThousandRoutes
{
    private static readonly string[] Countries =
        ["DE", "FR", "ES", "IT", "PT", "NL", "BE", "AT", "CH", "PL", "CZ", "SK", "HU", "RO", "BG", "GR", "SE", "NO", "DK", "FI", "IE", "GB", "US", "CA", "MX"];

    private static readonly string[] Industries = ["software", "fintech", "retail", "logistics", "health", "energy", "education", "media", "manufacturing", "construction", "travel", "agriculture", "telecom"];

    private static readonly string[] Sizes = ["employees < 10", "employees between 10 and 200", "employees > 200"];

    public static DateTimeOffset At { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static RuleBook Book { get; } = RuleBook.Parse(
        $$"""
        { "name": "routes", "lists": { "key-accounts": [{{string.Join(", ", Enumerable.Range(0, 500).Select(static i => $"\"key{i}.example\""))}}] } }
        """) with
    {
        Routing = new() { Routes = [.. Routes()], Fallback = Destination.Queue("rest") },
    };

    /// <summary>The routes, compiled.</summary>
    public static RouteTable Compile(RuleBook book)
    {
        var names = new Names(book, LeadEngineOptions.Default, new Zone(TimeZoneInfo.Utc));
        List<Diagnostic> problems = [];
        var table = new RouteCompiler(names, new Definitions(names, BrokenDefinitions.None), problems).Compile(book.Routing.Routes);
        return problems.Count == 0 ? table : throw new InvalidOperationException(string.Join('\n', problems));
    }

    public static Evaluation About(Lead lead) => new(lead, At.UtcTicks, [], [], []);

    public static Lead Lead(int number)
    {
        var random = new Random(number);
        return new Lead(FormattableString.Invariant($"L{number}"))
        {
            Country = random.Next(10) == 0 ? "JP" : Countries[random.Next(Countries.Length)],
            Industry = Industries[random.Next(Industries.Length)],
            Employees = random.Next(10) == 0 ? null : random.Next(1, 400),
            CompanyDomain = FormattableString.Invariant($"{(random.Next(50) == 0 ? "key" : "other")}{random.Next(500)}.example"),
            Language = "en",
        };
    }

    /// <summary>What one would write by hand for just these routes: the few that cut across in their order, and a table for the rest.</summary>
    internal sealed class HandWritten
    {
        private readonly Dictionary<(string, string, int), int> _places = [];
        private readonly RouteTable _table;
        private readonly List<int> _others = [];

        public HandWritten(RouteTable table)
        {
            _table = table;
            for (var i = 0; i < table.Count; i++)
            {
                var parts = table[i].Definition.Id.Split('/');
                if (parts is [var country, var industry, var size])
                    _places.Add((country, industry, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)), i);
                else
                    _others.Add(i);
            }
        }

        public int Next(Lead lead, ref Evaluation evaluation)
        {
            var place = lead is { Country: { } country, Industry: { } industry, Employees: { } employees }
                && _places.TryGetValue((country, industry, employees < 10 ? 0 : employees <= 200 ? 1 : 2), out var found) ? found : int.MaxValue;
            foreach (var other in _others)
            {
                if (other > place)
                    break;
                if (_table[other].Takes(ref evaluation))
                    return other;
            }

            return place == int.MaxValue ? -1 : place;
        }
    }

    private static IEnumerable<RouteDefinition> Routes()
    {
        yield return Route("key", "companyDomain in @key-accounts");
        yield return Route("board", "jobTitle contains 'chief' or jobTitle starts with 'vp'");
        for (var group = 0; group < 8; group++)
            yield return Route(FormattableString.Invariant($"campaign-{group}"), FormattableString.Invariant($"campaign = 'c{group}' and language in ('de', 'fr', 'es')"));
        foreach (var country in Countries)
        {
            foreach (var industry in Industries)
            {
                for (var size = 0; size < Sizes.Length; size++)
                    yield return Route(FormattableString.Invariant($"{country}/{industry}/{size}"), $"country = '{country}' and industry = '{industry}' and {Sizes[size]}");
            }
        }

        for (var group = 0; group < 15; group++)
            yield return Route(FormattableString.Invariant($"region-{group}"), $"country in ('{Countries[group]}', '{Countries[group + 5]}', '{Countries[group + 10]}') and employees > 1000");
    }

    private static RouteDefinition Route(string id, string when) => new() { Id = id, When = Conditions.Condition.Parse(when), To = Destination.Queue("q") };
}
