namespace LeadRules;

/// <summary>Something a plug-in lets rule books ask the host to do, besides what every host knows (<see cref="IntentKind"/>).</summary>
/// <remarks>The host receives it as <see cref="IntentKind.Custom"/> with this name, and hands it to whoever can act on it.</remarks>
public sealed record IntentDefinition
{
    /// <summary>Declares an intent.</summary>
    /// <param name="name">The name in rule books: words joined by dots, such as <c>partner.invite</c>. The dot keeps it apart from what every host knows.</param>
    /// <param name="description">What the host should do, for people; or null.</param>
    /// <exception cref="ArgumentException">The name holds no dot, an empty part, or other characters than letters, digits, <c>-</c> and <c>_</c>.</exception>
    public IntentDefinition(string name, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!RuleBooks.IntentWords.IsCustomName(name))
            throw new ArgumentException($"'{name}' cannot be the name of an intent: join words of letters, digits, '-' and '_' with dots, as in 'partner.invite'.", nameof(name));
        Name = name;
        Description = description;
    }

    /// <summary>The name in rule books.</summary>
    public string Name { get; }

    /// <summary>What the host should do, for people; or null.</summary>
    public string? Description { get; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(IntentDefinition), (nameof(Name), Name), (nameof(Description), Description));
}
