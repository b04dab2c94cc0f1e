using LeadRules.Decisions.Inferring;
using LeadRules.Decisions.Matching;
using LeadRules.Decisions.Routing;
using LeadRules.Lifecycle;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.Scoring;
using LeadRules.Sla;

namespace LeadRules.Decisions;

/// <summary>The passes that make an engine of a rule book: names, cycles, definitions, scores, checks. All problems of all passes are reported.</summary>
internal static class EngineCompiler
{
    /// <summary>Compiles what it can; the engine is null when there is an error.</summary>
    /// <param name="book">The rule book; after a reader's errors, what is left of it.</param>
    /// <param name="options">What the host adds.</param>
    /// <param name="broken">The parts that the reader has reported and left out.</param>
    /// <param name="problems">Takes the problems; may hold the reader's already.</param>
    public static LeadEngine? Compile(RuleBook book, LeadEngineOptions options, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        var zone = new Zone(TimeZoneInfo.TryFindSystemTimeZoneById(book.TimeZone, out var info) ? info : TimeZoneInfo.Utc);
        var names = new Names(book, options, zone);
        HostNames.Check(names, problems);
        InferenceChecks.Check(names, broken, problems);
        var graph = DependencyGraph.Of(book);
        problems.AddRange(graph.Cycles.Select(Problems.Cycle));
        var definitions = new Definitions(names, broken, options.Matching is not null);
        var scoreCompiler = new ScoreCompiler(names, definitions, problems);
        var scores = new List<CompiledScore>();
        foreach (var key in graph.Order)
        {
            if (key.Kind != "score")
                definitions.Add(key, problems);
            else if (scoreCompiler.Compile(book.Scores[names.ScoreIndex(key.Name)!.Value], names.ScoreIndex(key.Name)!.Value) is { } score)
                scores.Add(score);
        }

        CheckThresholds(book, names, definitions, problems);
        var calendars = CalendarBinder.Bind(book, options, zone, broken, problems);
        var slas = new SlaCompiler(names, definitions, calendars, problems).Compile();
        RoutingNames.Check(names, options, broken, problems);
        var routing = new RoutingCompiler(names, definitions, calendars, problems).Compile();
        var lifecycle = new LifecycleCompiler(names, definitions, problems).Compile();
        BookChecks.Run(names, graph, broken, problems);
        Locate(problems, book);
        var challengers = Challengers(book, options, broken, problems);
        if (problems.Exists(static problem => problem.Severity == DiagnosticSeverity.Error))
            return null;
        return new LeadEngine(book, zone, [.. scores], definitions, calendars, slas, routing, lifecycle, [.. problems])
        {
            Activities = names.Activities,
            Challengers = challengers,
            Inferences = Inferences.Of(names),
            Matcher = options.Matching?.Create(new MatchedBook(book, options, scores, definitions.Questions, definitions.SlotCount)),
        };
    }

    /// <summary>Compiles the challengers; a problem that the rule book itself has is reported there.</summary>
    private static List<(string Name, LeadEngine Engine)> Challengers(RuleBook book, LeadEngineOptions options, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        List<(string, LeadEngine)> engines = [];
        foreach (var challenger in book.Challengers)
        {
            List<Diagnostic> found = [];
            if (Compile(challenger.Book, options, broken, found) is { } engine)
                engines.Add((challenger.Name, engine));
            problems.AddRange(found.Where(problem => !problems.Exists(known => known.ToString() == problem.ToString())).Select(problem => problem.At(challenger.Book.Source?.WrittenPath(problem.Path) ?? problem.Path)));
        }

        SortByPlace(problems);
        return engines;
    }

    /// <summary>Gives the problems that are not in a text their line and column, and puts all in the order of the file.</summary>
    private static void Locate(List<Diagnostic> problems, RuleBook book)
    {
        for (var i = 0; i < problems.Count; i++)
        {
            if (problems[i].Line is null)
                problems[i] = problems[i].In(book.Source);
        }

        SortByPlace(problems);
    }

    private static void SortByPlace(List<Diagnostic> problems)
    {
        var inOrder = problems.OrderBy(static problem => problem.Line ?? int.MaxValue).ThenBy(static problem => problem.Column).ToList();
        problems.Clear();
        problems.AddRange(inOrder);
    }

    private static void CheckThresholds(RuleBook book, Names names, Definitions definitions, List<Diagnostic> problems)
    {
        foreach (var threshold in book.Thresholds)
        {
            if (names.ScoreIndex(threshold.Score) is null && !definitions.IsBroken(DefinitionKind.Score, threshold.Score))
                problems.Add(Problems.UnknownScore(BookPath.Member("$.thresholds", threshold.Name) + ".score", threshold.Score, names.ScoreNames));
        }
    }
}
