namespace LeadRules;

/// <summary>One thing that two rule books say differently.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Path">Where it stands: a JSON path, save that items of lists are named by their ids, such as <c>$.routing.routes[large].when</c>.</param>
/// <param name="Before">What the earlier rule book says, in short; null for what it does not have.</param>
/// <param name="After">What the later rule book says, in short; null for what it does not have.</param>
public sealed record RuleBookChange(RuleBookChangeKind Kind, string Path, string? Before, string? After)
{
    /// <summary>The change in one line: <c>+</c> for what was added, <c>-</c> for what was removed, <c>~</c> for what is otherwise.</summary>
    public override string ToString() => Kind switch
    {
        RuleBookChangeKind.Added => $"+ {Path}: {After}",
        RuleBookChangeKind.Removed => $"- {Path}: {Before}",
        RuleBookChangeKind.Moved => $"~ {Path}: moved, was {Before}, is {After}",
        _ => $"~ {Path}: {Before} -> {After}",
    };
}

/// <summary>What became of a part of a rule book.</summary>
public enum RuleBookChangeKind
{
    /// <summary>The later rule book alone has it.</summary>
    Added,

    /// <summary>The earlier rule book alone has it.</summary>
    Removed,

    /// <summary>Both have it, and it says something else.</summary>
    Changed,

    /// <summary>Both have it, at another place of a list whose order counts.</summary>
    Moved,
}
