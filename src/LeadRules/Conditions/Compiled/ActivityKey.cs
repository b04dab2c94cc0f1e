namespace LeadRules.Conditions.Compiled;

/// <summary>What tells activities apart for <c>distinct</c>: the subject, type, value or a property; text ignoring case. A missing key is one key.</summary>
internal sealed class ActivityKey(string property) : IEqualityComparer<Activity>
{
    private readonly bool _isSubject = property == "subject";

    public string Property => property;

    public FieldValue Of(Activity activity) => property switch
    {
        "subject" => activity.Subject,
        "type" => activity.Type,
        "value" => double.IsNaN(activity.Number) ? default(FieldValue) : activity.Number,
        "occurred" => activity.At,
        _ => activity[property],
    };

    public bool Equals(Activity? x, Activity? y)
    {
        if (_isSubject)
            return string.Equals(x!.Subject, y!.Subject, StringComparison.OrdinalIgnoreCase);
        var left = Of(x!);
        var right = Of(y!);
        return left.AsText is { } text && right.AsText is { } other ? string.Equals(text, other, StringComparison.OrdinalIgnoreCase) : left == right;
    }

    public int GetHashCode(Activity activity)
    {
        if (_isSubject)
            return activity.SubjectHash;
        var value = Of(activity);
        return value.AsText is { } text ? text.GetHashCode(StringComparison.OrdinalIgnoreCase) : value.GetHashCode();
    }
}
