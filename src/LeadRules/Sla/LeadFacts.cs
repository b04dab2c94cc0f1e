using LeadRules.Conditions.Compiled;

namespace LeadRules.Sla;

/// <summary>Works out the scores of a lead, for conditions that ask for them; and says how much room they take.</summary>
internal interface IScoreSource
{
    int ScoreCount { get; }

    int SlotCount { get; }

    /// <summary>What is inferred about leads; null where nothing ever is.</summary>
    FindingMemory? NewFindings();

    /// <summary>Works out the scores of the lead at the instant of an evaluation.</summary>
    void Fill(ref Evaluation evaluation);
}

/// <summary>What is known of a lead at an instant, asked as agreements ask it. Each question is asked at the instant that it is about, so the answer stays the same ever after.</summary>
internal sealed class LeadFacts(Lead lead, long at, IScoreSource scores)
{
    private readonly FindingMemory? _inferred = scores.NewFindings();
    private double[]? _scores;
    private double[] _memo = [];
    private ulong[] _known = [];
    private CompiledAnchor[]? _lastAnchors;
    private long _lastFrom;
    private Event? _lastFound;

    public Lead Lead => lead;

    /// <summary>The instant of the decision; nothing after it has happened yet.</summary>
    public long At => at;

    /// <summary>Whether a condition is true at an instant.</summary>
    public bool Holds(CompiledQuestion? question, long instant)
    {
        if (question is null)
            return true;
        var evaluation = Evaluation(instant, question.NeedsScores);
        return question.Condition.Eval(ref evaluation) == Ternary.True;
    }

    /// <summary>The earliest of what several anchors mean, between two instants, both included; null when there is none.</summary>
    public Event? First(CompiledAnchor[] anchors, long from, long to)
    {
        Event? first = null;
        foreach (var anchor in anchors)
        {
            var last = first is { } known ? known.Ticks : Math.Min(to, at);
            if (anchor.IsCreation && lead.CreatedTicks is var created && created != Lead.MissingTicks && created >= from && created <= last && (first is null || created < last))
                first = new Event(last = created, null);
            if (FirstActivity(anchor, from, last) is { } activity && (first is null || activity.Ticks < first.Value.Ticks))
                first = new Event(activity.Ticks, activity);
        }

        return first;
    }

    /// <summary>The earliest of what several anchors mean from an instant on. Remembers its last answer, for clocks that follow each other ask for the same end.</summary>
    public Event? FirstFrom(CompiledAnchor[] anchors, long from)
    {
        if (_lastAnchors == anchors && from >= _lastFrom && (_lastFound is not { } known || known.Ticks >= from))
            return _lastFound;
        (_lastAnchors, _lastFrom, _lastFound) = (anchors, from, First(anchors, from, at));
        return _lastFound;
    }

    /// <summary>The activities of the types that an anchor means, between two instants, both included, the earliest first; whether it <see cref="Admits"/> them is another question.</summary>
    public ReadOnlySpan<Activity> Window(CompiledAnchor anchor, long from, long to)
    {
        var groups = anchor.Set.GroupsOf(lead.Activities);
        if (groups.Length == 1)
            return Between(groups[0].Items, from, to);
        var all = new List<Activity>();
        foreach (ref readonly var group in groups)
        {
            if (!anchor.Set.PassesOver(group))
                all.AddRange(Between(group.Items, from, to));
        }

        all.Sort(Activity.Compare);
        return all.ToArray();
    }

    /// <summary>Whether an activity of the types that an anchor means is one that it means.</summary>
    public bool Admits(CompiledAnchor anchor, Activity activity)
    {
        if (anchor.Set.Where is null)
            return true;
        var evaluation = Evaluation(activity.Ticks, anchor.NeedsScores);
        return anchor.Set.Admits(activity, ref evaluation);
    }

    /// <summary>The first instant after the decision at which an activity comes into sight; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextActivity()
    {
        var next = lead.CreatedTicks > at ? lead.CreatedTicks : long.MaxValue;
        foreach (ref readonly var group in lead.Activities.Groups)
        {
            var items = group.Items;
            if (items[^1].Ticks > at)
                next = Math.Min(next, items[ActivityGroup.CountUntil(items, at)].Ticks);
        }

        return next;
    }

    private Activity? FirstActivity(CompiledAnchor anchor, long from, long to)
    {
        Activity? found = null;
        foreach (ref readonly var group in anchor.Set.GroupsOf(lead.Activities))
        {
            if (anchor.Set.PassesOver(group))
                continue;
            var items = group.Items;
            for (var i = ActivityGroup.FirstAt(items, from); i < items.Length && items[i].Ticks <= to; i++)
            {
                if (!Admits(anchor, items[i]))
                    continue;
                if (found is null || Activity.Compare(items[i], found) < 0)
                    found = items[i];
                to = found.Ticks;
                break;
            }
        }

        return found;
    }

    private ReadOnlySpan<Activity> Between(ReadOnlySpan<Activity> oldestFirst, long from, long to)
    {
        var start = ActivityGroup.FirstAt(oldestFirst, from);
        return oldestFirst[start..Math.Max(start, ActivityGroup.CountUntil(oldestFirst, Math.Min(to, at)))];
    }

    private Evaluation Evaluation(long instant, bool needsScores)
    {
        if (_scores is null)
        {
            _scores = new double[scores.ScoreCount];
            _memo = new double[scores.SlotCount];
            _known = new ulong[(scores.SlotCount + 63) >> 6];
        }

        Array.Clear(_known);
        var evaluation = new Evaluation(lead, instant, _scores, _memo, _known, _inferred);
        if (needsScores)
            scores.Fill(ref evaluation);
        return evaluation;
    }
}

/// <summary>Something that happened: an activity, or (without one) the creation of the lead.</summary>
internal readonly record struct Event(long Ticks, Activity? By);
