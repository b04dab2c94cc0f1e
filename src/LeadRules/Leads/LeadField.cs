namespace LeadRules;

/// <summary>A field that a plug-in works out of a lead, readable in conditions by its name. Immutable.</summary>
/// <remarks>The body must be pure, thread-safe and fast. What it throws, and a result of another type than declared, make the field missing; explanations say which of them it was.</remarks>
public sealed class LeadField
{
    private readonly IReadOnlyList<string> _reads = EquatableList<string>.Empty;

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
        Reader = read;
    }

    /// <summary>Its name in conditions.</summary>
    public string Name { get; }

    /// <summary>Its type.</summary>
    public FieldType Type { get; }

    /// <summary>
    /// The inputs that it is worked out from: names of the lead's fields, and activity types. Compiling checks them, and where the field is missing
    /// explanations say which of them the lead lacks. Empty when nothing is declared.
    /// </summary>
    public IReadOnlyList<string> Reads { get => _reads; init => _reads = EquatableList.Of(value); }

    /// <summary>What it says of a lead, for people; explanations show it. Null when nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>How it is worked out, without any protection from what that throws.</summary>
    public Func<Lead, FieldValue> Reader { get; }

    /// <summary>This field, worked out in another way, such as one that measures or limits the first.</summary>
    /// <param name="read">How it is worked out instead.</param>
    public LeadField WithReader(Func<Lead, FieldValue> read) => new(Name, Type, read) { Reads = Reads, Description = Description };

#pragma warning disable CA1031 // A plug-in may throw anything; its value is then missing.
    internal FieldValue Read(Lead lead)
    {
        try
        {
            return TypeWords.Conforms(Reader(lead), Type);
        }
        catch (Exception)
        {
            return default;
        }
    }

    /// <summary>What went wrong when the field was worked out, or null.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="whose">Whose field it is, such as <c> of plug-in partner 1.2</c>; empty where it is the host's.</param>
    internal string? FaultOf(Lead lead, string whose)
    {
        try
        {
            return Faults.OfResult(Culprit(whose), Reader(lead), Type);
        }
        catch (Exception problem)
        {
            return Faults.OfException(Culprit(whose), problem);
        }
    }
#pragma warning restore CA1031

    private string Culprit(string whose) => $"the field '{Name}'{whose}";
}
