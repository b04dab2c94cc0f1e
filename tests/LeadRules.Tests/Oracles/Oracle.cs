using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Oracles;

/// <summary>
/// What a rule book means, written down as plainly as possible: the judge of the engine. Slow, shares no code with
/// the engine, and takes the rule book for free of errors.
/// </summary>
internal sealed class Oracle(RuleBook book, Lead lead, DateTimeOffset at)
{
    private readonly Dictionary<string, OracleScore> _scores = [];

    public static bool? Evaluate(RuleBook book, Lead lead, DateTimeOffset at, Condition condition) =>
        new Oracle(book, lead, at).IsTrue(condition.Root);

    /// <summary>Every score by its name.</summary>
    public static IReadOnlyDictionary<string, OracleScore> Score(RuleBook book, Lead lead, DateTimeOffset at)
    {
        var oracle = new Oracle(book, lead, at);
        return book.Scores.ToDictionary(static score => score.Name, score => oracle.Score(score.Name));
    }

    /// <summary>The lead's activities that exist at the instant, in the one order of activities.</summary>
    public IReadOnlyList<Activity> Seen { get; } = [.. lead.Activities.Where(activity => activity.At <= at).Order(Comparer<Activity>.Create(Activity.Compare))];

    public RuleBook Book => book;

    public Lead Lead => lead;

    public DateTimeOffset At => at;

    public bool? IsTrue(Node condition) => (bool?)new OracleExpression(this).Value(condition);

    public OracleScore Score(string name)
    {
        if (_scores.TryGetValue(name, out var known))
            return known;
        var score = new OracleScoring(this).Score(book.Scores.Single(score => score.Name == name));
        var bands = book.Bands.FirstOrDefault(bands => bands.Name == name && bands.Of is null);
        return _scores[name] = score with { Band = bands is null ? null : BandOf(bands, score.Value) };
    }

    public string? Band(string name)
    {
        var bands = book.Bands.Single(bands => bands.Name == name);
        var source = bands.Of ?? name;
        return BandOf(bands, book.Scores.Any(score => score.Name == source) ? Score(source).Value : lead[source].AsNumber);
    }

    public string? Grid(string name)
    {
        var grid = book.Grids.Single(grid => grid.Name == name);
        return Band(grid.Rows) is { } row && Band(grid.Columns) is { } column ? row + grid.Separator + column : null;
    }

    public string? Class(string name) =>
        book.Classes.Single(classes => classes.Name == name).Classes.FirstOrDefault(one => IsTrue(one.When.Root) == true)?.Name;

    public bool? Segment(string name) => IsTrue(book.Segments.Single(segment => segment.Name == name).Enter.Root);

    private static string? BandOf(BandSetDefinition bands, double? number) =>
        number is { } known ? bands.Bands.FirstOrDefault(band => band.Range.Contains(known))?.Name : null;
}

/// <summary>One score as the oracle sees it.</summary>
internal sealed record OracleScore(double Value, double Raw, IReadOnlyList<OracleRule> Rules, string? Band = null);

/// <summary>What one rule gave, and the activities that counted, newest first.</summary>
internal sealed record OracleRule(string Id, double Points, int Matches, bool Matched, IReadOnlyList<Activity> Evidence);
