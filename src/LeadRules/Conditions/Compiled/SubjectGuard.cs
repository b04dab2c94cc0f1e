using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>
/// Turns activities away by a glance at their subject. Most <c>where</c> ask for one subject or for how it starts, and most
/// activities fail there; a glance at length and one letter is a fraction of what asking the whole condition costs.
/// </summary>
internal readonly struct SubjectGuard
{
    private readonly string? _literal;
    private readonly bool _isStart;

    private SubjectGuard(string literal, bool isStart)
    {
        _literal = literal;
        _isStart = isStart;
    }

    /// <summary>The guard that follows from a condition on activities; one that turns nobody away when nothing follows.</summary>
    public static SubjectGuard Of(BoolNode? where) => where switch
    {
        TextComparison { Operator: ComparisonOperator.Equal, Left: ActivitySubject, Right: TextConstant literal } => new(literal.Value, isStart: false),
        TextOperatorTest { Operator: TextOperator.StartsWith, Left: ActivitySubject, Right: TextConstant literal } => new(literal.Value, isStart: true),
        AndNode and => and.Parts.Select(Of).FirstOrDefault(static guard => guard._literal is not null),
        _ => default,
    };

    /// <summary>Whether the condition may be true of an activity; false is certain.</summary>
    public bool MayAdmit(Activity activity)
    {
        if (_literal is null)
            return true;
        return activity.Subject is { } subject && (_isStart ? Caseless.MayStartWith(subject, _literal) : Caseless.MayEqual(subject, _literal));
    }
}
