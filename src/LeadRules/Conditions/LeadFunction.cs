using System.Runtime.CompilerServices;

namespace LeadRules;

/// <summary>The body of a plug-in's function: pure, thread-safe, fast; the same arguments always give the same result.</summary>
/// <param name="arguments">The arguments, none of them missing, each of its declared type.</param>
public delegate FieldValue LeadFunctionBody(in FunctionArguments arguments);

/// <summary>A function that a plug-in adds to the condition language, such as <c>domainOf(email)</c>. Immutable.</summary>
/// <remarks>
/// Where an argument is missing the function is not called and its value is missing. What it throws, and a result of
/// another type than declared, make its value missing as well: a faulty plug-in never takes a decision
/// down. Explanations say what went wrong.
/// </remarks>
public sealed class LeadFunction
{
    /// <summary>The greatest number of parameters a function can have.</summary>
    public const int MaxParameters = 8;

    /// <summary>Declares a function.</summary>
    /// <param name="name">Its name in conditions: letters, digits and underscores, not starting with a digit.</param>
    /// <param name="returns">The type of its result.</param>
    /// <param name="parameters">The types of its parameters; at most <see cref="MaxParameters"/>.</param>
    /// <param name="body">What it does.</param>
    /// <exception cref="ArgumentException">The name is not a plain name, or there are too many parameters.</exception>
    public LeadFunction(string name, FieldType returns, IReadOnlyList<FieldType> parameters, LeadFunctionBody body)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(body);
        if (!Conditions.Syntax.Words.IsBareName(name))
            throw new ArgumentException($"'{name}' cannot be the name of a function: use letters, digits and underscores, and no word of the language.", nameof(name));
        if (parameters.Count > MaxParameters)
            throw new ArgumentException($"The function '{name}' has {parameters.Count} parameters; at most {MaxParameters} are supported.", nameof(parameters));
        Name = name;
        Returns = returns;
        Parameters = [.. parameters];
        Body = body;
    }

    /// <summary>Its name in conditions.</summary>
    public string Name { get; }

    /// <summary>The type of its result.</summary>
    public FieldType Returns { get; }

    /// <summary>The types of its parameters.</summary>
    public IReadOnlyList<FieldType> Parameters { get; }

    /// <summary>What it works out, for people, such as "the domain of a mail address"; explanations show it. Null when nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>What it does, without any protection from what it throws.</summary>
    public LeadFunctionBody Body { get; }

    /// <summary>This function with another body, such as one that measures or limits the first.</summary>
    /// <param name="body">What it does instead.</param>
    public LeadFunction WithBody(LeadFunctionBody body) => new(Name, Returns, Parameters, body) { Description = Description };

#pragma warning disable CA1031 // A plug-in may throw anything; its value is then missing.
    internal FieldValue Invoke(in FunctionArguments arguments)
    {
        try
        {
            return TypeWords.Conforms(Body(in arguments), Returns);
        }
        catch (Exception)
        {
            return default;
        }
    }

    /// <summary>What goes wrong in a call, or null.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="whose">Whose function it is, such as <c> of plug-in partner 1.2</c>; empty where it is the host's.</param>
    internal string? FaultOf(in FunctionArguments arguments, string whose)
    {
        try
        {
            return Faults.OfResult(Culprit(whose), Body(in arguments), Returns);
        }
        catch (Exception problem)
        {
            return Faults.OfException(Culprit(whose), problem);
        }
    }
#pragma warning restore CA1031

    private string Culprit(string whose) => $"the function '{Name}'{whose}";
}

/// <summary>The arguments of one call of a plug-in's function.</summary>
public struct FunctionArguments
{
    private Values _values;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One argument.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public readonly FieldValue this[int index] =>
        (uint)index < (uint)Count ? _values[index] : throw new ArgumentOutOfRangeException(nameof(index), index, $"The call has {Count} arguments.");

    /// <summary>Arguments for a call that is made by hand, as tests of plug-ins do.</summary>
    /// <param name="values">The arguments; at most <see cref="LeadFunction.MaxParameters"/>.</param>
    /// <exception cref="ArgumentException">There are too many.</exception>
    public static FunctionArguments Of(params ReadOnlySpan<FieldValue> values)
    {
        if (values.Length > LeadFunction.MaxParameters)
            throw new ArgumentException($"{values.Length} arguments are given; at most {LeadFunction.MaxParameters} are supported.", nameof(values));
        var arguments = default(FunctionArguments);
        foreach (var value in values)
            arguments.Add(value);
        return arguments;
    }

    internal void Add(FieldValue value) => _values[Count++] = value;

    [InlineArray(LeadFunction.MaxParameters)]
    private struct Values
    {
        private FieldValue _first;
    }
}
