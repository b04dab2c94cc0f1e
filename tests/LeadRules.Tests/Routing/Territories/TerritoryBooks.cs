using LeadRules.Conditions.Compiled;
using LeadRules.Routing;
using LeadRules.Routing.Territories;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks;

namespace LeadRules.Tests.Routing.Territories;

/// <summary>Rule books of territories alone, compiled without what stands around them.</summary>
internal static class TerritoryBooks
{
    public static DateTimeOffset At { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A territory whose leads go to a pool of its own name.</summary>
    public static TerritoryDefinition Territory(string id) => new() { Id = id, To = Destination.Pool(id) };

    public static TerritoryDefinition Under(this TerritoryDefinition territory, string parent) => territory with { Parent = parent };

    public static TerritoryDefinition In(this TerritoryDefinition territory, params string[] countries) => territory with { Countries = countries };

    /// <summary>Sizes of companies from and to a number, both included; null for open.</summary>
    public static TerritoryDefinition Sized(this TerritoryDefinition territory, double? from, double? to) => territory with { Employees = new NumberRange(from, true, to, true) };

    public static RuleBook Book(params TerritoryDefinition[] territories) => new()
    {
        Name = "t",
        TimeZone = "Europe/Madrid",
        Lists = [new ListDefinition("key", ["initech.com", "WWW.acme.com"])],
        Routing = new RoutingDefinition { Territories = territories },
    };

    public static Territories Compile(params TerritoryDefinition[] territories) => new(Book(territories));

    /// <summary>Everything that compiling and checking territories reports, as one text.</summary>
    public static string ProblemsOf(params TerritoryDefinition[] territories) => ProblemsOf(Book(territories));

    public static string ProblemsOf(RuleBook book) => string.Join('\n', new Territories(book).Check());

    /// <summary>The territories of a rule book.</summary>
    internal sealed class Territories
    {
        private readonly Names _names;
        private readonly Definitions _definitions;
        private readonly List<Diagnostic> _problems = [];

        public Territories(RuleBook book)
        {
            _names = new Names(book, LeadEngineOptions.Default, new Zone(TimeZoneInfo.FindSystemTimeZoneById(book.TimeZone)));
            _definitions = new Definitions(_names, BrokenDefinitions.None);
            Index = new TerritoryCompiler(_names, _definitions, _problems).Compile(book.Routing.Territories);
        }

        public TerritoryIndex Index { get; }

        public IReadOnlyList<Diagnostic> Problems => _problems;

        /// <summary>The id of the territory of a lead; null for none.</summary>
        public string? Of(Lead lead, DateTimeOffset? at = null)
        {
            var evaluation = Evaluation(lead, at ?? At);
            return Index.Find(lead, (at ?? At).UtcTicks, ref evaluation)?.Id;
        }

        public TerritoryTrace Explain(Lead lead, DateTimeOffset? at = null)
        {
            var evaluation = Evaluation(lead, at ?? At);
            return Index.Explain(lead, (at ?? At).UtcTicks, ref evaluation);
        }

        public IReadOnlyList<Diagnostic> Check()
        {
            TerritoryChecks.Check(new CheckScope(_names, DependencyGraph.Of(_names.Book), BrokenDefinitions.None, _problems));
            return _problems;
        }

        private Evaluation Evaluation(Lead lead, DateTimeOffset at) =>
            new(lead, at.UtcTicks, new double[_names.Book.Scores.Count], new double[_definitions.SlotCount], new ulong[(_definitions.SlotCount / 64) + 1]);
    }
}
