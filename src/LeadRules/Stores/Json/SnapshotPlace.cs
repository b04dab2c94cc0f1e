using System.Globalization;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Stores.Json;

/// <summary>A place in a snapshot; its path is worked out only for a problem.</summary>
internal sealed class SnapshotPlace(SnapshotPlace? around, string? member, int item)
{
    public static SnapshotPlace Root { get; } = new(null, null, 0);

    public SnapshotPlace Member(string name) => new(this, name, 0);

    public SnapshotPlace Item(int index) => new(this, null, index);

    public FormatException Problem(string problem) => new($"The snapshot cannot be read at {this}: {problem}");

    public override string ToString() => around is null ? BookPath.Root
        : member is null ? string.Create(CultureInfo.InvariantCulture, $"{around}[{item}]")
        : BookPath.Member(around.ToString(), member);
}
