using System.Collections.Frozen;
using System.Runtime.InteropServices;
using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Routing.Routes;

/// <summary>A text by which routes are told apart: a row for each value that a condition names, one for all others, and one for missing.</summary>
internal sealed class TextFacet : RouteFacet
{
    private const int OfOthers = 0;
    private const int OfMissing = 1;

    private readonly TextNode _text;
    private readonly Node _key;
    private readonly FrozenDictionary<string, int> _rows;

    /// <summary>The value of the row that is being made; null for those without one.</summary>
    private string? _value;
    private bool _isMissing;

    public TextFacet(TextNode text, IReadOnlyList<RouteCondition> conditions, int routes)
        : base(routes)
    {
        _text = text;
        _key = RouteTests.KeyOf(text);
        AddFullRow();
        Ask(conditions);
        _isMissing = true;
        AddFullRow();
        Ask(conditions);
        _isMissing = false;
        var rows = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, naming) in ByValue(conditions))
        {
            _value = value;
            rows.Add(value, rows.Count + OfMissing + 1);
            AddRowLike(OfOthers);
            Ask(naming);
        }

        _rows = rows.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Finish();
    }

    public override int RowOf(ref Evaluation evaluation) =>
        _text.Eval(ref evaluation) is not { } value ? OfMissing : _rows.GetValueOrDefault(value, OfOthers);

    protected override Ternary? Answer(BoolNode test) => IsOfThis(test) ? (test, _isMissing) switch
    {
        (PresenceTest presence, _) => TernaryLogic.Of(presence.Missing == _isMissing),
        (_, true) => Ternary.Unknown,
        (TextComparison { Operator: var op, Right: TextConstant literal }, _) => TernaryLogic.Of((_value is not null && Caseless.Equal(_value, literal.Value)) == (op == ComparisonOperator.Equal)),
        (TextMembership member, _) => TernaryLogic.Of(_value is not null && member.Entries.Contains(_value)),
        _ => null,
    } : null;

    private bool IsOfThis(BoolNode test) => RouteTests.OperandOf(test) is { } operand && RouteTests.KeyOf(operand).Equals(_key);

    /// <summary>For each value the conditions that name it: of the others, it is a value like any.</summary>
    private Dictionary<string, HashSet<RouteCondition>> ByValue(IReadOnlyList<RouteCondition> conditions)
    {
        var byValue = new Dictionary<string, HashSet<RouteCondition>>(StringComparer.OrdinalIgnoreCase);
        foreach (var condition in conditions)
        {
            foreach (var value in RouteTests.Of(condition.When).Where(IsOfThis).SelectMany(ValuesOf))
                (CollectionsMarshal.GetValueRefOrAddDefault(byValue, value, out _) ??= []).Add(condition);
        }

        return byValue;
    }

    private static IEnumerable<string> ValuesOf(BoolNode test) => test switch
    {
        TextComparison { Right: TextConstant literal } => [literal.Value],
        TextMembership member => member.Entries,
        _ => [],
    };
}
