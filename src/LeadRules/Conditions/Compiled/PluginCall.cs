namespace LeadRules.Conditions.Compiled;

/// <summary>A call of a plug-in's function. A missing argument makes the result missing, and so does what the function throws.</summary>
internal sealed class PluginCall(LeadFunction function, string whose, CompiledNode[] arguments) : ValueSource
{
    public override IReadOnlyList<CompiledNode> Operands => arguments;

    public override string? About => function.Description;

    public override FieldValue Eval(ref Evaluation evaluation)
    {
        var values = default(FunctionArguments);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Read(ref evaluation);
            if (value.IsMissing)
                return default;
            values.Add(value);
        }

        return function.Invoke(values);
    }

    public override bool TryConstant(SpanEvaluation span, out FieldValue value)
    {
        value = default;
        var values = default(FunctionArguments);
        foreach (var argument in arguments)
        {
            if (!TryConstant(argument, span, out var known))
                return false;
            if (known.IsMissing)
                return true;
            values.Add(known);
        }

        value = function.Invoke(values);
        return true;
    }

    public override string? Fault(ref Evaluation evaluation, FieldType type)
    {
        var values = default(FunctionArguments);
        foreach (var argument in arguments)
        {
            var value = argument.Read(ref evaluation);
            if (value.IsMissing)
                return argument.Fault(ref evaluation) ?? $"{argument.Syntax} is missing";
            values.Add(value);
        }

        return function.FaultOf(values, whose);
    }

    private static bool TryConstant(CompiledNode node, SpanEvaluation span, out FieldValue value)
    {
        value = default;
        switch (node)
        {
            case NumberNode number:
                var range = number.Over(span);
                value = range.IsNeverKnown ? default(FieldValue) : double.IsFinite(range.Low) ? range.Low : default(FieldValue);
                return range.IsNeverKnown || (range.Low == range.High && !range.MayBeUnknown);
            case TicksNode ticks:
                var stretch = ticks.Over(span);
                value = stretch.IsNeverKnown ? default : Ticks.ToValue(stretch.Low, node.Type);
                return stretch.IsNeverKnown || (stretch.Low == stretch.High && !stretch.MayBeUnknown);
            case TextNode text:
                var spoken = text.Over(span);
                value = spoken.Text;
                return !spoken.Varies;
            default:
                var answers = ((BoolNode)node).Over(span);
                value = answers == TernarySet.Unknown ? default(FieldValue) : answers == TernarySet.True;
                return answers is TernarySet.True or TernarySet.False or TernarySet.Unknown;
        }
    }
}
