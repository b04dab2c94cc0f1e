using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What the checks of one rule book share. Parts with an error are left out of every check: what they mean is not known.</summary>
internal sealed class CheckScope
{
    private readonly BrokenDefinitions _broken;
    private readonly HashSet<string> _brokenPaths = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _problems;

    public CheckScope(Names names, DependencyGraph graph, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        Names = names;
        _broken = broken;
        _problems = problems;
        foreach (var problem in problems)
        {
            if (problem.Severity == DiagnosticSeverity.Error)
                MarkBroken(problem.Path);
        }

        Scores = [.. graph.Order
            .Where(key => key.Kind == "score" && IsSound(DefinitionKind.Score, BookPath.Score(key.Name), key.Name))
            .Select(key => Book.Scores[names.ScoreIndex(key.Name)!.Value])];
        Reaches = new ScoreReaches(Scores, names.Additions.Inferences.SelectMany(static inference => inference.Scores).ToHashSet(StringComparer.Ordinal));
        Texts = ConditionTexts.Of(Book, IsSound);
    }

    public RuleBook Book => Names.Book;

    public Names Names { get; }

    /// <summary>The scores without errors, each after those that it refers to.</summary>
    public IReadOnlyList<ScoreDefinition> Scores { get; }

    public ScoreReaches Reaches { get; }

    /// <summary>The texts without errors.</summary>
    public IReadOnlyList<ConditionText> Texts { get; }

    public void Report(Diagnostic problem) => _problems.Add(problem);

    /// <summary>Whether there is no error at a path or below it.</summary>
    public bool IsSound(string path) => !_brokenPaths.Contains(path);

    /// <summary>Whether a definition has no error, neither in its structure nor in its texts.</summary>
    public bool IsSound(DefinitionKind kind, string path, string name) => !_broken.Contains(kind, name) && IsSound(path);

    /// <summary>Whether the rule book has no errors at all, so that what is not there was not written.</summary>
    public bool IsWhole => _brokenPaths.Count == 0;

    /// <summary>Marks a path and all that it stands in.</summary>
    private void MarkBroken(string path)
    {
        _brokenPaths.Add(path);
        for (var i = path.Length - 1; i > 0; i--)
        {
            if (path[i] is '.' or '[' && !_brokenPaths.Add(path[..i]))
                return;
        }
    }
}
