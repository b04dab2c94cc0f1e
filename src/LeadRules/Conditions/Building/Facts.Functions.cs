using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions;

public static partial class Facts
{
    /// <summary><c>age(x)</c>: the time from an instant to the decision.</summary>
    public static Term Age(Term instant) => Call("age", instant);

    /// <summary><c>abs(n)</c>: the number without its sign.</summary>
    public static Term Abs(Term number) => Call("abs", number);

    /// <summary><c>round(n)</c>: the whole number next to it, halves away from zero.</summary>
    public static Term Round(Term number) => Call("round", number);

    /// <summary><c>length(t)</c>: how many characters a text has.</summary>
    public static Term Length(Term text) => Call("length", text);

    /// <summary><c>least(a, …)</c>: the smallest number; unknown when one is.</summary>
    public static Term Least(params IReadOnlyList<Term> numbers) => CallWithSome("least", numbers);

    /// <summary><c>greatest(a, …)</c>: the largest number; unknown when one is.</summary>
    public static Term Greatest(params IReadOnlyList<Term> numbers) => CallWithSome("greatest", numbers);

    /// <summary><c>coalesce(a, …)</c>: the first value that is not missing.</summary>
    public static Term Coalesce(params IReadOnlyList<Term> values) => CallWithSome("coalesce", values);

    /// <summary>A function by its name, such as one of a plug-in: <c>Call("domainOf", Email)</c>.</summary>
    public static Term Call(string function, params IReadOnlyList<Term> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new Term(new Call(Naming.CheckFunction(function), [.. arguments.Select(Term.NodeOf)]));
    }

    private static Term CallWithSome(string function, IReadOnlyList<Term> arguments) => arguments is { Count: 0 }
        ? throw new ArgumentException($"'{function}' needs a value.", nameof(arguments))
        : Call(function, arguments);
}
