using LeadRules.Conditions.Explaining;
using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>Whether a lead is in a segment, and why.</summary>
/// <param name="Name">The segment.</param>
/// <param name="IsIn">Whether it is in.</param>
/// <param name="Since">Since when; null when it was never in or out before.</param>
/// <param name="Pin">How somebody pinned it.</param>
/// <param name="Leaves">Whether <paramref name="Condition"/> is the one to leave; it counts for a lead that is in a segment with <c>leave</c>.</param>
/// <param name="Condition">The condition that counts, for a lead that is neither pinned nor voted in or out.</param>
public sealed record SegmentExplanation(string Name, bool IsIn, DateTimeOffset? Since, SegmentPin Pin, bool Leaves, ConditionExplanation Condition)
{
    /// <summary>How an inference votes on it, whatever the condition says; null without a vote, and where a pin counts before it.</summary>
    public Finding? Vote { get; init; }

    /// <summary>The reason in one line.</summary>
    public override string ToString() => Pin switch
    {
        SegmentPin.In => $"{Name}: in, pinned",
        SegmentPin.Out => $"{Name}: out, pinned",
        _ => $"{Name}: {(IsIn ? "in" : "out")}{(Since is { } since ? $" since {InstantText.Format(since)}" : "")}; {(Vote is null ? $"{(Leaves ? "to leave: " : "")}{Condition}" : InferredWords.Voted(Vote))}",
    };
}

/// <summary>Which class of a set a lead has, and why. Immutable.</summary>
public sealed class ClassExplanation
{
    internal ClassExplanation(string set, string? name, IReadOnlyList<TriedClass> tried, Finding? vote)
    {
        Vote = vote;
        Set = set;
        Name = name;
        Tried = tried;
    }

    /// <summary>The set of classes.</summary>
    public string Set { get; }

    /// <summary>The class; null when none is true.</summary>
    public string? Name { get; }

    /// <summary>How an inference votes on it, whatever the conditions say; null without a vote.</summary>
    public Finding? Vote { get; }

    /// <summary>The classes that were tried, in order, the one that is true as the last; empty where a vote decides.</summary>
    public IReadOnlyList<TriedClass> Tried { get; }

    /// <summary>The reason in one line.</summary>
    public override string ToString() => $"{Set}: {Name ?? "none"}; {(Vote is not null ? InferredWords.Voted(Vote) : Name is null ? "no condition is true" : Tried[^1].Condition.ToString())}";
}

/// <summary>A class that was tried.</summary>
/// <param name="Name">The class.</param>
/// <param name="Condition">Why it is true or not.</param>
public sealed record TriedClass(string Name, ConditionExplanation Condition);

/// <summary>A way out of the stage a lead is in, and what it waits for. Immutable.</summary>
public sealed class WayExplanation
{
    internal WayExplanation(TransitionDefinition transition, string waitsFor, IReadOnlyList<ConditionExplanation> untrue, IReadOnlyList<string> missing)
    {
        Transition = transition;
        WaitsFor = waitsFor;
        Untrue = untrue;
        Missing = missing;
    }

    /// <summary>The transition.</summary>
    public TransitionDefinition Transition { get; }

    /// <summary>What moves the lead, in words: an activity, a broken agreement, a date, or that the condition becomes true.</summary>
    public string WaitsFor { get; }

    /// <summary>The fewest parts of its condition that would have to become true.</summary>
    public IReadOnlyList<ConditionExplanation> Untrue { get; }

    /// <summary>What must be known besides, and is not.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>How many things are in the way.</summary>
    public int Obstacles => Untrue.Count + Missing.Count;

    /// <summary>The way in one line.</summary>
    public override string ToString() =>
        $"to {Transition.To} by '{Transition.Id}': {string.Join("; ", Untrue.Select(static part => part.ToString()).Concat(Missing).Prepend(WaitsFor))}";
}

/// <summary>The next band above the one that a score is in, and the smallest changes that would lead there.</summary>
/// <param name="Bands">The set of bands.</param>
/// <param name="Score">The score.</param>
/// <param name="From">The band now; null for none.</param>
/// <param name="To">The next band.</param>
/// <param name="Missing">How much the score would have to rise; not above 0 where its next value is in the band.</param>
/// <param name="Ways">The single rules that would do it, the least number of matches first; empty where no single rule would, and for scores that are formulas.</param>
public sealed record BandStep(string Bands, string Score, string? From, string To, double Missing, IReadOnlyList<PointWay> Ways)
{
    /// <summary>The single rules that would do it, the least number of matches first.</summary>
    public IReadOnlyList<PointWay> Ways { get; } = EquatableList.Of(Ways);

    /// <summary>The step in one line.</summary>
    public override string ToString()
    {
        const int Most = 3;
        var ways = Ways.Count == 0 ? "no single rule would do" : string.Join(" or ", Ways.Take(Most));
        return FormattableString.Invariant($"{Bands}: {From ?? "none"} to {To} needs {Missing:0.######} more of {Score}: {ways}");
    }
}

/// <summary>A rule, and how often it would have to match once more.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Times">How often.</param>
public sealed record PointWay(RuleDefinition Rule, int Times)
{
    /// <summary>The way in words.</summary>
    public override string ToString() => Rule.Per is { } per
        ? FormattableString.Invariant($"{Times} x {per} ({Rule.Id}, {Rule.Points:0.######} each)")
        : FormattableString.Invariant($"{Rule.When} ({Rule.Id}, {Rule.Points:0.######})");
}

/// <summary>Where a lead stands in a campaign.</summary>
/// <param name="Name">The campaign.</param>
/// <param name="IsEnrolled">Whether it is enrolled.</param>
/// <param name="Since">When it was enrolled or left the last time; null when it never was.</param>
/// <param name="NextStep">When the next step is due; null when none is to come.</param>
/// <param name="Obstacle">What keeps the lead out of campaigns; or null.</param>
public sealed record CampaignExplanation(string Name, bool IsEnrolled, DateTimeOffset? Since, DateTimeOffset? NextStep, string? Obstacle)
{
    /// <summary>Where it stands, in one line.</summary>
    public override string ToString()
    {
        var since = Since is { } instant ? $" since {InstantText.Format(instant)}" : "";
        var state = IsEnrolled ? $"enrolled{since}" : Since is null ? "never enrolled" : $"left{since}";
        return $"{Name}: {state}{(NextStep is { } next ? $", next step {InstantText.Format(next)}" : "")}{(Obstacle is null ? "" : $"; {Obstacle}")}";
    }
}
