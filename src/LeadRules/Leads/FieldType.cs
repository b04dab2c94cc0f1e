namespace LeadRules;

/// <summary>The type of a lead's field, of an activity's property, or of an expression in a condition.</summary>
public enum FieldType
{
    /// <summary>A number, possibly with decimals; held as a finite <see cref="double"/>.</summary>
    Number,

    /// <summary>A whole number. It compares and computes as a <see cref="Number"/>; checks for holes between bands know that it has no decimals.</summary>
    Integer,

    /// <summary>Text. Compared ordinal, ignoring case. Empty text is a missing value.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A point on the time line.</summary>
    Instant,

    /// <summary>A calendar date; in comparisons, the first instant of that date in the rule book's time zone.</summary>
    Date,

    /// <summary>A length of time.</summary>
    Duration,
}
