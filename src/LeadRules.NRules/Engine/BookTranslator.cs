using System.Linq.Expressions;
using LeadRules.Conditions.Syntax;
using LeadRules.Decisions.Matching;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.Scoring;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using CanonicalRule = NRules.RuleModel.Builders.RuleBuilder;

namespace LeadRules.NRules.Engine;

/// <summary>
/// Writes a rule book in the canonical model of NRules: a rule for each condition, named as rule books name it, and one for each
/// sum. Its priority is how much it builds on: what others need fires before them.
/// </summary>
internal sealed class BookTranslator(MatchedBook book)
{
    private readonly ReadsFinder _reads = new(book);
    private readonly Dictionary<int, int> _levelOfScore = [];
    private readonly Dictionary<int, int> _levelOfSlot = [];

    public IReadOnlyList<IRuleDefinition> Translate()
    {
        List<Draft> drafts = [.. book.Scores.SelectMany(OfScore), .. book.Questions.Select(OfQuestion)];
        SetLevels(drafts);
        return [.. drafts.Select(draft => draft.Build(LevelOf(draft.Reads)))
            .Concat(book.Scores.Where(static score => score.Formula is null).Select(score => Sum(score, LevelOf(score))))];
    }

    private IEnumerable<Draft> OfScore(CompiledScore score)
    {
        var name = score.Definition.Name;
        if (score.Definition.Formula is { } formula)
            yield return new Draft($"score.{name}", ["score", $"score.{name}"], _reads.Of([formula.Root], []), new FormulaInquiry(book, score)) { Score = score.Index };
        for (var place = 0; place < score.Rules.Length; place++)
        {
            var rule = score.Rules[place];
            string[] tags = rule.Definition.Group is { } group ? ["rule", $"score.{name}", $"group.{group}"] : ["rule", $"score.{name}"];
            yield return rule.Per is null
                ? new Draft($"{name}/{rule.Definition.Id}", tags, _reads.Of([rule.Definition.When!.Root], []), new WhenInquiry(book, rule, score.Index, place)) { Score = score.Index }
                : new Draft($"{name}/{rule.Definition.Id}", tags, _reads.Of([rule.Definition.Per!.Root], []), new PerInquiry(book, rule, score.Index, place)) { Score = score.Index };
        }
    }

    private Draft OfQuestion(Question question)
    {
        var kind = Words(question.Kind);
        var name = question.Part is null ? $"{kind}.{question.Name}" : $"{kind}.{question.Name}/{question.Part}";
        var isSegment = question.Kind == QuestionKind.Segment;

        // Whether a lead is in a segment is remembered by notes, or by activities of the host's that say the same.
        return new Draft(name, [kind, $"{kind}.{question.Name}"], _reads.Of(RootsOf(question), isSegment ? ["segment.*"] : [], isSegment), new AnswerInquiry(book, question.Condition, question.Slot)) { Slot = question.Slot };
    }

    private IEnumerable<Node> RootsOf(Question question)
    {
        if (question.Kind != QuestionKind.Segment)
            return [question.Condition.Syntax];
        var segment = book.Book.Segments.First(segment => segment.Name == question.Name);
        return segment.Leave is null ? [segment.Enter.Root] : [segment.Enter.Root, segment.Leave.Root];
    }

    private static string Words(QuestionKind kind) => EnumWords<QuestionKind>.Of(kind);

    /// <summary>What builds on nothing has level 1, what builds on it the next one.</summary>
    private void SetLevels(List<Draft> drafts)
    {
        for (var isSettled = false; !isSettled;)
        {
            isSettled = true;
            foreach (var draft in drafts)
            {
                var level = LevelOf(draft.Reads) + 1;
                var levels = draft.Slot is null ? _levelOfScore : _levelOfSlot;
                var of = draft.Slot ?? draft.Score!.Value;
                if (levels.GetValueOrDefault(of) >= level)
                    continue;
                levels[of] = level;
                isSettled = false;
            }
        }
    }

    private int LevelOf(Reads reads) => Math.Max(
        reads.Scores.Select(score => _levelOfScore.GetValueOrDefault(score)).DefaultIfEmpty().Max(),
        reads.Slots.Select(slot => _levelOfSlot.GetValueOrDefault(slot)).DefaultIfEmpty().Max());

    private int LevelOf(CompiledScore score) => _levelOfScore.GetValueOrDefault(score.Index);

