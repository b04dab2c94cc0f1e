using LeadRules.Conditions.Compiled;
using LeadRules.Decisions.Matching;
using LeadRules.Scoring;
using NRules.RuleModel;

namespace LeadRules.NRules.Engine;

/// <summary>
/// What an NRules rule asks and tells. NRules finds the facts and decides what is asked when, and again after what; what a
/// condition means is said once, by the core: it is asked of the lead as the matched facts show it.
/// </summary>
internal abstract class Inquiry(MatchedBook book)
{
    private const string Key = "told";
    private const int StackNumbers = 256;

    /// <summary>Whether the facts are such that the rule tells anything.</summary>
    public virtual bool Matches(Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results) => true;

    /// <summary>Tells what follows, once for the matched facts; again only where it is something else.</summary>
    public abstract void Tell(IContext context, Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results);

    /// <summary>Asks the lead as the matched facts show it.</summary>
    protected double Ask(Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results, Question question)
    {
        var seen = lead with { Activities = ActivityHistory.Of(activities).And(ActivityHistory.Of(notes.Select(static note => note.Activity))) };
        var knownWords = (book.SlotCount + 63) >> 6;
        var count = book.Scores.Count + book.SlotCount;
        var numbers = count <= StackNumbers ? stackalloc double[count] : new double[count];
        var known = knownWords <= StackNumbers ? stackalloc ulong[knownWords] : new ulong[knownWords];
        known.Clear();
        var evaluation = new Evaluation(seen, moment.At, numbers[..book.Scores.Count], numbers[book.Scores.Count..], known, moment.Memory);
        foreach (var result in results)
            result.Fill(ref evaluation);
        return question(ref evaluation);
    }

    protected static void Tell(IContext context, Result told)
    {
        if (context.GetLinked(Key) is not Result before)
            context.InsertLinked(Key, told);
        else if (!before.IsSameAs(told))
            context.UpdateLinked(Key, told);
    }

    protected static void Tell(IContext context, Points told)
    {
        if (context.GetLinked(Key) is not Points before)
            context.InsertLinked(Key, told);
        else if (!before.Value.Equals(told.Value))
            context.UpdateLinked(Key, told);
    }

    /// <summary>Something asked of an evaluation.</summary>
    protected delegate double Question(ref Evaluation evaluation);
}

/// <summary>A condition whose answer others ask for, unknown as well.</summary>
internal sealed class AnswerInquiry(MatchedBook book, BoolNode condition, int slot) : Inquiry(book)
{
    public override void Tell(IContext context, Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results) =>
        Tell(context, new Answer(slot, (Ternary)Ask(lead, moment, activities, notes, results, (ref evaluation) => (double)condition.Eval(ref evaluation))));
}

/// <summary>A rule that gives points while a condition is true.</summary>
internal sealed class WhenInquiry(MatchedBook book, CompiledRule rule, int score, int place) : Inquiry(book)
{
    public override bool Matches(Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results) =>
        Ask(lead, moment, activities, notes, results, (ref evaluation) => (double)rule.When!.Eval(ref evaluation)) == (double)Ternary.True;

    public override void Tell(IContext context, Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results) =>
        Tell(context, new Points(score, place, rule.Definition.Points));
}

/// <summary>A rule that gives points for each activity.</summary>
internal sealed class PerInquiry(MatchedBook book, CompiledRule rule, int score, int place) : Inquiry(book)
{
    public override bool Matches(Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results) => activities.Any() || notes.Any();

    public override void Tell(IContext context, Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results) =>
        Tell(context, new Points(score, place, Ask(lead, moment, activities, notes, results, rule.Per!.Points)));
}

/// <summary>A score by a formula.</summary>
internal sealed class FormulaInquiry(MatchedBook book, CompiledScore score) : Inquiry(book)
{
    public override void Tell(IContext context, Lead lead, Moment moment, IEnumerable<Activity> activities, IEnumerable<Note> notes, Result[] results)
    {
        var value = Ask(lead, moment, activities, notes, results, score.Formula!.Eval);
        Tell(context, new Total(score.Index, score.Valued(value, value, moment.Inferred)));
    }
}
