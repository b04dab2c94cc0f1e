using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>A custom field of leads, or a property of activities.</summary>
/// <param name="Name">Its name in conditions.</param>
/// <param name="Type">Its type.</param>
public sealed record FieldDefinition(string Name, FieldType Type);

/// <summary>A named list of texts, for <c>in @name</c>; compared ordinal, ignoring case.</summary>
/// <param name="Name">Its name, without the <c>@</c>.</param>
/// <param name="Entries">Its entries.</param>
public sealed record ListDefinition(string Name, IReadOnlyList<string> Entries)
{
    /// <summary>Its entries.</summary>
    public IReadOnlyList<string> Entries { get; } = EquatableList.Of(Entries);
}

/// <summary>An activity type, or a family of them, and the properties that its activities may carry.</summary>
/// <param name="Pattern">A type such as <c>form.submitted</c>, a family such as <c>email.*</c>, or <c>*</c>.</param>
/// <param name="Properties">The properties.</param>
public sealed record ActivityDefinition(string Pattern, IReadOnlyList<FieldDefinition> Properties)
{
    /// <summary>The properties.</summary>
    public IReadOnlyList<FieldDefinition> Properties { get; } = EquatableList.Of(Properties);
}

/// <summary>A named number of a lead: either the sum of rules, or a formula.</summary>
public sealed record ScoreDefinition
{
    private readonly IReadOnlyList<GroupDefinition> _groups = EquatableList<GroupDefinition>.Empty;
    private readonly IReadOnlyList<RuleDefinition> _rules = EquatableList<RuleDefinition>.Empty;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the score means, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The least value, or null for no floor.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest value, or null for no cap.</summary>
    public double? Max { get; init; }

    /// <summary>How many decimals the value keeps, 0 to 6; rounding is half away from zero.</summary>
    public int Decimals { get; init; }

    /// <summary>How points of activities fade in this score, unless a rule says otherwise.</summary>
    public Decay Decay { get; init; } = Decay.None;

    /// <summary>The formula, or null when the score is the sum of its rules.</summary>
    public Formula? Formula { get; init; }

    /// <summary>The groups whose sums are clamped.</summary>
    public IReadOnlyList<GroupDefinition> Groups { get => _groups; init => _groups = EquatableList.Of(value); }

    /// <summary>The rules. Their order has no meaning.</summary>
    public IReadOnlyList<RuleDefinition> Rules { get => _rules; init => _rules = EquatableList.Of(value); }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ScoreDefinition), (nameof(Name), Name), (nameof(Description), Description), (nameof(Min), Min), (nameof(Max), Max), (nameof(Decimals), Decimals), (nameof(Decay), Decay), (nameof(Formula), Formula), (nameof(Groups), Groups), (nameof(Rules), Rules));
}

/// <summary>A group of rules whose sum is clamped before it counts.</summary>
/// <param name="Name">The name by which rules join it.</param>
/// <param name="Min">The least sum, or null.</param>
/// <param name="Max">The greatest sum, or null.</param>
public sealed record GroupDefinition(string Name, double? Min, double? Max)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(GroupDefinition), (nameof(Name), Name), (nameof(Min), Min), (nameof(Max), Max));
}

/// <summary>A rule of a score: points once while a condition holds (<see cref="When"/>), or for each matching activity (<see cref="Per"/>).</summary>
public sealed record RuleDefinition
{
    /// <summary>The id, unique in its score and stable over versions.</summary>
    public required string Id { get; init; }

    /// <summary>What the rule means, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The points; may be negative.</summary>
    public required double Points { get; init; }

    /// <summary>The condition, or null when the rule counts activities.</summary>
    public Condition? When { get; init; }

    /// <summary>The activities that count, or null when the rule has a condition.</summary>
    public ActivitySelector? Per { get; init; }

    /// <summary>How many activities count at most, the most recent first; or null. Only with <see cref="Per"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>The property (or <c>subject</c>, <c>type</c>, <c>value</c>) of which each value counts once, by its most recent activity; or null. Only with <see cref="Per"/>.</summary>
    public string? Distinct { get; init; }

    /// <summary>After what time an activity no longer counts; or null. Only with <see cref="Per"/>.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>How the points fade, or null for the score's decay. Only with <see cref="Per"/>.</summary>
    public Decay? Decay { get; init; }

    /// <summary>The least sum of points the rule gives, or null. Only with <see cref="Per"/>.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest sum of points the rule gives, or null. Only with <see cref="Per"/>.</summary>
    public double? Max { get; init; }

