using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

/// <summary>
/// The words of the condition language for C#: <c>using static LeadRules.Conditions.Facts;</c>, then
/// <c>Employees &gt; 50 &amp; Activities("email.clicked").Within(TimeSpan.FromDays(30)).Count() &gt;= 3</c>.
/// </summary>
public static partial class Facts
{
    /// <summary><c>true</c>.</summary>
    public static Condition Always { get; } = new(new BooleanLiteral(true));

    /// <summary><c>false</c>.</summary>
    public static Condition Never { get; } = new(new BooleanLiteral(false));

    /// <summary><c>at</c>: the instant of the decision.</summary>
    public static Term At { get; } = new(new NameNode("at"));

    /// <summary><c>subject</c> of the activity, in <c>Where</c>.</summary>
    public static Term Subject { get; } = new(new NameNode("subject"));

    /// <summary><c>value</c> of the activity, in <c>Where</c>.</summary>
    public static Term Value { get; } = new(new NameNode("value"));

    /// <summary><c>type</c> of the activity, in <c>Where</c>. Not named <c>Type</c>, which would hide <see cref="Type"/>.</summary>
    public static Term TypeName { get; } = new(new NameNode("type"));

    /// <summary><c>occurred</c>: the activity's instant, in <c>Where</c>.</summary>
    public static Term Occurred { get; } = new(new NameNode("occurred"));

    /// <summary>A field of the lead; in <c>Where</c>, a property of the activity, or else a field.</summary>
    public static Term Field(string name) => new(new NameNode(Naming.Check(name)));

    /// <summary><c>lead.x</c>: a field of the lead, also in <c>Where</c> and also where a property has the same name.</summary>
    public static Term LeadField(string name) => Qualified(NameKind.Lead, name);

    /// <summary><c>score.x</c>: the value of a score.</summary>
    public static Term Score(string name) => Qualified(NameKind.Score, name);

    /// <summary><c>band.x</c>: the name of the band.</summary>
    public static Term Band(string name) => Qualified(NameKind.Band, name);

    /// <summary><c>grid.x</c>: the name of the cell.</summary>
    public static Term Grid(string name) => Qualified(NameKind.Grid, name);

    /// <summary><c>class.x</c>: the name of the class.</summary>
    public static Term Class(string name) => Qualified(NameKind.Class, name);

    /// <summary><c>segment.x</c>: whether the lead is in the segment.</summary>
    public static Condition Segment(string name) => Qualified(NameKind.Segment, name);

    /// <summary>Activities of a type (<c>email.clicked</c>), of a family (<c>email.*</c>), or all (<c>*</c>).</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static ActivitySelector Activities(string pattern) => new(new Selector(Naming.CheckPattern(pattern), null, null));

    /// <summary>A date and time without an offset: read in the rule book's time zone.</summary>
    /// <exception cref="ArgumentException">The time is of UTC or of this machine; use a <see cref="DateTimeOffset"/> for an instant.</exception>
    public static Term LocalTime(DateTime local) => local.Kind == DateTimeKind.Unspecified
        ? new Term(new LocalLiteral(local, HasTime: true))
        : throw new ArgumentException($"This time is of kind {local.Kind}; a local time takes kind Unspecified. For an instant use DateTimeOffset.", nameof(local));

    private static Term Qualified(NameKind kind, string name) => new(new QualifiedName(kind, Naming.Check(name)));
}
