using LeadRules.Conditions.Compiled;

namespace LeadRules.Decisions.Deciding;

/// <summary>
/// Goes through what happened to a lead since it was last decided, instant by instant, and notes what follows. Between two
/// instants it notes what time alone did, at the very instant at which it did; so it does not show how often a lead was looked at.
/// </summary>
/// <remarks>
/// Where an activity came late, what was noted after it is worked out again from there on. Notes from outside stay.
/// </remarks>
internal sealed class LeadFold
{
    /// <summary>How many changes time alone may make between two instants before the rest is noted at the second.</summary>
    private const int MaxLapses = 200;

    private readonly LeadEngine _engine;
    private readonly Lead _given;
    private readonly LeadState _before;
    private readonly DateTimeOffset? _bookSince;
    private readonly long _at;
    private readonly List<LeadNote> _notes;
    private readonly Queue<LeadNote> _pending = new();
    private readonly LeadView _view;
    private readonly StepNotes _step;

    /// <summary>Up to where everything is noted, as UTC ticks; <see cref="long.MinValue"/> before the first instant.</summary>
    private long _until;

    private (long Instant, Lead Lead) _lookedAt;

    public LeadFold(LeadEngine engine, Lead given, LeadState before, DateTimeOffset at, DecisionRequest request)
    {
        _engine = engine;
        _given = given;
        _before = before;
        _at = Math.Max(at.UtcTicks, before.Latest?.UtcTicks ?? long.MinValue);
        Scratch = engine.NewScratch();
        _bookSince = before.Book == engine.RuleBook.ToString() ? before.BookSince : before.Until;
        var isLate = before.Until is { } until && given.Activities.CountUntil(until.UtcTicks) != before.Seen;
        From = _until = isLate ? LastSoundInstant() : before.Until?.UtcTicks ?? long.MinValue;
        _notes = isLate || HasPending(before) ? KeepUntil(isLate) : [.. before.Notes];
        var history = _notes.Count == before.Notes.Count ? before.History : LeadNote.HistoryOf(_notes);
        _view = new LeadView(given, _notes, history, engine.Lifecycle.Start is not null);
        Standing = new Standing(engine, _notes);
        _step = new StepNotes(engine, Standing, request.OwnerCalendar);
        Intents = new ActionIntents(given.Id, isLate ? before : null, request.IsQuiet, _at);
    }

    /// <summary>From which instant on something was worked out, as UTC ticks.</summary>
    public long From { get; }

    public Scratch Scratch { get; }

    /// <summary>The instant of the decision: a lead never goes back.</summary>
    public DateTimeOffset At => new(_at, TimeSpan.Zero);

    public Standing Standing { get; }

    public ActionIntents Intents { get; }

    /// <summary>The lead as conditions see it at the end.</summary>
    public Lead Lead => _view.Lead;

    /// <summary>What was noted by this fold.</summary>
    public List<LeadNote> Fresh { get; } = [];

    /// <summary>Whether an inference has asked before, by a rule and under a key.</summary>
    public bool HasNoted(string by, string key) => _notes.Exists(note => note.Kind == LeadNoteKind.Inferred && note.Name == key && note.By == by);

    /// <summary>Notes what was inferred when all else was decided.</summary>
    public void Note(LeadNote inferred) => Keep(inferred);

    public LeadState Run()
    {
        foreach (var instant in Instants())
        {
            if (_until != long.MinValue && instant - 1 > _until)
                Lapse(instant - 1, isLast: false);
            if (instant > _until)
                Step(instant, HappenedAt(instant));
            while (_pending.TryPeek(out var note) && note.At.UtcTicks <= instant)
                Take(_pending.Dequeue(), instant);
        }

        if (_at > _until)
            Lapse(_at, isLast: true);
        else if (_lookedAt != (_at, _view.Lead))
            _ = Look(_at);
        return Settled();
    }

    /// <summary>What is to be remembered by now.</summary>
    public LeadState Settled() => _before with
    {
        Book = _engine.RuleBook.ToString(),
        BookSince = _bookSince,
        Until = At,
        Seen = _given.Activities.CountUntil(_at),
        Notes = Fresh.Count == 0 && _notes.Count == _before.Notes.Count ? _before.Notes : [.. _notes],
    };

    /// <summary>Whether something came from outside since: it stands at the end.</summary>
    private static bool HasPending(LeadState before) => before.Notes.Count > 0 && before.Notes[^1].Seen == LeadNote.NotYetSeen;

    /// <summary>The instant of the last note before which no activity came late. What other rules have noted is not worked out again by these, and stays.</summary>
    private long LastSoundInstant()
    {
        var sound = _bookSince?.UtcTicks ?? long.MinValue;
        foreach (var note in _before.Notes)
        {
            if (note.Seen == LeadNote.NotYetSeen)
                continue;
            if (_given.Activities.CountUntil(note.At.UtcTicks) != note.Seen)
                break;
            sound = Math.Max(sound, note.At.UtcTicks);
        }

        return sound;
    }

