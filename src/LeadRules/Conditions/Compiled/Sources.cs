namespace LeadRules.Conditions.Compiled;

/// <summary>Where a value of a type that is known only by declaration comes from: a custom field, a property, a plug-in.</summary>
internal abstract class ValueSource
{
    /// <summary>The value; missing also when it is not of the declared type.</summary>
    public abstract FieldValue Eval(ref Evaluation evaluation);

    /// <summary>The value if it is the same throughout a span; false when it may change.</summary>
    public abstract bool TryConstant(SpanEvaluation span, out FieldValue value);

    /// <summary>What went wrong when the value was looked for, where more is to be said than that it is missing; else null.</summary>
    public virtual string? Fault(ref Evaluation evaluation, FieldType type) => null;

    /// <summary>What the value is, for people, where a plug-in says it; else null.</summary>
    public virtual string? About => null;

    /// <summary>The nodes whose values it is made of.</summary>
    public virtual IReadOnlyList<CompiledNode> Operands => [];
}

/// <summary>A custom field of the lead.</summary>
internal sealed class CustomFieldSource(string name) : ValueSource
{
    public string Name => name;

    public override FieldValue Eval(ref Evaluation evaluation) => Find(evaluation.Lead);

    public override bool TryConstant(SpanEvaluation span, out FieldValue value)
    {
        value = Find(span.Lead);
        return true;
    }

    public override string? Fault(ref Evaluation evaluation, FieldType type) => Faults.OfValue($"the lead's '{name}'", Find(evaluation.Lead), type);

    private FieldValue Find(Lead lead)
    {
        foreach (ref readonly var custom in lead.Custom)
        {
            if (string.Equals(custom.Name, name, StringComparison.Ordinal))
                return custom.Value;
        }

        return default;
    }
}

/// <summary>A declared property of the activity in <c>where</c>.</summary>
internal sealed class PropertySource(string name) : ValueSource
{
    public override FieldValue Eval(ref Evaluation evaluation) => evaluation.Activity![name];

    public override bool TryConstant(SpanEvaluation span, out FieldValue value)
    {
        value = span.Activity![name];
        return true;
    }

    public override string? Fault(ref Evaluation evaluation, FieldType type) => Faults.OfValue($"the activity's '{name}'", evaluation.Activity![name], type);
}

/// <summary>A field that a plug-in works out of the lead. What a plug-in throws makes the value unknown.</summary>
internal sealed class PluginFieldSource(LeadField field, string whose, FieldInput[] inputs) : ValueSource
{
    public override string? About => @field.Description;

    public override FieldValue Eval(ref Evaluation evaluation) => field.Read(evaluation.Lead);

    public override bool TryConstant(SpanEvaluation span, out FieldValue value)
    {
        value = field.Read(span.Lead);
        return true;
    }

    public override string? Fault(ref Evaluation evaluation, FieldType type) => field.FaultOf(evaluation.Lead, whose) ?? MissingInput(evaluation.Lead);

    /// <summary>What the lead lacks of what the field is worked out from, where that is why it is missing.</summary>
    private string? MissingInput(Lead lead)
    {
        if (inputs.Length == 0 || !field.Read(lead).IsMissing)
            return null;
        var missing = string.Join(" and ", inputs.Where(input => input.IsMissingIn(lead)).Select(static input => input.IsActivity ? $"no {input.Name} is there" : $"{input.Name} is missing"));
        return missing.Length == 0 ? null : missing;
    }
}

/// <summary>A field that an inference of a plug-in finds. What went wrong in it makes the value unknown.</summary>
internal sealed class InferredFieldSource(int place, string? description) : ValueSource
{
    public override string? About => description;

    public override FieldValue Eval(ref Evaluation evaluation) => evaluation.Inferred?.Field(place) ?? default;

    public override bool TryConstant(SpanEvaluation span, out FieldValue value)
    {
        value = span.Inferred?.Field(place) ?? default;
        return true;
    }

    public override string? Fault(ref Evaluation evaluation, FieldType type) => evaluation.Inferred?.FaultOf(place);
}
