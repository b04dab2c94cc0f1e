using LeadRules.Conditions.Compiled;
using LeadRules.NRules.Engine;
using LeadRules.RuleBooks.Binding;
using NRules;

namespace LeadRules;

/// <summary>
/// A lead that stays in the working memory of NRules: when something happens to it, only the rules are asked again that read it. For hosts that follow
/// one lead for a while; to score many leads, use the engine itself.
/// </summary>
/// <remarks>Takes the memory of the lead and its matches until it is let go. <b>Not safe to share between threads.</b></remarks>
public sealed class NRulesSession
{
    private readonly LeadEngine _engine;
    private readonly NRulesMatcher _matcher;
    private readonly FactList _facts;
    private readonly ISession _rules;

    /// <summary>Takes a lead into a session of its own, and evaluates the rule book.</summary>
    /// <param name="engine">An engine that uses NRules (<see cref="NRulesOptionsExtensions.UseNRules"/>).</param>
    /// <param name="lead">The lead.</param>
    /// <param name="at">The instant; activities after it do not exist yet.</param>
    /// <exception cref="ArgumentException">The engine does not use NRules.</exception>
    public NRulesSession(LeadEngine engine, Lead lead, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(lead);
        _matcher = engine.Matcher as NRulesMatcher
            ?? throw new ArgumentException($"The rule book '{engine.RuleBook.Name}' is not evaluated by NRules. Compile it with options.UseNRules().", nameof(engine));
        _engine = engine;
        Lead = lead;
        _facts = new FactList(lead, at.UtcTicks, Inferred(at.UtcTicks));
        _rules = _matcher.Open();
        _rules.InsertAll(_facts.All);
        Fired = _rules.Fire();
    }

    /// <summary>The lead, with everything that was added.</summary>
    public Lead Lead { get; private set; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At => new(_facts.Moment.At, TimeSpan.Zero);

    /// <summary>How many NRules rules fired at the last change.</summary>
    public int Fired { get; private set; }

    /// <summary>The scores.</summary>
    public LeadScores Scores
    {
        get
        {
            var values = new ScoreValue[_matcher.Book.Scores.Count];
            foreach (var total in _rules.Query<Total>())
                values[total.Score] = total.Value;
            return new LeadScores(_engine, Lead, At, values);
        }
    }

    /// <summary>Adds something that happened to the lead. An id that is there already changes nothing, unless this is earlier.</summary>
    public void Insert(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var history = Lead.Activities.With(activity);
        Fired = 0;
        if (ReferenceEquals(history, Lead.Activities))
            return;
        Lead = Lead with { Activities = history };
        if (_facts.Find(activity.Id) is { } later)
            _rules.Retract(later);
        _rules.Insert(_facts.Add(activity));
        if (_engine.Inferences is not null)
            Move(_facts.Moment.At);
        Fired = _rules.Fire();
    }

    /// <summary>Moves to another instant, earlier or later.</summary>
    public void MoveTo(DateTimeOffset at)
    {
        Move(at.UtcTicks);
        Fired = _rules.Fire();
    }

    /// <summary>Whether the lead belongs to a segment; null when that is unknown.</summary>
    /// <exception cref="KeyNotFoundException">There is no such segment.</exception>
    public bool? IsIn(string segment)
    {
        var question = _matcher.Book.Questions.FirstOrDefault(question => question.Kind == QuestionKind.Segment && question.Name == segment)
            ?? throw new KeyNotFoundException($"The rule book '{_engine.RuleBook.Name}' has no segment '{segment}'.");
        return TernaryLogic.ToNullable(_rules.Query<Answer>().Single(answer => answer.Slot == question.Slot).Value);
    }

    /// <summary>The class of the lead in a set; null when no condition is true.</summary>
    /// <exception cref="KeyNotFoundException">There is no such set.</exception>
    public string? ClassOf(string classes)
    {
        var questions = _matcher.Book.Questions.Where(question => question.Kind == QuestionKind.Class && question.Name == classes).ToList();
        if (questions.Count == 0)
            throw new KeyNotFoundException($"The rule book '{_engine.RuleBook.Name}' has no classes '{classes}'.");
        var set = _engine.RuleBook.Classes.Index().First(entry => entry.Item.Name == classes);
        if (_facts.Moment.Inferred?.Class(set.Index) is { } voted and not Findings.None)
            return set.Item.Classes[voted].Name;
        var answers = _rules.Query<Answer>().ToDictionary(static answer => answer.Slot, static answer => answer.Value);
        return questions.Find(question => answers[question.Slot] == Ternary.True)?.Part;
    }

    private void Move(long at)
    {
        _facts.Moment.Move(at, Inferred(at));
        _rules.Update(_facts.Moment);
    }

    private Findings? Inferred(long at) => _engine.Inferences?.Derive(Lead, at);
}
