namespace LeadRules;

/// <summary>When a lead's scores next change by the passing of time alone: nothing is done, and yet an activity expires, points fade, an age is reached.</summary>
/// <param name="Kind">Whether there is such an instant, and whether it is exact.</param>
/// <param name="At">
/// The first instant with other scores (<see cref="NextChangeKind.Changes"/>), the instant up to which nothing changes
/// (<see cref="NextChangeKind.MayChange"/>), or null (<see cref="NextChangeKind.Never"/>).
/// </param>
public readonly record struct NextChange(NextChangeKind Kind, DateTimeOffset? At)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(NextChange), (nameof(Kind), Kind), (nameof(At), At));
}

/// <summary>What is known about the next change.</summary>
public enum NextChangeKind
{
    /// <summary>The scores stay as they are for ever, unless something happens.</summary>
    Never,

    /// <summary>The scores differ at <see cref="NextChange.At"/>, and at no instant before it.</summary>
    Changes,

    /// <summary>
    /// The scores do not change before <see cref="NextChange.At"/>; what comes after was too costly to tell. Look again
    /// then. Happens where a formula hovers at the edge of a rounding step, or a plug-in's function is given an age.
    /// </summary>
    MayChange,
}
