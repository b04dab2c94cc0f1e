using System.Text;

namespace LeadRules;

/// <summary>One problem in a rule book or in a file of leads: what is wrong, where, and how to mend it. Immutable.</summary>
public sealed record Diagnostic
{
    internal Diagnostic(string code, DiagnosticSeverity severity, string path, string message, string mend)
    {
        Code = code;
        Severity = severity;
        Path = path;
        Message = message;
        Mend = mend;
    }

    /// <summary>The stable code, such as <c>LR2001</c>; each has a section in <c>docs/diagnostics.md</c>.</summary>
    public string Code { get; }

    /// <summary>How bad it is. Only errors keep a rule book from being compiled.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>Where it is, as a JSON path: <c>$.scores.fit.rules[0].when</c>.</summary>
    public string Path { get; }

    /// <summary>What was found.</summary>
    public string Message { get; }

    /// <summary>How to mend it.</summary>
    public string Mend { get; }

    /// <summary>The line in the file, counted from 1, or null when there is no file.</summary>
    public int? Line { get; init; }

    /// <summary>The column in the line, counted from 1, or null when there is no file.</summary>
    public int? Column { get; init; }

    /// <summary>The text of the condition or formula with carets under the place, or null when the problem is not in one.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The same problem, told of another path.</summary>
    internal Diagnostic At(string path) => path == Path ? this : new Diagnostic(Code, Severity, path, Message, Mend) { Line = Line, Column = Column, Excerpt = Excerpt };

    /// <summary>The whole problem, ready to print: code, place, message, excerpt and mend.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Severity.ToString().ToLowerInvariant()).Append(' ').Append(Code);
        if (Line is { } line)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" ({line},{Column ?? 1})");
        text.Append(' ').Append(Path).Append(": ").Append(Message);
        if (Excerpt is not null)
            text.Append('\n').Append(Excerpt);
        text.Append("\n  ").Append(Mend);
        return text.ToString();
    }
}

/// <summary>How bad a problem is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; the rule book does what it says.</summary>
    Info,

    /// <summary>Most likely not what was meant; the rule book can be used.</summary>
    Warning,

    /// <summary>The rule book cannot be used.</summary>
    Error,
}
