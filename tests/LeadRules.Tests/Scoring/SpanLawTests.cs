using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.Scoring;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Scoring;

/// <summary>What is said of a score over a span of time holds at each instant of the span; the search for the next change stands on it.</summary>
public sealed class SpanLawTests
{
    [Fact]
    public void A_score_at_an_instant_lies_among_those_that_its_span_allows() =>
        Properties.ForAll(
            SpanCase.Any,
            static one =>
            {
                var scores = Compile(one.Case.Book);
                var span = new SpanEvaluation(one.Case.Lead, one.From, one.To, scores.Length);
                foreach (var score in scores)
                    span.Scores[score.Index] = score.Over(span);
                var engine = one.Case.Engine;
                foreach (var instant in one.Instants)
                {
                    var values = engine.Score(one.Case.Lead, new DateTimeOffset(instant, TimeSpan.Zero)).Values;
                    foreach (var score in scores)
                        Allows(span.Scores[score.Index], values[score.Index].Value).ShouldBeTrue($"{score.Definition.Name} is {values[score.Index].Value} at {instant}, and {span.Scores[score.Index]} over its span");
                }
            },
            SpanCase.Smaller,
            tests: 500);

    private static bool Allows(NumberSpan span, double value) => double.IsNaN(value)
        ? span.MayBeUnknown || span.IsNeverKnown
        : !span.IsNeverKnown && span.Low <= value && value <= span.High;

    /// <summary>The scores, each after those that it refers to.</summary>
    private static CompiledScore[] Compile(RuleBook book)
    {
        var problems = new List<Diagnostic>();
        var names = new Names(book, TestHost.Options, new Zone(TimeZoneInfo.FindSystemTimeZoneById(book.TimeZone)));
        var definitions = new Definitions(names, BrokenDefinitions.None);
        var compiler = new ScoreCompiler(names, definitions, problems);
        var scores = new List<CompiledScore>();
        foreach (var key in DependencyGraph.Of(book).Order)
        {
            if (key.Kind != "score")
                definitions.Add(key, problems);
            else
                scores.Add(compiler.Compile(book.Scores[names.ScoreIndex(key.Name)!.Value], names.ScoreIndex(key.Name)!.Value)!);
        }

        return [.. scores];
    }

    /// <summary>A scoring case and a span that starts and ends near the instants that matter to it.</summary>
    private sealed record SpanCase(ScoringCase Case, long From, long To)
    {
        private const int Inside = 20;

        private static readonly TimeSpan[] Offsets = [TimeSpan.Zero, .. Vocabulary.Windows];

        public static Gen<SpanCase> Any { get; } =
            from one in ScoringCase.Any
            from start in Pick.From(Edges(one))
            from end in Pick.From(Edges(one))
            select new SpanCase(one, Math.Min(start, end), Math.Max(start, end));

        /// <summary>Both ends, the edges inside, and a grid.</summary>
        public IEnumerable<long> Instants => Edges(Case)
            .Concat(Enumerable.Range(0, Inside).Select(step => From + ((To - From) / Inside * step)))
            .Append(From)
            .Append(To)
            .Where(instant => instant >= From && instant <= To)
            .Distinct();

        public static IEnumerable<SpanCase> Smaller(SpanCase failing) => ScoringCase.Smaller(failing.Case).Select(one => failing with { Case = one });

        public override string ToString() => $"{Case}\nfrom {From} to {To}";

        private static long[] Edges(ScoringCase one) =>
        [
            .. one.Lead.Activities.Select(static activity => activity.Ticks).Append(one.At.UtcTicks)
                .SelectMany(static ticks => Offsets.Select(offset => ticks + offset.Ticks))
                .SelectMany(static ticks => new[] { ticks - 1, ticks, ticks + 1 }),
        ];
    }
}
