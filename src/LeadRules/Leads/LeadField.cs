namespace LeadRules;

/// <summary>A field that a plug-in works out of a lead, readable in conditions by its name. Immutable.</summary>
/// <remarks>The body must be pure, thread-safe and fast. What it throws, and a result of another type than declared, make the field missing; explanations say which of them it was.</remarks>
public sealed class LeadField
{
    /// <summary>Declares a field.</summary>
    /// <param name="name">Its name in conditions; not empty.</param>
    /// <param name="type">Its type.</param>
    /// <param name="read">How it is worked out.</param>
    public LeadField(string name, FieldType type, Func<Lead, FieldValue> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(read);
        Name = name;
        Type = type;
        Body = read;
    }

    /// <summary>Its name in conditions.</summary>
    public string Name { get; }

    /// <summary>Its type.</summary>
    public FieldType Type { get; }

    /// <summary>How it is worked out, for fields that wrap this one. Calling it gives what the plug-in gives, or throws what it throws.</summary>
    public Func<Lead, FieldValue> Body { get; }

#pragma warning disable CA1031 // A plug-in may throw anything; its value is then missing.
    internal FieldValue Read(Lead lead)
    {
        try
        {
            return TypeWords.Conforms(Body(lead), Type);
        }
        catch (Exception)
        {
            return default;
        }
    }

    /// <summary>What went wrong when the field was worked out, or null.</summary>
    internal string? FaultOf(Lead lead)
    {
        try
        {
            return Faults.OfResult($"the field '{Name}'", Body(lead), Type);
        }
        catch (Exception problem)
        {
            return Faults.OfException($"the field '{Name}'", problem);
        }
    }
#pragma warning restore CA1031
}
