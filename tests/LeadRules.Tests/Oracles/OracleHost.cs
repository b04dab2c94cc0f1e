using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Oracles;

/// <summary>What the host adds, as the documentation says it: a missing argument, anything thrown and any wrong type make the value missing.</summary>
internal static class OracleHost
{
    /// <summary>The value of a call; null when it is missing.</summary>
    public static object? Call(string function, object?[] arguments)
    {
        var called = TestHost.Functions.Single(one => one.Name == function);
        return arguments.Contains(null) ? null : Guarded(called.Returns, () => called.Body(arguments!));
    }

    /// <summary>Whether there is a field of the host of that name, and its value; null when it is missing.</summary>
    public static bool TryField(string name, Lead lead, out object? value)
    {
        var field = TestHost.Fields.SingleOrDefault(one => one.Name == name);
        value = field is null ? null : Guarded(field.Type, () => field.Body(lead));
        return field is not null;
    }

    private static object? Guarded(FieldType type, Func<object?> body)
    {
        try
        {
            return (type, body()) switch
            {
                (FieldType.Number, double number) when double.IsFinite(number) => number,
                (FieldType.Integer, double number) when double.IsInteger(number) => number,
                (FieldType.Text, string { Length: > 0 } text) => text,
                (FieldType.Boolean, bool answer) => answer,
                (FieldType.Instant, DateTimeOffset instant) => instant,
                (FieldType.Date, DateOnly date) => date,
                (FieldType.Duration, TimeSpan duration) => duration,
                _ => null,
            };
        }
        catch (Exception)
        {
            return null;
        }
    }
}
