namespace LeadRules;

/// <summary>What a reload of a rule book came to. Immutable.</summary>
public sealed class RuleBookReload
{
    internal RuleBookReload(string book, string source, LeadEngine? before, LeadEngine? engine, IReadOnlyList<Diagnostic> diagnostics, string? problem)
    {
        Book = book;
        Source = source;
        Before = before;
        Engine = engine;
        Diagnostics = diagnostics;
        Problem = problem;
    }

    /// <summary>The name under which the rule book is registered; the empty text for the one without a name.</summary>
    public string Book { get; }

    /// <summary>Where the rule book comes from, in words.</summary>
    public string Source { get; }

    /// <summary>The engine before; null when there was none.</summary>
    public LeadEngine? Before { get; }

    /// <summary>The engine in force now; of a bad reload the one before. Null when there never was a good one.</summary>
    public LeadEngine? Engine { get; }

    /// <summary>Whether the new rule book is in force.</summary>
    public bool Succeeded => Problem is null && Diagnostics.All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);

    /// <summary>All that was found in the rule book, warnings included.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Why the rule book could not even be checked (the file cannot be read); null where it could.</summary>
    public string? Problem { get; }

    /// <summary>What happened, for logs: one line, and below it each problem of a bad reload.</summary>
    public override string ToString() => Succeeded
        ? $"{BookProblems.Title(Book)} from {Source}: {Before?.RuleBook.ToString() ?? "nothing"} -> {Engine?.RuleBook}"
        : $"{new BookProblems(Book, Source, Diagnostics, Problem)}\n{(Engine is null ? "There is no engine for it." : $"{Engine.RuleBook} stays in force.")}";
}
