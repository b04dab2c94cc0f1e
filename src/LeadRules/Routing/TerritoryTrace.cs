using System.Globalization;
using System.Text;

namespace LeadRules.Routing;

/// <summary>Why a lead is in a territory, or in none. Immutable.</summary>
public sealed class TerritoryTrace
{
    internal TerritoryTrace()
    {
    }

    /// <summary>The ids from the root of the tree to the territory of the lead; empty when the lead is in none.</summary>
    public IReadOnlyList<string> Path { get; internal init; } = [];

    /// <summary>The territory of the lead; null when it is in none.</summary>
    public string? Territory => Path.Count == 0 ? null : Path[^1];

    /// <summary>Who receives the lead; null when it is in no territory.</summary>
    public Destination? To { get; internal init; }

    /// <summary>The id of the territory that names <see cref="To"/>: the last of <see cref="Path"/> or one above it; null when there is none.</summary>
    public string? ToFrom { get; internal init; }

    /// <summary>What the lead meets, from the territory upwards; empty when it is in none.</summary>
    public IReadOnlyList<TerritoryTest> Met { get; internal init; } = [];

    /// <summary>
    /// Where it stopped: more specific territories that were looked at, and those directly under the territory of the lead; of a lead that
    /// is in none, the roots. Those that fail only since something is not known come first.
    /// </summary>
    public IReadOnlyList<TerritoryTest> Stopped { get; internal init; } = [];

    /// <summary>How many more stopped than <see cref="Stopped"/> shows.</summary>
    public int MoreStopped { get; internal init; }

    /// <summary>The trace in lines, for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Territory is null ? "in no territory" : $"in {string.Join(" > ", Path)}, so to {To}{(ToFrom == Territory ? "" : $" of {ToFrom}")}");
        foreach (var test in Met)
            text.Append("\n  ").Append(test.Territory).Append(": ").Append(test.Reason);
        foreach (var test in Stopped)
            text.Append("\n  not ").Append(test.Territory).Append(": ").Append(test.Reason);
        if (MoreStopped > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n  and {MoreStopped} more that the lead is not in");
        return text.ToString();
    }
}

/// <summary>What became of comparing a lead with a territory.</summary>
/// <param name="Territory">The id of the territory.</param>
/// <param name="Reason">What was compared, such as <c>country is MX, not US</c>.</param>
/// <param name="MissingField">The field of the lead that is not known and would be needed; or null.</param>
public sealed record TerritoryTest(string Territory, string Reason, string? MissingField = null);
