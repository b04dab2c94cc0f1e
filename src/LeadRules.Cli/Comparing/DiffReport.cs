namespace LeadRules.Cli.Comparing;

/// <summary>What is different by two rule books.</summary>
/// <param name="Before">The file of the earlier one.</param>
/// <param name="After">The file of the later one.</param>
/// <param name="Changes">What they say differently.</param>
/// <param name="Leads">How they decide leads differently; null where no leads were given.</param>
internal sealed record DiffReport(string Before, string After, IReadOnlyList<RuleBookChange> Changes, LeadShifts? Leads)
{
    public bool HasDifferences => Changes.Count > 0 || Leads is { Changed: > 0 };
}

/// <summary>How two rule books decide leads differently.</summary>
/// <param name="At">The instant of the decisions.</param>
/// <param name="Compared">How many leads were decided.</param>
/// <param name="Changed">How many of them are decided differently in any way.</param>
/// <param name="Shifts">In which ways.</param>
internal sealed record LeadShifts(DateTimeOffset At, long Compared, long Changed, IReadOnlyList<Shift> Shifts);

/// <summary>What is decided differently about a lead.</summary>
/// <param name="What">The kind of thing.</param>
/// <param name="Name">Its name: the bands, the segment, the set of classes, the target; null for the stage and the receiver.</param>
/// <param name="Change">The way in which it changes, which many leads have in common: <c>cold -> warm</c>, <c>entered</c>, <c>later</c>.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
internal readonly record struct LeadShift(ShiftKind What, string? Name, string Change, string Before, string After)
{
    public static LeadShift Of(ShiftKind what, string? name, string before, string after) => new(what, name, $"{before} -> {after}", before, after);
}

/// <summary>What can be decided differently about a lead, in the order of reports.</summary>
internal enum ShiftKind
{
    Bands,
    Segment,
    Class,
    Stage,
    Receiver,
    Due,
}

/// <summary>A way in which leads are decided differently.</summary>
/// <param name="What">The kind of thing.</param>
/// <param name="Name">Its name; or null.</param>
/// <param name="Change">The way.</param>
/// <param name="Leads">How many leads.</param>
/// <param name="Examples">The first of them.</param>
internal sealed record Shift(ShiftKind What, string? Name, string Change, long Leads, IReadOnlyList<ShiftExample> Examples);

/// <summary>A lead that is decided differently.</summary>
internal sealed record ShiftExample(string Lead, string Before, string After);
