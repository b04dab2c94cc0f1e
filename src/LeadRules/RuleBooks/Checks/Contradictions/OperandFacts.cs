using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>
/// What is known of an operand whatever the lead: counts are whole and never negative, a score lies in its reach. Only what
/// the engine makes sure of; a custom field that is declared whole may still hold 3.5 in some lead.
/// </summary>
internal sealed class OperandFacts(ScoreReaches reaches, bool inWhere)
{
    private static readonly OperandState Present = OperandState.Anything.With(new Test { Missing = false })!;
    private static readonly OperandState Count = Between(Reach.NotNegative);
    private static readonly OperandState NotNegative = OperandState.Unless(TestOf(Reach.NotNegative));

    /// <summary>Whether names may mean an activity's properties, of which nothing is known.</summary>
    public bool InWhere => inWhere;

    /// <summary>The state before any test.</summary>
    public OperandState StateOf(Node operand) => operand switch
    {
        NumberLiteral number => Between(Reach.Only(number.Value)),
        Aggregate { Function: AggregateFunction.Count or AggregateFunction.Distinct } => Count,
        Aggregate { Function: AggregateFunction.Any or AggregateFunction.None } => Present,
        Call call when IsLength(call) || Is(call, "abs") => NotNegative,
        NameNode { Name: "at" } when !inWhere => Present,
        QualifiedName { Kind: NameKind.Score } score when reaches.Certain(score.Name) is { } reach => OperandState.Unless(TestOf(reach)),
        _ => OperandState.Anything,
    };

    /// <summary>What to say when a test alone contradicts what is known of its operand; null when the test says enough.</summary>
    public string? ReasonFor(Node operand) => operand switch
    {
        Aggregate { Function: AggregateFunction.Count or AggregateFunction.Distinct } aggregate => $"'{Words.NameOf(aggregate.Function)}' gives a whole number, 0 or more.",
        Aggregate { Function: AggregateFunction.Any or AggregateFunction.None } => "it is never missing.",
        Call call when IsLength(call) => "a length is a whole number, 0 or more.",
        Call call when Is(call, "abs") => "'abs' gives 0 or more.",
        Call call when Is(call, "round") => "'round' gives a whole number.",
        NameNode { Name: "at" } => "'at' is never missing.",
        NameNode name when !inWhere && IsWhole(name.Name) => $"'{name}' is a whole number.",
        QualifiedName { Kind: NameKind.Score } score when reaches.Certain(score.Name) is { } reach => $"'{score}' {Phrases.Lies(reach)}.",
        _ => null,
    };

    /// <summary>Whether an operand can be equal to a value at all.</summary>
    public bool CanBe(Node operand, Scalar value) => value.Kind switch
    {
        ScalarKind.Number => StepsOf(operand) is not { } steps || steps.Contains(value.Number),
        ScalarKind.Text => value.Text.Length > 0,
        _ => true,
    };

    /// <summary>The bound moved to the next number that the operand can be.</summary>
    public Bound Tighten(Node operand, Bound bound, bool up)
    {
        if (bound.Value.Kind != ScalarKind.Number || StepsOf(operand) is not { } steps)
            return bound;
        var (number, excluded) = up ? steps.Up(bound.Value.Number, bound.Excluded) : steps.Down(bound.Value.Number, bound.Excluded);
        return new Bound(Scalar.Of(number), excluded);
    }

    private Steps? StepsOf(Node operand) => operand switch
    {
        Aggregate { Function: AggregateFunction.Count or AggregateFunction.Distinct } => Steps.Whole,
        Call call when IsLength(call) || Is(call, "round") => Steps.Whole,
        NameNode name when !inWhere && IsWhole(name.Name) => Steps.Whole,
        QualifiedName { Kind: NameKind.Lead } name when IsWhole(name.Name) => Steps.Whole,
        QualifiedName { Kind: NameKind.Score } score => reaches.StepsOf(score.Name),
        _ => null,
    };

    private static OperandState Between(Reach reach) => OperandState.Anything.With(TestOf(reach))!;

    private static Test TestOf(Reach reach) => new()
    {
        Kind = ScalarKind.Number,
        Low = double.IsFinite(reach.Low) ? new Bound(Scalar.Of(reach.Low), false) : null,
        High = double.IsFinite(reach.High) ? new Bound(Scalar.Of(reach.High), false) : null,
    };

    private static bool IsWhole(string field) => WellKnownField.Find(field)?.Type == FieldType.Integer;

    private static bool IsLength(Call call) => Is(call, "length");

    private static bool Is(Call call, string function) => string.Equals(call.Function, function, StringComparison.OrdinalIgnoreCase);
}