    /// <summary>Keeps what stays as it is. What came from outside later, or was not taken into account yet, waits for its instant.</summary>
    private List<LeadNote> KeepUntil(bool isLate)
    {
        List<LeadNote> kept = [];
        foreach (var note in _before.Notes)
        {
            if (note.Seen != LeadNote.NotYetSeen && (!isLate || note.At.UtcTicks <= _until))
                kept.Add(note);
            else if (note.IsGiven)
                _pending.Enqueue(note);
        }

        return kept;
    }

    /// <summary>The instants at which something happened, in order.</summary>
    private IEnumerable<long> Instants()
    {
        List<long> instants = [];
        foreach (ref readonly var group in _given.Activities.Groups)
        {
            var items = group.Items;
            for (var i = _until == long.MinValue ? 0 : ActivityGroup.FirstAt(items, _until + 1); i < items.Length && items[i].Ticks <= _at; i++)
                instants.Add(items[i].Ticks);
        }

        foreach (var note in _pending)
            instants.Add(note.At.UtcTicks);
        if (_until == long.MinValue && _given.CreatedTicks is var created && created != Lead.MissingTicks && created <= _at)
            instants.Add(created);
        if (instants.Count > 1)
            instants.Sort();
        for (var i = 0; i < instants.Count; i++)
        {
            if (i == 0 || instants[i] != instants[i - 1])
                yield return instants[i];
        }
    }

    private List<Activity> HappenedAt(long instant)
    {
        List<Activity> happened = [];
        foreach (ref readonly var group in _given.Activities.Groups)
        {
            var items = group.Items;
            for (var i = ActivityGroup.FirstAt(items, instant); i < items.Length && items[i].Ticks == instant; i++)
                happened.Add(items[i]);
        }

        if (happened.Count > 1)
            happened.Sort(Activity.Compare);
        return happened;
    }

    /// <summary>Notes what time alone did since the last instant.</summary>
    /// <param name="to">Up to where.</param>
    /// <param name="isLast">Whether nothing comes after it.</param>
    private void Lapse(long to, bool isLast)
    {
        var atOnce = 0;
        for (var lapses = 0; Differs(to); lapses++)
        {
            // What differs already where the decision before ended was changed by somebody, in the lead or in the rule book; nobody knows when.
            if (_until == long.MinValue || lapses == MaxLapses || (_until == From && Differs(_until)))
            {
                if (isLast)
                    Step(to, []);
                return;
            }

            // What differs a tick after it was noted, and again, never comes to rest: it is noted once a look.
            var first = FirstThatDiffers(_until, to);
            atOnce = first == _until + 1 ? atOnce + 1 : 0;
            Step(atOnce > 1 ? to : first, []);
            if (atOnce > 1)
                return;
        }

        _until = to;
    }

    /// <summary>The first instant that differs between one that does not and one that does.</summary>
    private long FirstThatDiffers(long same, long differs)
    {
        while (differs - same > 1)
        {
            var middle = same + ((differs - same) >> 1);
            if (Differs(middle))
                differs = middle;
            else
                same = middle;
        }

        return differs;
    }

    private bool Differs(long instant)
    {
        var evaluation = Look(instant);
        return _step.WouldNote(_view.Lead, ref evaluation);
    }

    /// <summary>Evaluates the lead at an instant. What is in the scratch memory when the fold has run is that of the end.</summary>
    private Evaluation Look(long instant)
    {
        _lookedAt = (instant, _view.Lead);
        return _engine.Evaluate(_view.Lead, instant, Scratch);
    }

    /// <summary>Takes a note from outside into account.</summary>
    private void Take(LeadNote given, long instant)
    {
        var noted = Keep(given);
        if (given.IsVisible)
            Step(instant, [noted]);
    }

    /// <summary>Notes everything that follows at an instant from what happened at it, until nothing more does.</summary>
    private void Step(long instant, List<Activity> happened)
    {
        _until = instant;
        _step.Begin(happened);
        while (true)
        {
            var evaluation = Look(instant);
            Intents.Give(Standing, ref evaluation);
            var found = _step.Find(_view.Lead, ref evaluation);
            if (found.Count == 0)
                return;
            foreach (var (note, actions) in found)
            {
                _step.Happened(Keep(note));
                Intents.Await(_notes[^1], actions, _notes);
            }
        }
    }

    private Activity Keep(LeadNote note)
    {
        note = note with { Seen = _given.Activities.CountUntil(note.At.UtcTicks) };
        _notes.Add(note);
        Fresh.Add(note);
        Standing.Take(note);
        return _view.Add(note);
    }
}
