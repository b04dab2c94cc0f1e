using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>
/// Whether a lead belongs to a segment: as it was pinned, else as an inference votes, else by the condition to enter or, once in, by the one to leave.
/// What was before is read from the notes among the activities of the lead, so it needs no memory of its own.
/// </summary>
internal sealed class RememberedSegment(Node syntax, string name, int place, BoolNode enter, BoolNode? leave) : BoolNode(syntax)
{
    public string Name => name;

    /// <summary>The condition that counts for a lead that is out.</summary>
    public BoolNode Enter => enter;

    /// <summary>The condition that counts for a lead that is in; null where the one to enter serves for both.</summary>
    public BoolNode? Leave => leave;

    public override IReadOnlyList<BoolNode> Parts => leave is null ? enter.Parts : [];

    public override IEnumerable<CompiledNode> Operands => leave is null ? enter.Operands : ReadBy(enter).Concat(ReadBy(leave));

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var history = evaluation.Lead.Activities;
        if (history.HasNotes && SegmentNotes.PinOf(history, name, evaluation.At) is var pin && pin != SegmentPin.None)
            return TernaryLogic.Of(pin == SegmentPin.In);
        if (Vote(ref evaluation) is var vote && vote != Ternary.Unknown)
            return vote;
        if (leave is null || !history.HasNotes || !SegmentNotes.IsIn(history, name, evaluation.At))
            return Enters(ref evaluation);
        return TernaryLogic.Of(leave.Eval(ref evaluation) != Ternary.True);
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        // Notes are made of what is looked at, so within the span they stay as they are at its start.
        var history = span.Lead.Activities;
        if (SegmentNotes.PinOf(history, name, span.From) is var pin && pin != SegmentPin.None)
            return TernaryLogic.SetOf(TernaryLogic.Of(pin == SegmentPin.In));
        if (span.Inferred?.Segment(place) is { } vote and not Ternary.Unknown)
            return TernaryLogic.SetOf(vote);
        if (leave is null)
            return enter.Over(span);
        var leaves = leave.Over(span);
        if (!SegmentNotes.IsIn(history, name, span.From))
            return leaves == TernarySet.True ? TernarySet.False : (leaves & TernarySet.True) == 0 ? enter.Over(span) : enter.Over(span) | TernarySet.False;
        return (leaves == TernarySet.True ? TernarySet.None : TernarySet.True) | ((leaves & TernarySet.True) != 0 ? TernarySet.False : TernarySet.None);
    }

    /// <summary>The segment whose answer a node gives, where an inference votes on it; else null. What its condition says does not count then.</summary>
    public static RememberedSegment? Voted(BoolNode node, ref Evaluation evaluation)
    {
        while (node is SharedBool shared)
            node = shared.Inner;
        return node is RememberedSegment segment && !segment.IsPinned(ref evaluation) && segment.Vote(ref evaluation) != Ternary.Unknown ? segment : null;
    }

    private bool IsPinned(ref Evaluation evaluation) =>
        evaluation.Lead.Activities.HasNotes && SegmentNotes.PinOf(evaluation.Lead.Activities, name, evaluation.At) != SegmentPin.None;

    private Ternary Vote(ref Evaluation evaluation) => evaluation.Inferred?.Segment(place) ?? Ternary.Unknown;

    private static IEnumerable<CompiledNode> ReadBy(BoolNode node) => node.Parts.Count == 0 ? node.Operands : node.Parts.SelectMany(ReadBy);

    /// <summary>Whoever could leave at once does not enter.</summary>
    private Ternary Enters(ref Evaluation evaluation)
    {
        var enters = enter.Eval(ref evaluation);
        return enters != Ternary.False && leave is not null && leave.Eval(ref evaluation) == Ternary.True ? Ternary.False : enters;
    }
}

/// <summary>What the notes of a lead say of a segment.</summary>
internal static class SegmentNotes
{
    private static readonly (string Type, int Hash)[] Types = [Named("segment.entered"), Named("segment.left"), Named("segment.pinned"), Named("segment.barred"), Named("segment.unpinned")];

    /// <summary>Whether the lead was in at an instant.</summary>
    public static bool IsIn(ActivityHistory history, string segment, long at) => LastOf(history, 0, segment, at) > LastOf(history, 1, segment, at);

    /// <summary>How the lead was pinned at an instant.</summary>
    public static SegmentPin PinOf(ActivityHistory history, string segment, long at)
    {
        var (pinned, barred, unpinned) = (LastOf(history, 2, segment, at), LastOf(history, 3, segment, at), LastOf(history, 4, segment, at));
        if (pinned > barred)
            return pinned > unpinned ? SegmentPin.In : SegmentPin.None;
        return barred > unpinned ? SegmentPin.Out : SegmentPin.None;
    }

    private static long LastOf(ActivityHistory history, int type, string segment, long at)
    {
        var notes = history.WithNotes.Find(Types[type].Hash, Types[type].Type);
        for (var i = notes.Length - 1; i >= 0; i--)
        {
            if (notes[i].Ticks <= at && string.Equals(notes[i].Subject, segment, StringComparison.Ordinal))
                return notes[i].Ticks;
        }

        return long.MinValue;
    }

    private static (string Type, int Hash) Named(string type) => (type, ActivityType.Hash(type));
}
