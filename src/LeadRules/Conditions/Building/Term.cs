using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>
/// A value in a condition that is written in C#: a field, a literal, a score, an aggregate, or arithmetic over them.
/// Immutable. Comparing terms makes a <see cref="Condition"/>.
/// </summary>
/// <remarks>
/// The operators make the syntax tree that the parser makes from text, so <c>==</c> and <c>!=</c> give a condition
/// about a lead, not an answer about the two terms. <c>&amp;&amp;</c> and <c>||</c> cannot be: write <c>&amp;</c> and <c>|</c>.
/// What would be nested more than 200 levels deep is refused with an <see cref="InvalidOperationException"/> as it is combined.
/// </remarks>
public sealed partial class Term : IEquatable<Term>
{
    internal Term(Node root) => Root = Tree.Bounded(root);

    internal Node Root { get; }

    /// <summary><c>is missing</c>: whether there is no value. Never unknown.</summary>
    public Condition IsMissing => new(new Presence(Root, Missing: true));

    /// <summary><c>is present</c>: whether there is a value. Never unknown.</summary>
    public Condition IsPresent => new(new Presence(Root, Missing: false));

    /// <summary><c>between</c>: from the one to the other, both included.</summary>
    public Condition Between(Term low, Term high) => new(new Between(Root, NodeOf(low), NodeOf(high)));

    /// <summary><c>in (…)</c>: whether it is one of the values.</summary>
    /// <param name="values">Plain values, from 1 to 1,000 of them.</param>
    /// <exception cref="ArgumentException">There is no value, there are more, or one is no plain value.</exception>
    public Condition In(params IReadOnlyList<Term> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("'In' needs a value.", nameof(values));
        if (values.Count > Parsing.ParseLimits.Default.MaxItems)
            throw new ArgumentException("'In' takes at most 1,000 values; put more under the rule book's lists and use InList(\"name\").", nameof(values));
        foreach (var value in values)
        {
            if (!NodeOf(value).IsLiteral)
                throw new ArgumentException($"'In' takes plain values only, not '{value}'; for anything else use == and |.", nameof(values));
        }

        return new Condition(new InItems(Root, [.. values.Select(static value => value.Root)]));
    }

    /// <summary><c>in @list</c>: whether it is in a list of the rule book or the host.</summary>
    /// <param name="list">The list's name, without <c>@</c>.</param>
    public Condition InList(string list)
    {
        Naming.Check(list);
        return list[0] == '@'
            ? throw new ArgumentException($"Write the list's name without '@': \"{list[1..]}\".", nameof(list))
            : new Condition(new InNamedList(Root, list));
    }

    /// <summary><c>contains</c>, ignoring case.</summary>
    public Condition Contains(Term text) => Test(TextOperator.Contains, text);

    /// <summary><c>starts with</c>, ignoring case.</summary>
    public Condition StartsWith(Term text) => Test(TextOperator.StartsWith, text);

    /// <summary><c>ends with</c>, ignoring case.</summary>
    public Condition EndsWith(Term text) => Test(TextOperator.EndsWith, text);

    /// <summary><c>matches</c>: whether the regular expression matches somewhere, ignoring case, without backtracking.</summary>
    public Condition Matches(string pattern) => Test(TextOperator.Matches, pattern);

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && Root.Equals(other.Root);

    /// <summary>Whether both are the same term; <c>==</c> makes a condition instead.</summary>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The term as it is written in conditions.</summary>
    public override string ToString() => Root.ToString();

    internal static Node NodeOf(Term? term) =>
        term?.Root ?? throw new ArgumentNullException(nameof(term), "A missing value cannot be written in a condition; ask with IsMissing or IsPresent.");

    private Condition Test(TextOperator op, Term text) => new(new TextTest(Root, op, NodeOf(text)));
}
