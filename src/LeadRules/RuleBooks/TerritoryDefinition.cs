using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>
/// A part of the market: the leads that match everything that is given, and its parent unless it stands <see cref="Alone"/>.
/// Of those that match a lead the most specific counts, then the highest priority, then the first id in ordinal order.
/// </summary>
public sealed record TerritoryDefinition
{
    private readonly IReadOnlyList<string> _countries = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _regions = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _postal = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _industries = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _accounts = EquatableList<string>.Empty;

    /// <summary>The id, unique and stable over versions.</summary>
    public required string Id { get; init; }

    /// <summary>What the territory is, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The id of the territory of which it is a part; or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it matches leads that its parent does not match.</summary>
    public bool Alone { get; init; }

    /// <summary>Who receives its leads: a rep, a pool, a queue or a dispatcher. Null for the nearest ancestor's.</summary>
    public Destination? To { get; init; }

    /// <summary>Among equally specific territories the highest counts; 0 unless set.</summary>
    public int Priority { get; init; }

    /// <summary>The countries, as ISO 3166-1 alpha-2; any of them. Empty for all.</summary>
    public IReadOnlyList<string> Countries { get => _countries; init => _countries = EquatableList.Of(value); }

    /// <summary>The regions, as ISO 3166-2; any of them. Empty for all.</summary>
    public IReadOnlyList<string> Regions { get => _regions; init => _regions = EquatableList.Of(value); }

    /// <summary>Postal codes: prefixes such as <c>941</c> or ranges such as <c>94000..94199</c>; any of them. Empty for all.</summary>
    public IReadOnlyList<string> Postal { get => _postal; init => _postal = EquatableList.Of(value); }

    /// <summary>The industries; any of them. Empty for all.</summary>
    public IReadOnlyList<string> Industries { get => _industries; init => _industries = EquatableList.Of(value); }

    /// <summary>The sizes of companies, by their employees; null for all.</summary>
    public NumberRange? Employees { get; init; }

    /// <summary>Named accounts: domains such as <c>acme.com</c>, or a list such as <c>@key-accounts</c>; any of them. Empty for all.</summary>
    public IReadOnlyList<string> Accounts { get => _accounts; init => _accounts = EquatableList.Of(value); }

    /// <summary>Any other condition; or null.</summary>
    public Condition? When { get; init; }

    /// <summary>The first date on which it counts, in the rule book's time zone; or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last date on which it counts; or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(TerritoryDefinition), (nameof(Id), Id), (nameof(Description), Description), (nameof(Parent), Parent), (nameof(Alone), Alone), (nameof(To), To), (nameof(Priority), Priority), (nameof(Countries), Countries), (nameof(Regions), Regions), (nameof(Postal), Postal), (nameof(Industries), Industries), (nameof(Employees), Employees), (nameof(Accounts), Accounts), (nameof(When), When), (nameof(From), From), (nameof(Until), Until));
}
