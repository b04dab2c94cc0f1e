namespace LeadRules.RuleBooks.Json;

/// <summary>
/// What reading gave. With errors there still is a partial book where anything could be read, so that its names and types
/// can be checked in the same go and all mistakes come at once.
/// </summary>
/// <param name="Partial">
/// What could be read, or null when the text is no JSON object. Broken definitions are left out or hold what could be read
/// of them, with one exception: a broken rule or class keeps its place in its list, so that the numbers in paths stay
/// right; so do transitions, actions, steps and content. Such a rule has neither <c>when</c> nor <c>per</c>; such a class has the condition <c>true</c>.
/// </param>
/// <param name="Diagnostics">Every problem, in the order of the text.</param>
/// <param name="Broken">The definitions with an error; what refers to them is not to be reported again.</param>
internal sealed record RuleBookReadResult(RuleBook? Partial, IReadOnlyList<Diagnostic> Diagnostics, BrokenDefinitions Broken)
{
    public bool HasErrors => Diagnostics.Any(static problem => problem.Severity == DiagnosticSeverity.Error);

    /// <summary>The whole book, or null when there are errors.</summary>
    public RuleBook? Book => HasErrors ? null : Partial;
}