    private static IRuleDefinition Sum(CompiledScore score, int level)
    {
        var total = new TotalInquiry(score);
        var rule = new CanonicalRule();
        rule.Name($"score.{score.Definition.Name}");
        rule.Tags(["score", $"score.{score.Definition.Name}"]);

        // After its rules, before what builds on it.
        rule.Priority(1 - (2 * level));
        var left = rule.LeftHandSide();
        left.Pattern(typeof(Moment), "moment");
        var (points, source) = Collection<Points>(left, "points", "each");
        var each = Expression.Parameter(typeof(Points), "each");
        source.Condition(Expression.Lambda(Expression.Call(Expression.Constant(total), nameof(TotalInquiry.Counts), null, each), each));
        var (context, moment) = (Expression.Parameter(typeof(IContext), "context"), Expression.Parameter(typeof(Moment), "moment"));
        rule.RightHandSide().Action(Expression.Lambda(Expression.Call(Expression.Constant(total), nameof(TotalInquiry.Tell), null, context, moment, points), context, moment, points));
        return rule.Build();
    }

    /// <summary>All facts of a type, in one pattern.</summary>
    private static (ParameterExpression All, PatternBuilder Source) Collection<T>(GroupBuilder left, string name, string each)
    {
        var aggregate = left.Pattern(typeof(IEnumerable<T>), name).Aggregate();
        aggregate.Collect();
        return (Expression.Parameter(typeof(IEnumerable<T>), name), aggregate.Pattern(typeof(T), each));
    }

    /// <summary>A rule about the lead, as it will be written.</summary>
    private sealed record Draft(string Name, string[] Tags, Reads Reads, Inquiry Inquiry)
    {
        /// <summary>The score to which it contributes; null for a question.</summary>
        public int? Score { get; init; }

        /// <summary>The question that it answers; null for a score.</summary>
        public int? Slot { get; init; }

        public IRuleDefinition Build(int level)
        {
            var rule = new CanonicalRule();
            rule.Name(Name);
            rule.Tags(Tags);
            rule.Priority(-2 * level);
            var left = rule.LeftHandSide();
            left.Pattern(typeof(Lead), "lead");
            List<ParameterExpression> facts = [Expression.Parameter(typeof(Lead), "lead"), Expression.Parameter(typeof(Moment), "moment")];
            Expression activities = Expression.Constant(Array.Empty<Activity>(), typeof(IEnumerable<Activity>));
            Expression notes = Expression.Constant(Array.Empty<Note>(), typeof(IEnumerable<Note>));
            if (Reads.Activities is { } family)
            {
                var (all, source) = Collection<Activity>(left, "activities", "activity");
                if (family != Family.All)
                {
                    var activity = Expression.Parameter(typeof(Activity), "activity");
                    source.Condition(Expression.Lambda(Expression.Call(Expression.Constant(family), nameof(Family.Covers), null, activity), activity));
                }

                facts.Add(all);
                activities = all;
            }

            if (Reads.Notes)
            {
                var (all, _) = Collection<Note>(left, "notes", "note");
                facts.Add(all);
                notes = all;
            }

            List<Expression> results = [];
            foreach (var score in Reads.Scores)
                results.Add(Reference<Total>(left, facts, $"score{score}", total => Expression.Equal(Expression.Property(total, nameof(Total.Score)), Expression.Constant(score))));
            foreach (var slot in Reads.Slots)
                results.Add(Reference<Answer>(left, facts, $"slot{slot}", answer => Expression.Equal(Expression.Property(answer, nameof(Answer.Slot)), Expression.Constant(slot))));
            Expression[] arguments = [facts[0], facts[1], activities, notes, Expression.NewArrayInit(typeof(Result), results)];
            left.Pattern(typeof(Moment), "moment").Condition(Expression.Lambda(Expression.Call(Expression.Constant(Inquiry), nameof(Inquiry.Matches), null, arguments), facts));
            var context = Expression.Parameter(typeof(IContext), "context");
            rule.RightHandSide().Action(Expression.Lambda(Expression.Call(Expression.Constant(Inquiry), nameof(Inquiry.Tell), null, [context, .. arguments]), [context, .. facts]));
            return rule.Build();
        }

        private static ParameterExpression Reference<T>(GroupBuilder left, List<ParameterExpression> facts, string name, Func<ParameterExpression, Expression> condition)
        {
            var fact = Expression.Parameter(typeof(T), name);
            left.Pattern(typeof(T), name).Condition(Expression.Lambda(condition(fact), fact));
            facts.Add(fact);
            return fact;
        }
    }
}
