using System.Diagnostics.CodeAnalysis;
using LeadRules.Conditions.Parsing;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>A number worked out from scores, fields and activities, such as <c>0.6 * score.engagement + 0.4 * score.fit</c>. Immutable.</summary>
public sealed class Formula : IEquatable<Formula>
{
    internal Formula(Node root, string? text = null)
    {
        Root = Tree.Bounded(root);
        Text = text;
    }

    internal Node Root { get; }

    /// <summary>The text as it was written, or null when the formula was built in C#.</summary>
    internal string? Text { get; }

    /// <summary>Reads a formula. The language is described in <c>docs/conditions.md</c>.</summary>
    /// <exception cref="FormatException">The text is not in the language; the message shows where, and the mend.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (node, error) = Parser.Parse(text);
        return node is not null ? new Formula(node, text) : throw new FormatException(Caret.Describe(text, error!));
    }

    /// <summary>Reads a formula; false, and no exception, when the text is not in the language.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Formula? formula)
    {
        var node = text is null ? null : Parser.Parse(text).Node;
        formula = node is null ? null : new Formula(node, text);
        return formula is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Formula? other) => other is not null && Root.Equals(other.Root);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Formula);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The formula in its canonical layout; parsing it gives an equal formula.</summary>
    public override string ToString() => Root.ToString();
}
