using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using LeadRules.Conditions.Compiled;
using LeadRules.Decisions;
using LeadRules.Decisions.Deciding;
using LeadRules.Decisions.Inferring;
using LeadRules.Decisions.Matching;
using LeadRules.Decisions.Routing;
using LeadRules.Lifecycle;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Json;
using LeadRules.Scoring;
using LeadRules.Sla;

namespace LeadRules;

/// <summary>
/// A compiled rule book: scores leads and explains the scores. Immutable and safe to share between threads; make one
/// per rule book version and keep it.
/// </summary>
public sealed partial class LeadEngine
{
    /// <summary>Up to this many numbers of scratch memory live on the stack; larger rule books rent it.</summary>
    private const int StackScratch = 256;

    private readonly CompiledScore[] _inOrder;
    private readonly FrozenDictionary<string, int> _indexes;
    private readonly Definitions _definitions;
    private readonly int _slotCount;
    private readonly IReadOnlyList<CompiledSeries> _slas;
    private readonly FrozenSet<string> _guarded;
    private readonly int _knownWords;
    private readonly int _candidateWords;

    internal LeadEngine(RuleBook book, Zone zone, CompiledScore[] scoresInDependencyOrder, Definitions definitions, IReadOnlyDictionary<string, BusinessCalendar> calendars, IReadOnlyList<CompiledSeries> slas, CompiledRouting routing, CompiledLifecycle lifecycle, IReadOnlyList<Diagnostic> diagnostics)
    {
        RuleBook = book;
        Diagnostics = diagnostics;
        Calendars = calendars.ToFrozenDictionary(StringComparer.Ordinal);
        ScoreNames = [.. book.Scores.Select(static score => score.Name)];
        Zone = zone;
        _slas = slas;
        _guarded = book.Slas.SelectMany(static sla => sla.Versions).SelectMany(static version => version.Targets).SelectMany(static target => target.Guards).ToFrozenSet(StringComparer.Ordinal);
        Routing = routing;
        Lifecycle = lifecycle;
        _inOrder = scoresInDependencyOrder;
        _definitions = definitions;
        _indexes = scoresInDependencyOrder.ToFrozenDictionary(static score => score.Definition.Name, static score => score.Index, StringComparer.Ordinal);
        _slotCount = definitions.SlotCount;
        ThresholdScores = [.. book.Thresholds.Select(threshold => _indexes[threshold.Score])];
        _knownWords = (definitions.SlotCount + 63) >> 6;
        _candidateWords = scoresInDependencyOrder.Select(static score => score.Candidates?.WordCount ?? 0).DefaultIfEmpty(0).Max();
    }

    /// <summary>The rule book that was compiled.</summary>
    public RuleBook RuleBook { get; }

    /// <summary>What reading and compiling found that is not an error: warnings and notes.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The names of the scores, in the order of the rule book; results stand in this order.</summary>
    public IReadOnlyList<string> ScoreNames { get; }

    /// <summary>The calendars of the rule book, by name.</summary>
    public IReadOnlyDictionary<string, BusinessCalendar> Calendars { get; }

    /// <summary>The lifecycle, triggers and campaigns of the rule book, ready to be followed.</summary>
    internal CompiledLifecycle Lifecycle { get; }

    /// <summary>The activity types and families with their properties: those of the rule book, then those of plug-ins.</summary>
    internal IReadOnlyList<ActivityDefinition> Activities { get; init; } = [];

    /// <summary>For each threshold, the index of its score.</summary>
    internal int[] ThresholdScores { get; }

    /// <summary>The rule book's zone.</summary>
    internal Zone Zone { get; }

    /// <summary>Checks and compiles a rule book.</summary>
    /// <exception cref="RuleBookException">The rule book has errors; the exception holds all of them.</exception>
    public static LeadEngine Compile(RuleBook book, LeadEngineOptions? options = null) =>
        TryCompile(book, options, out var engine, out var diagnostics) ? engine : throw new RuleBookException(book.Name, diagnostics);

    /// <summary>Reads, checks and compiles a rule book from JSON.</summary>
    /// <exception cref="RuleBookException">The rule book has errors; the exception holds all of them, those of the text and those of its meaning.</exception>
    public static LeadEngine Compile(string json, LeadEngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TryCompile(Encoding.UTF8.GetBytes(json), options, out var engine, out var diagnostics) ? engine : throw new RuleBookException("JSON text", diagnostics);
    }

    /// <summary>Checks and compiles a rule book; false, and no exception for any content, when it has errors.</summary>
    /// <param name="book">The rule book.</param>
    /// <param name="options">What the host adds, or null for nothing.</param>
    /// <param name="engine">The engine, or null.</param>
    /// <param name="diagnostics">Every problem that was found; warnings and notes also when there is an engine.</param>
    public static bool TryCompile(RuleBook book, LeadEngineOptions? options, [NotNullWhen(true)] out LeadEngine? engine, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(book);
        var problems = new List<Diagnostic>();
        engine = EngineCompiler.Compile(book, options ?? LeadEngineOptions.Default, BrokenDefinitions.None, problems);
        diagnostics = problems;
        return engine is not null;
    }

