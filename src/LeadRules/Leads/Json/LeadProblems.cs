using System.Text;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Leads.Json;

/// <summary>Collects the problems of one lead, each at its byte; a bounded number of them.</summary>
internal sealed class LeadProblems
{
    private const int Limit = 100;
    private readonly List<(Diagnostic Diagnostic, long Offset)> _found = [];

    /// <summary>The index of the activity that is being read, -1 outside of activities; a part of every path.</summary>
    public int Activity { get; set; } = -1;

    public bool IsEmpty => _found.Count == 0;

    /// <summary>Whether nothing more is taken, so that looking on is of no use.</summary>
    public bool IsFull => _found.Count > Limit;

    public void Clear()
    {
        _found.Clear();
        Activity = -1;
    }

    public void Add(Diagnostic diagnostic, long offset)
    {
        if (_found.Count < Limit)
            _found.Add((diagnostic, offset));
        else if (_found.Count == Limit)
            _found.Add((DataProblems.TooManyLeadProblems(Limit), offset));
    }

    /// <summary>The path of a member of what is being read, or of the thing itself.</summary>
    public string PathOf(string? member = null)
    {
        var path = Activity < 0 ? "$" : $"$.activities[{Activity}]";
        if (member is null)
            return path;
        return IsIdentifier(member) ? $"{path}.{member}" : $"{path}['{DataProblems.Cut(member)}']";
    }

    /// <summary>The problems in the order of the text, with line and column.</summary>
    public IReadOnlyList<Diagnostic> Locate(ReadOnlySpan<byte> json, long firstLine)
    {
        var located = new Diagnostic[_found.Count];
        var i = 0;
        foreach (var (diagnostic, offset) in _found.OrderBy(static found => found.Offset))
        {
            var before = json[..(int)Math.Min(offset, json.Length)];
            var lineStart = before.LastIndexOf((byte)'\n') + 1;
            located[i++] = diagnostic with
            {
                Line = (int)Math.Min(int.MaxValue, firstLine + before.Count((byte)'\n')),
                Column = 1 + Encoding.UTF8.GetCharCount(before[lineStart..]),
            };
        }

        return located;
    }

    private static bool IsIdentifier(string name) =>
        name.Length is > 0 and <= 100 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsLetterOrDigit(c) || c == '_');
}
