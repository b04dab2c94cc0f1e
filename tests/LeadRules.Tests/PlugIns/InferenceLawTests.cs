using FsCheck.Fluent;
using LeadRules.RuleBooks;
using LeadRules.Stores;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.PlugIns;

/// <summary>What holds of every decision with an inference.</summary>
public sealed class InferenceLawTests
{
    private static readonly string Json = Repository.Read("tests/LeadRules.Tests/Decisions/sales.json");
    private static readonly RuleBook Book = RuleBook.Parse(Json);
    private static readonly LeadEngine Plain = LeadEngine.Compile(Json);
    private static readonly LeadEngine Silent = LeadEngine.Compile(Json, new Inferring { Points = [.. Rules] }.Options);
    private static readonly LeadEngine Talking = LeadEngine.Compile(Json, new Inferring(Derive, React) { Points = [.. Rules] }.Options);

    private static IEnumerable<string> Rules => Book.Scores.Where(static score => score.Formula is null).Select(static score => score.Name);

    [Fact]
    public void An_inference_that_finds_nothing_changes_nothing() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var (plain, silent) = (Decide(Plain, one), Decide(Silent, one));
                silent.ToJson().ShouldBe(plain.ToJson());
                silent.State.ShouldBe(plain.State);
                silent.Explain().ToString().ShouldBe(plain.Explain().ToString());
                silent.Explain().ToJson().ShouldBe(plain.Explain().ToJson());
            },
            LifeCase.Smaller,
            tests: 60);

    [Fact]
    public void The_rows_of_an_explanation_sum_to_the_score_with_the_points_that_are_inferred() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var explained = Talking.Explain(one.LeadWithAll, one.End);
                foreach (var score in explained.Scores.Where(static score => score.Definition.Formula is null))
                {
                    var sum = score.Contributions.Sum(static row => row.Points) + score.Inferred.Sum(static finding => finding.Value.AsNumber!.Value);
                    sum.ShouldBe(score.Value.Raw, 1e-9);
                    (sum + score.Adjustments.Sum(static row => row.Points)).ShouldBe(score.Value.Value, 1e-9);
                }
            },
            LifeCase.Smaller);

    [Fact]
    public void The_same_lead_twice_changes_nothing_and_tells_nothing() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var first = Decide(Talking, one);
                var second = Talking.Decide(one.LeadWithAll, first.State, one.End);
                second.State.ShouldBe(first.State);
                second.HasChanges.ShouldBeFalse();
                second.Intents.ShouldBeEmpty();
                LeadStateJson.Read(LeadStateJson.Write(first.State)).ShouldBe(first.State);
            },
            LifeCase.Smaller);

    [Fact]
    public void Events_in_any_order_and_twice_tell_each_inferred_intent_once() =>
        Properties.ForAll(
            from one in LifeCase.Any from seed in Gen.Choose(0, 1_000_000) select (one, seed),
            static entry =>
            {
                var (one, seed) = entry;
                var (lead, state) = (one.Lead, LeadState.New("L-1"));
                List<string> told = [];
                foreach (var activity in one.Shuffled(seed))
                {
                    lead = lead.With(activity);
                    var decision = Talking.Decide(lead, state, activity.At);
                    told.AddRange(decision.Intents.Concat(decision.Suppressed.Select(static kept => kept.Intent)).Select(static intent => intent.Key).Where(static key => key.Contains("/inferred/", StringComparison.Ordinal)));
                    state = decision.State;
                    state.Notes.Select(static note => note.At).ShouldBeInOrder();
                }

                told.ShouldBeUnique();
                told.Count.ShouldBe(state.Of(LeadNoteKind.Inferred).Count());
            },
            static entry => LifeCase.Smaller(entry.one).Select(smaller => (smaller, entry.seed)));

    [Fact]
    public void Nothing_changes_before_the_next_look_and_the_next_change() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var now = Decide(Talking, one);
                if (now.NextLook().At is { } look && look.AddTicks(-1) > one.End)
                    Talking.Decide(one.LeadWithAll, now.State, look.AddTicks(-1)).HasChanges.ShouldBeFalse($"before {look:O}");
                var (scores, change) = (Talking.Score(one.LeadWithAll, one.End), Talking.NextChange(one.LeadWithAll, one.End));
                if (change is { Kind: NextChangeKind.Changes, At: { } then })
                {
                    Values(Talking.Score(one.LeadWithAll, then.AddTicks(-1))).ShouldBe(Values(scores));
                    Values(Talking.Score(one.LeadWithAll, then)).ShouldNotBe(Values(scores));
                }
            },
            LifeCase.Smaller,
            tests: 60);

    [Fact]
    public void An_inference_that_throws_decides_like_one_that_finds_nothing() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var throwing = LeadEngine.Compile(Book, new Inferring(static (_, _) => throw new TimeoutException("x"), static _ => throw new TimeoutException("y")).Options);
                Decide(throwing, one).State.ShouldBe(Decide(Plain, one).State);
            },
            LifeCase.Smaller,
            tests: 30);

    private static IEnumerable<double> Values(LeadScores scores) => scores.Values.Select(static score => score.Value);

    private static LeadDecision Decide(LeadEngine engine, LifeCase one) => engine.Decide(one.LeadWithAll, LeadState.New("L-1"), one.End);

    /// <summary>Points by what the lead did, and a vote once it did much.</summary>
    private static IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at)
    {
        var visits = lead.Activities.OfType("page.visited").ToArray().Count(activity => activity.At <= at);
        return [
            .. Rules.Select(score => Finding.OfPoints(score, visits * 1.7, "visits") with { Because = ["it visited"] }),
            .. visits > 2 ? Book.Segments.Take(1).Select(static segment => Finding.OfSegment(segment.Name, true, "visits")) : [],
        ];
    }

    private static IReadOnlyList<Finding> React(DecidedFacts decided) =>
        [.. decided.Segments.Select(static segment => Finding.OfIntent(segment, new ActionDefinition(IntentKind.Notify, "owner", segment, null), "segments"))];
}
