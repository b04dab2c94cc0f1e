using System.Globalization;

namespace LeadRules.Testing;

/// <summary>How long a function or field takes, measured on this machine: to be read, not to be asserted.</summary>
/// <param name="Subject">The function or field.</param>
/// <param name="PerCall">The time of one call, on average.</param>
/// <param name="IsWithinBudget">Whether that is within the budget.</param>
public sealed record PlugInSpeed(string Subject, TimeSpan PerCall, bool IsWithinBudget)
{
    /// <summary>The speed in a line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Subject}: {PerCall.TotalMicroseconds:0.###} µs a call{(IsWithinBudget ? "" : ", above the budget")}");
}
