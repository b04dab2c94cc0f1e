using System.Text;

namespace LeadRules;

/// <summary>The scores of one lead at one instant. Immutable.</summary>
public sealed class LeadScores
{
    private readonly LeadEngine _engine;
    private readonly ScoreValue[] _values;

    internal LeadScores(LeadEngine engine, Lead lead, DateTimeOffset at, ScoreValue[] values)
    {
        _engine = engine;
        _values = values;
        Lead = lead;
        At = at;
    }

    /// <summary>The lead.</summary>
    public Lead Lead { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The names of the scores, in the order of the rule book.</summary>
    public IReadOnlyList<string> Names => _engine.ScoreNames;

    /// <summary>The scores, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<ScoreValue> Values => _values;

    /// <summary>A score by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score; the message names those there are.</exception>
    public ScoreValue this[string score] => _values[_engine.IndexOf(score)];

    internal LeadEngine Engine => _engine;

    /// <summary>The band of a band set, by the name of the set; null when the number is unknown or lies in no band.</summary>
    /// <exception cref="KeyNotFoundException">There is no such band set; the message names those there are.</exception>
    public string? Band(string bands) => _engine.BandOf(this, bands);

    /// <summary>The name of a cell of a grid, by the name of the grid; null when the row or the column is in no band.</summary>
    /// <exception cref="KeyNotFoundException">There is no such grid; the message names those there are.</exception>
    public string? Grid(string grid) => _engine.GridOf(this, grid);

    /// <summary>All scores in one line: <c>A: engagement 76 (hot), fit 30</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Lead.Id).Append(':');
        for (var i = 0; i < _values.Length; i++)
            text.Append(i == 0 ? " " : ", ").Append(Names[i]).Append(' ').Append(_values[i]);
        return text.ToString();
    }
}
