using System.Diagnostics.CodeAnalysis;
using LeadRules.Conditions.Parsing;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>Says which activities of a lead are meant, such as <c>email.clicked where subject = 'offer' within 30d</c>. Immutable.</summary>
/// <remarks>The window is half-open: an activity counts when <c>at - duration &lt; activity.at &lt;= at</c>. It counts only when its <c>where</c> is true.</remarks>
public sealed partial class ActivitySelector : IEquatable<ActivitySelector>
{
    internal ActivitySelector(Selector root, string? text = null)
    {
        Root = Tree.Bounded(root);
        Text = text;
    }

    internal Selector Root { get; }

    /// <summary>The text as it was written, or null when the selector was built in C#.</summary>
    internal string? Text { get; }

    /// <summary>Reads a selector. The language is described in <c>docs/conditions.md</c>.</summary>
    /// <exception cref="FormatException">The text is not in the language; the message shows where, and the mend.</exception>
    public static ActivitySelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (selector, error) = Parser.ParseSelector(text);
        return selector is not null ? new ActivitySelector(selector, text) : throw new FormatException(Caret.Describe(text, error!));
    }

    /// <summary>Reads a selector; false, and no exception, when the text is not in the language.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ActivitySelector? selector)
    {
        var root = text is null ? null : Parser.ParseSelector(text).Selector;
        selector = root is null ? null : new ActivitySelector(root, text);
        return selector is not null;
    }

    /// <inheritdoc/>
    public bool Equals(ActivitySelector? other) => other is not null && Root.Equals(other.Root);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActivitySelector);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The selector in its canonical layout; parsing it gives an equal selector.</summary>
    public override string ToString() => Root.ToString();
}
