using System.Diagnostics.CodeAnalysis;

namespace LeadRules;

/// <summary>
/// A compiled rule book: scores leads and explains the scores. Immutable and safe to share between threads; make one
/// per rule book version and keep it.
/// </summary>
public sealed class LeadEngine
{
    private LeadEngine(RuleBook book) => RuleBook = book;

    /// <summary>The rule book that was compiled.</summary>
    public RuleBook RuleBook { get; }

    /// <summary>What compiling found that is not an error: warnings and notes.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The names of the scores, in the order of the rule book; results stand in this order.</summary>
    public IReadOnlyList<string> ScoreNames { get; } = [];

    /// <summary>Checks and compiles a rule book.</summary>
    /// <exception cref="RuleBookException">The rule book has errors; the exception holds all of them.</exception>
    public static LeadEngine Compile(RuleBook book, LeadEngineOptions? options = null) =>
        TryCompile(book, options, out var engine, out var diagnostics) ? engine : throw new RuleBookException(book.Name, diagnostics);

    /// <summary>Reads, checks and compiles a rule book from JSON.</summary>
    /// <exception cref="RuleBookException">The rule book has errors; the exception holds all of them, those of the text and those of its meaning.</exception>
    public static LeadEngine Compile(string json, LeadEngineOptions? options = null) =>
        TryCompile(System.Text.Encoding.UTF8.GetBytes(json), options, out var engine, out var diagnostics) ? engine : throw new RuleBookException("JSON text", diagnostics);

    /// <summary>Checks and compiles a rule book; false, and no exception for any content, when it has errors.</summary>
    public static bool TryCompile(RuleBook book, LeadEngineOptions? options, [NotNullWhen(true)] out LeadEngine? engine, out IReadOnlyList<Diagnostic> diagnostics)
    {
        engine = new LeadEngine(book);
        throw new NotSupportedException();
    }

    /// <summary>Reads, checks and compiles a rule book from JSON in UTF-8; false, and no exception for any content, when it has errors.</summary>
    public static bool TryCompile(ReadOnlySpan<byte> utf8Json, LeadEngineOptions? options, [NotNullWhen(true)] out LeadEngine? engine, out IReadOnlyList<Diagnostic> diagnostics) =>
        throw new NotSupportedException();

    /// <summary>Scores a lead at an instant. Activities after it do not exist yet.</summary>
    public LeadScores Score(Lead lead, DateTimeOffset at) => throw new NotSupportedException();

    /// <summary>Scores a lead at an instant into a buffer, allocating nothing.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant.</param>
    /// <param name="scores">Takes the scores in the order of <see cref="ScoreNames"/>; at least as long as that.</param>
    public void Score(Lead lead, DateTimeOffset at, Span<ScoreValue> scores) => throw new NotSupportedException();

    /// <summary>Scores a lead and says why: each rule with its points, activities, decay and clamps.</summary>
    public LeadExplanation Explain(Lead lead, DateTimeOffset at) => throw new NotSupportedException();
}
