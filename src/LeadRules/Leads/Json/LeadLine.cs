namespace LeadRules;

/// <summary>What stands on one line of leads.</summary>
/// <param name="Line">The number of the line, counted from 1.</param>
/// <param name="Lead">The lead; null when the line has problems.</param>
/// <param name="Problems">Every problem of the line; empty when there is a lead.</param>
public readonly record struct LeadLine(long Line, Lead? Lead, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>Every problem of the line; empty when there is a lead.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; } = Problems.Count == 0 ? EquatableList<Diagnostic>.Empty : EquatableList.Of(Problems);

    /// <summary>The line with its lead, or with its problems.</summary>
    public override string ToString() => Lead is null
        ? string.Join('\n', Problems)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}: {Lead}");
}
