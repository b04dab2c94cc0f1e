using System.Text;

namespace LeadRules;

/// <summary>Rule books of an application cannot be used. Holds every problem of all of them, not the first alone.</summary>
#pragma warning disable CA1032, RCS1194 // An exception without the problems would say nothing.
public sealed class LeadRulesException : Exception
{
    internal LeadRulesException(IReadOnlyList<BookProblems> books)
        : base(Describe(books)) => Books = books;

    /// <summary>The rule books that cannot be used, in the order of the registration.</summary>
    public IReadOnlyList<BookProblems> Books { get; }

    private static string Describe(IReadOnlyList<BookProblems> books) =>
        $"{(books.Count == 1 ? "1 rule book" : $"{books.Count} rule books")} cannot be used.\n{string.Join('\n', books)}";
}

/// <summary>What is wrong with one rule book of an application. Immutable.</summary>
public sealed class BookProblems
{
    internal BookProblems(string book, string source, IReadOnlyList<Diagnostic> diagnostics, string? problem)
    {
        Book = book;
        Source = source;
        Diagnostics = diagnostics;
        Problem = problem;
    }

    /// <summary>The name under which the rule book is registered; the empty text for the one without a name.</summary>
    public string Book { get; }

    /// <summary>Where the rule book comes from, in words.</summary>
    public string Source { get; }

    /// <summary>All that was found in the rule book, warnings included.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Why the rule book could not even be checked; null where it could.</summary>
    public string? Problem { get; }

    /// <summary>The book, its source, and below them each error.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Title(Book)} from {Source}:");
        if (Problem is not null)
            text.Append('\n').Append(Problem);
        foreach (var diagnostic in Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            text.Append('\n').Append(diagnostic);
        return text.ToString();
    }

    internal static string Title(string book) => book.Length == 0 ? "The rule book" : $"The rule book '{book}'";
}
