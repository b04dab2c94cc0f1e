namespace LeadRules;

/// <summary>The scores of one lead at one instant. Immutable.</summary>
public sealed class LeadScores
{
    /// <summary>The lead.</summary>
    public Lead Lead { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The names of the scores, in the order of the rule book.</summary>
    public IReadOnlyList<string> Names { get; }

    internal LeadScores(Lead lead, DateTimeOffset at, IReadOnlyList<string> names, ScoreValue[] values)
    {
        Lead = lead;
        At = at;
        Names = names;
        _values = values;
    }

    private readonly ScoreValue[] _values;

    /// <summary>A score by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public ScoreValue this[string score] => _values[IndexOf(score)];

    private int IndexOf(string score) => throw new NotSupportedException(score);
}
