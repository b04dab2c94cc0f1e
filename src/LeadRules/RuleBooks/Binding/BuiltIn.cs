using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Binding;

/// <summary>A function of the language itself: its name, how it is used, and what it becomes (null when the arguments do not fit).</summary>
internal sealed record BuiltIn(string Name, string Usage, Func<Call, CompiledNode[], CompiledNode?> Make)
{
    private static readonly BuiltIn[] All =
    [
        new("age", "age(instant)", static (node, arguments) =>
            arguments is [TicksNode { Type: not FieldType.Duration } instant] ? new AgeNode(node, instant) : null),
        new("coalesce", "coalesce(value, value, …), all of one type", static (node, arguments) => Coalesce(node, arguments)),
        new("least", "least(number, number, …)", static (node, arguments) => Extreme(node, arguments, greatest: false)),
        new("greatest", "greatest(number, number, …)", static (node, arguments) => Extreme(node, arguments, greatest: true)),
        new("abs", "abs(number)", static (node, arguments) => arguments is [NumberNode number] ? new AbsoluteValue(node, number) : null),
        new("round", "round(number)", static (node, arguments) => arguments is [NumberNode number] ? new RoundedNumber(node, number) : null),
        new("length", "length(text)", static (node, arguments) => arguments is [TextNode text] ? new LengthOf(node, text) : null),
    ];

    public static IEnumerable<string> Names => All.Select(static function => function.Name);

    public static BuiltIn? Find(string name) => Array.Find(All, function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ExtremeOf? Extreme(Call node, CompiledNode[] arguments, bool greatest) =>
        arguments.Length > 0 && Array.TrueForAll(arguments, static argument => argument is NumberNode)
            ? new ExtremeOf(node, Array.ConvertAll(arguments, static argument => (NumberNode)argument), greatest)
            : null;

    private static CompiledNode? Coalesce(Call node, CompiledNode[] arguments)
    {
        if (arguments.Length == 0)
            return null;
        if (Array.TrueForAll(arguments, static argument => argument is NumberNode))
            return new FirstKnownNumber(node, Array.ConvertAll(arguments, static argument => (NumberNode)argument));
        if (Array.TrueForAll(arguments, static argument => argument is TextNode))
            return new FirstKnownText(node, Array.ConvertAll(arguments, static argument => (TextNode)argument));
        if (Array.TrueForAll(arguments, static argument => argument is BoolNode))
            return new FirstKnownBool(node, Array.ConvertAll(arguments, static argument => (BoolNode)argument));
        var isDuration = arguments[0].Type == FieldType.Duration;
        return Array.TrueForAll(arguments, argument => argument is TicksNode && (argument.Type == FieldType.Duration) == isDuration)
            ? new FirstKnownTicks(node, isDuration ? FieldType.Duration : FieldType.Instant, Array.ConvertAll(arguments, static argument => (TicksNode)argument))
            : null;
    }
}
