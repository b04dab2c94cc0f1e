using LeadRules.Leads.Json;
using LeadRules.Stores;

namespace LeadRules.Cli.Deciding;

/// <summary>The states of leads in a file, one a line: read when the file is there, and replaced whole when the work is done.</summary>
internal sealed class LeadStates
{
    private readonly Dictionary<string, LeadState> _states = new(StringComparer.Ordinal);

    private LeadStates()
    {
    }

    /// <summary>Reads the states.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="only">The lead whose state alone is wanted; null for all.</param>
    /// <param name="isNewFile">Whether the file may not be there yet, because it is written when the work is done.</param>
    public static LeadStates Open(string? path, string? only = null, bool isNewFile = false)
    {
        var states = new LeadStates();
        if (path is null || (isNewFile && !File.Exists(path)))
            return states;
        using var file = InputFile.Open(path, "states");
        using var blocks = new LineBlocks(file);
        while (blocks.Next() is { } block)
        {
            using (block)
                states.Add(path, block, only);
        }

        return states;
    }

    /// <summary>The state of a lead, which is given once; that of a new lead when there is none.</summary>
    public LeadState Take(string lead) => _states.Remove(lead, out var state) ? state : LeadState.New(lead);

    /// <summary>Writes the states that nobody took: leads that are not in this file of leads stay known.</summary>
    public void WriteRest(Stream output)
    {
        foreach (var state in _states.Values)
            Write(output, state);
    }

    public static void Write(Stream output, LeadState state)
    {
        output.Write(LeadStateJson.Write(state));
        output.Write("\n"u8);
    }

    private void Add(string path, LineBlock block, string? only)
    {
        if (block.IsTooLong)
            throw Unreadable(path, block.FirstLine, "The line is too long.");
        var lines = new LineCursor(block);
        while (lines.MoveNext())
        {
            if (!LeadStateJson.TryRead(lines.Text, out var state, out var problems))
                throw Unreadable(path, lines.Number, string.Join(' ', problems));
            if (only is not null && state.Lead != only)
                continue;
            if (!_states.TryAdd(state.Lead, state))
                throw Unreadable(path, lines.Number, $"The lead '{state.Lead}' stands there a second time.");
        }
    }

    private static ToolException Unreadable(string path, long line, string why) =>
        new($"--state: '{path}' does not hold states of leads. Line {line}: {why} It is left as it is; name another file to begin anew.");
}
