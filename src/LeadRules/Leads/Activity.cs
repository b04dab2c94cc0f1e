namespace LeadRules;

/// <summary>
/// Something a lead did, or that was done to it, at one instant: an e-mail opened, a page visited, a form submitted,
/// a call made. Immutable.
/// </summary>
/// <remarks>
/// The type is a dotted name (<c>email.clicked</c>) and is kept in lower case, since conditions compare it ignoring case.
/// The subject says what it was about: the page, form, mail or asset. Empty subjects and ids are missing.
/// </remarks>
public sealed class Activity
{
    private static readonly KeyValuePair<string, FieldValue>[] NoProperties = [];
    private int _subjectHash;

    /// <summary>Makes an activity.</summary>
    /// <param name="type">What happened, such as <c>form.submitted</c>; letters, digits and <c>. _ - : /</c> only.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="subject">What it was about, or null.</param>
    /// <param name="value">A number that belongs to it, such as the seconds on a page, or null.</param>
    /// <param name="id">
    /// An id that tells a second delivery of the same activity from a second activity: within a lead, one id counts once.
    /// Null when there is none; such activities all count.
    /// </param>
    /// <param name="properties">Further named values, such as the answers of a form; missing values are left out.</param>
    /// <exception cref="ArgumentException">The type is empty or holds other characters, or a property name stands twice or is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public Activity(
        string type,
        DateTimeOffset at,
        string? subject = null,
        double? value = null,
        string? id = null,
        IEnumerable<KeyValuePair<string, FieldValue>>? properties = null)
        : this(ActivityType.Normalize(type), at.UtcTicks, subject, value ?? double.NaN, id, Sorted(properties))
    {
        if (value is { } number && !double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(value), number, "An activity's value must be finite; leave it out when it is not known.");
    }

    /// <summary>Takes parts that are already checked: a normal type, a finite value or NaN, properties sorted by name.</summary>
    internal Activity(string type, long utcTicks, string? subject, double value, string? id, KeyValuePair<string, FieldValue>[] properties)
    {
        Type = type;
        Ticks = utcTicks;
        Subject = string.IsNullOrEmpty(subject) ? null : subject;
        Number = value;
        Id = string.IsNullOrEmpty(id) ? null : id;
        PropertyArray = properties;
    }

    /// <summary>The id that makes a repeated delivery count once, or null.</summary>
    public string? Id { get; }

    /// <summary>What happened, in lower case.</summary>
    public string Type { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset At => new(Ticks, TimeSpan.Zero);

    /// <summary>What it was about, or null.</summary>
    public string? Subject { get; }

    /// <summary>The number that belongs to it, or null.</summary>
    public double? Value => double.IsNaN(Number) ? null : Number;

    /// <summary>The further named values, in ordinal order of their names.</summary>
    public IReadOnlyList<KeyValuePair<string, FieldValue>> Properties => PropertyArray;

    /// <summary>One named value; missing when the activity has none of that name. Names are compared ordinal.</summary>
    public FieldValue this[string property]
    {
        get
        {
            foreach (var (name, value) in PropertyArray)
            {
                if (string.Equals(name, property, StringComparison.Ordinal))
                    return value;
            }

            return default;
        }
    }

    /// <summary>The instant as UTC ticks.</summary>
    internal long Ticks { get; }

    /// <summary>The value, NaN when missing.</summary>
    internal double Number { get; }

    internal KeyValuePair<string, FieldValue>[] PropertyArray { get; }

    /// <summary>A hash of the subject that ignores case; computed at first use, 0 only before that.</summary>
    internal int SubjectHash
    {
        get
        {
            if (_subjectHash == 0)
                _subjectHash = Subject is null ? 1 : Subject.GetHashCode(StringComparison.OrdinalIgnoreCase) | 1;
            return _subjectHash;
        }
    }

    /// <summary>
    /// The one order of activities: by instant, then by everything else, so that two activities are equal in it only
    /// when nothing tells them apart. What is computed in this order does not depend on the order of the input.
    /// </summary>
    internal static int Compare(Activity left, Activity right)
    {
        var order = left.Ticks.CompareTo(right.Ticks);
        if (order != 0)
            return order;
        order = string.CompareOrdinal(left.Type, right.Type);
        if (order != 0)
            return order;
        order = string.CompareOrdinal(left.Id, right.Id);
        if (order != 0)
            return order;
        order = string.CompareOrdinal(left.Subject, right.Subject);
        if (order != 0)
            return order;
        order = left.Number.CompareTo(right.Number);
        return order != 0 ? order : CompareProperties(left.PropertyArray, right.PropertyArray);
    }

    /// <summary>The activity in one line, for logs and the debugger: instant, type and subject.</summary>
    public override string ToString() =>
        Subject is null ? $"{InstantText.Format(At)} {Type}" : $"{InstantText.Format(At)} {Type} '{Subject}'";

    private static int CompareProperties(KeyValuePair<string, FieldValue>[] left, KeyValuePair<string, FieldValue>[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var order = string.CompareOrdinal(left[i].Key, right[i].Key);
            if (order == 0)
                order = FieldValue.Compare(left[i].Value, right[i].Value);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static KeyValuePair<string, FieldValue>[] Sorted(IEnumerable<KeyValuePair<string, FieldValue>>? properties)
    {
        if (properties is null)
            return NoProperties;
        var sorted = properties.Where(property => !property.Value.IsMissing).ToArray();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (string.IsNullOrEmpty(sorted[i].Key))
                throw new ArgumentException("A property of an activity must have a name.", nameof(properties));
            if (i > 0 && string.Equals(sorted[i].Key, sorted[i - 1].Key, StringComparison.Ordinal))
                throw new ArgumentException($"The property '{sorted[i].Key}' stands twice.", nameof(properties));
        }

        return sorted;
    }
}