    /// <summary>The group the rule belongs to, or null.</summary>
    public string? Group { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RuleDefinition), (nameof(Id), Id), (nameof(Description), Description), (nameof(Points), Points), (nameof(When), When), (nameof(Per), Per), (nameof(Limit), Limit), (nameof(Distinct), Distinct), (nameof(Within), Within), (nameof(Decay), Decay), (nameof(Min), Min), (nameof(Max), Max), (nameof(Group), Group));
}

/// <summary>Names for ranges of a score or of a number field.</summary>
public sealed record BandSetDefinition
{
    private readonly IReadOnlyList<BandDefinition> _bands = EquatableList<BandDefinition>.Empty;

    /// <summary>The name; also the name of the score that is cut into bands, unless <see cref="Of"/> says otherwise.</summary>
    public required string Name { get; init; }

    /// <summary>The score or number field that is cut into bands; null for the score of the same name.</summary>
    public string? Of { get; init; }

    /// <summary>The bands, in ascending order of their ranges.</summary>
    public IReadOnlyList<BandDefinition> Bands { get => _bands; init => _bands = EquatableList.Of(value); }
}

/// <summary>One band: a name and its range.</summary>
/// <param name="Name">The name.</param>
/// <param name="Range">The range.</param>
public sealed record BandDefinition(string Name, NumberRange Range)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(BandDefinition), (nameof(Name), Name), (nameof(Range), Range));
}

/// <summary>A range of numbers; an end that is null is open.</summary>
/// <param name="From">The lower end, or null.</param>
/// <param name="FromIncluded">Whether the lower end itself belongs to it.</param>
/// <param name="To">The upper end, or null.</param>
/// <param name="ToIncluded">Whether the upper end itself belongs to it.</param>
public readonly record struct NumberRange(double? From, bool FromIncluded, double? To, bool ToIncluded)
{
    /// <summary>Whether a number lies in the range. NaN lies in none.</summary>
    public bool Contains(double number) =>
        (From is not { } from ? !double.IsNaN(number) : FromIncluded ? number >= from : number > from)
        && (To is not { } to || (ToIncluded ? number <= to : number < to));

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(NumberRange), (nameof(From), From), (nameof(FromIncluded), FromIncluded), (nameof(To), To), (nameof(ToIncluded), ToIncluded));
}

/// <summary>Names for pairs of bands: the row's name, the separator, the column's name.</summary>
public sealed record GridDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The band set that gives the rows.</summary>
    public required string Rows { get; init; }

    /// <summary>The band set that gives the columns.</summary>
    public required string Columns { get; init; }

    /// <summary>What stands between the two names; empty by default: <c>A1</c>.</summary>
    public string Separator { get; init; } = "";
}

/// <summary>A height that a score can reach, and the height below which it must fall before it can reach it again.</summary>
public sealed record ThresholdDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The score.</summary>
    public required string Score { get; init; }

    /// <summary>Reached when the score is at least this.</summary>
    public required double Reach { get; init; }

    /// <summary>Left when the score is below this; at most <see cref="Reach"/>, and equal to it by default.</summary>
    public required double Rearm { get; init; }

    /// <summary>Whether a score crosses it: upward when it was not reached, downward when it was. An unknown score crosses nothing.</summary>
    internal bool IsCrossed(bool isReached, double score) => isReached ? score < Rearm : score >= Reach;

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ThresholdDefinition), (nameof(Name), Name), (nameof(Score), Score), (nameof(Reach), Reach), (nameof(Rearm), Rearm));
}

/// <summary>A named group of leads: a condition, or one to enter and another to leave.</summary>
public sealed record SegmentDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>When a lead enters; without <see cref="Leave"/>, when it belongs.</summary>
    public required Condition Enter { get; init; }

    /// <summary>When a lead that is in leaves; or null.</summary>
    public Condition? Leave { get; init; }

    /// <summary>What is not done to leads that are in, such as those who must not be contacted now; or null.</summary>
    public Suppression? Suppresses { get; init; }
}

/// <summary>A set of classes of which a lead has exactly one: the first whose condition is true.</summary>
public sealed record ClassSetDefinition
{
    private readonly IReadOnlyList<ClassDefinition> _classes = EquatableList<ClassDefinition>.Empty;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The classes in the order in which they are tried.</summary>
    public IReadOnlyList<ClassDefinition> Classes { get => _classes; init => _classes = EquatableList.Of(value); }
}

/// <summary>One class: a name and its condition.</summary>
/// <param name="Name">The name.</param>
/// <param name="When">The condition.</param>
public sealed record ClassDefinition(string Name, Condition When);