    /// <summary>Reads, checks and compiles a rule book from JSON in UTF-8; false, and no exception for any content, when it has errors.</summary>
    /// <param name="utf8Json">The text, with or without a byte order mark.</param>
    /// <param name="options">What the host adds, or null for nothing.</param>
    /// <param name="engine">The engine, or null.</param>
    /// <param name="diagnostics">Every problem that was found, in the text and in its meaning; warnings and notes also when there is an engine.</param>
    public static bool TryCompile(ReadOnlySpan<byte> utf8Json, LeadEngineOptions? options, [NotNullWhen(true)] out LeadEngine? engine, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var read = RuleBookReader.Read(utf8Json);
        var problems = new List<Diagnostic>(read.Diagnostics);
        engine = read.Partial is null ? null : EngineCompiler.Compile(read.Partial, options ?? LeadEngineOptions.Default, read.Broken, problems);
        diagnostics = problems;
        return engine is not null;
    }

    /// <summary>Scores a lead at an instant. Activities after it do not exist yet.</summary>
    public LeadScores Score(Lead lead, DateTimeOffset at)
    {
        var values = new ScoreValue[_inOrder.Length];
        Score(lead, at, values);
        return new LeadScores(this, lead, at, values);
    }

    /// <summary>Scores a lead at an instant into a buffer, allocating nothing.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant.</param>
    /// <param name="scores">Takes the scores in the order of <see cref="ScoreNames"/>; at least as long as that.</param>
    /// <exception cref="ArgumentException">The buffer is too short.</exception>
    public void Score(Lead lead, DateTimeOffset at, Span<ScoreValue> scores)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (scores.Length < _inOrder.Length)
            throw new ArgumentException($"The buffer has room for {scores.Length} scores; the rule book has {_inOrder.Length}.", nameof(scores));
        if (_inOrder.Length + _slotCount + _knownWords + _candidateWords <= StackScratch)
        {
            Span<double> numbers = stackalloc double[_inOrder.Length + _slotCount];
            Span<ulong> bits = stackalloc ulong[_knownWords + _candidateWords];
            Score(lead, at.UtcTicks, scores, numbers, bits);
            return;
        }

        var rentedNumbers = ArrayPool<double>.Shared.Rent(_inOrder.Length + _slotCount);
        var rentedBits = ArrayPool<ulong>.Shared.Rent(_knownWords + _candidateWords);
        try
        {
            Score(lead, at.UtcTicks, scores, rentedNumbers, rentedBits);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rentedNumbers);
            ArrayPool<ulong>.Shared.Return(rentedBits);
        }
    }

    /// <summary>The engines of the challengers, by their names.</summary>
    internal IReadOnlyList<(string Name, LeadEngine Engine)> Challengers { get; init; } = [];

    /// <summary>The engine that answers the conditions; null where this one does.</summary>
    internal Matcher? Matcher { get; init; }

    /// <summary>The inferences of the plug-ins; null where there are none.</summary>
    internal Inferences? Inferences { get; init; }

    /// <summary>What is inferred about leads, for evaluations; null where nothing ever is.</summary>
    internal FindingMemory? NewFindings() => Inferences is null ? null : new FindingMemory(Inferences.Derive);

    /// <summary>The memory that one decision needs.</summary>
    internal Scratch NewScratch() => new(_inOrder.Length, _slotCount, _candidateWords, NewFindings());

    /// <summary>Works out the scores of a lead, for conditions that are asked next.</summary>
    internal Evaluation Evaluate(Lead lead, long at, Scratch scratch)
    {
        var evaluation = scratch.Begin(lead, at);
        Score(ref evaluation, scratch.Scores, scratch.Candidates);
        return evaluation;
    }

    /// <summary>Everything that scores can be over a span of time, for conditions that are asked next.</summary>
    internal SpanEvaluation Over(Lead lead, long from, long to, FindingMemory? inferred)
    {
        var span = new SpanEvaluation(lead, from, to, _inOrder.Length, inferred);
        foreach (var score in _inOrder)
            span.Scores[score.Index] = score.Over(span);
        return span;
    }

    /// <summary>The index of a score in results.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score; the message names those there are.</exception>
    internal int IndexOf(string score) => _indexes.TryGetValue(score, out var index)
        ? index
        : throw new KeyNotFoundException($"The rule book '{RuleBook.Name}' has no score '{score}'. It has: {string.Join(", ", ScoreNames)}.");

    private void Score(Lead lead, long at, Span<ScoreValue> scores, Span<double> numbers, Span<ulong> bits)
    {
        var known = bits[.._knownWords];
        known.Clear();
        var evaluation = new Evaluation(lead, at, numbers[.._inOrder.Length], numbers[_inOrder.Length..], known, NewFindings());
        Score(ref evaluation, scores, bits[_knownWords..]);
    }

    private void Score(ref Evaluation evaluation, Span<ScoreValue> scores, Span<ulong> candidateBits)
    {
        if (Matcher is not null)
        {
            Matcher.Match(ref evaluation, scores);
            return;
        }

        foreach (var score in _inOrder)
            scores[score.Index] = score.Evaluate(ref evaluation, candidateBits);
    }
}
