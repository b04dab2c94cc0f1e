using System.Globalization;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Stores.Json;

/// <summary>A place in a file of a store; its path is worked out only for a problem.</summary>
internal sealed class SnapshotPlace
{
    private readonly SnapshotPlace? _around;
    private readonly string? _member;
    private readonly int _item;
    private readonly SnapshotProblems _problems;

    /// <summary>The whole text, whose problems are collected.</summary>
    public SnapshotPlace(SnapshotProblems problems) => _problems = problems;

    private SnapshotPlace(SnapshotPlace around, string? member, int item)
    {
        _around = around;
        _member = member;
        _item = item;
        _problems = around._problems;
    }

    /// <summary>How many problems there are by now, here and elsewhere.</summary>
    public int Problems => _problems.Count;

    public SnapshotPlace Member(string name) => new(this, name, 0);

    public SnapshotPlace Item(int index) => new(this, null, index);

    public void Problem(string problem) => _problems.Add($"{this}: {problem}");

    public override string ToString() => _around is null ? BookPath.Root
        : _member is null ? string.Create(CultureInfo.InvariantCulture, $"{_around}[{_item}]")
        : BookPath.Member(_around.ToString(), _member);
}
