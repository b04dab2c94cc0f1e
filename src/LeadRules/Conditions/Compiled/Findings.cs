namespace LeadRules.Conditions.Compiled;

/// <summary>What is inferred about one lead at one instant, by the places of fields, scores, segments and sets of classes. Immutable once it is filled.</summary>
/// <param name="fields">How many fields can be inferred.</param>
/// <param name="scores">How many scores there are.</param>
/// <param name="segments">How many segments there are.</param>
/// <param name="classes">How many sets of classes there are.</param>
internal sealed class Findings(int fields, int scores, int segments, int classes)
{
    /// <summary>The place of no class.</summary>
    public const int None = -1;

    private readonly FieldValue[] _fields = new FieldValue[fields];
    private readonly string?[] _faults = new string?[fields];
    private readonly double[] _points = new double[scores];
    private readonly Ternary[] _segments = [.. Enumerable.Repeat(Ternary.Unknown, segments)];
    private readonly int[] _classes = [.. Enumerable.Repeat(None, classes)];
    private readonly List<Finding> _all = [];

    /// <summary>All findings in the order in which they were found, those that were refused as faults.</summary>
    public IReadOnlyList<Finding> All => _all;

    /// <summary>The value of a field; missing where it was not found.</summary>
    public FieldValue Field(int place) => _fields[place];

    /// <summary>What went wrong when a field was inferred; null when nothing did.</summary>
    public string? FaultOf(int place) => _faults[place];

    /// <summary>The sum of the points for a score.</summary>
    public double Points(int score) => _points[score];

    /// <summary>Whether a lead was voted into a segment or out of it; unknown without a vote.</summary>
    public Ternary Segment(int place) => _segments[place];

    /// <summary>The place of the class into which the lead was voted, or <see cref="None"/>.</summary>
    public int Class(int set) => _classes[set];

    /// <summary>Adds a finding, without what follows from it.</summary>
    public void Add(Finding finding) => _all.Add(finding);

    public void SetField(int place, FieldValue value) => _fields[place] = value;

    /// <summary>Notes what went wrong with a field; the first of it is told.</summary>
    public void SetFault(int place, string fault) => _faults[place] ??= fault;

    /// <summary>Adds points; false, and nothing is added, where the sum would be no number any more.</summary>
    public bool TryAddPoints(int score, double points)
    {
        if (!double.IsFinite(_points[score] + points))
            return false;
        _points[score] += points;
        return true;
    }

    /// <summary>Votes a lead into a segment or out of it. Out counts before in.</summary>
    public void Vote(int segment, bool isIn)
    {
        if (_segments[segment] != Ternary.False)
            _segments[segment] = TernaryLogic.Of(isIn);
    }

    /// <summary>Votes a lead into a class. The first class of the set counts before the others.</summary>
    public void Vote(int set, int place)
    {
        if (_classes[set] == None || place < _classes[set])
            _classes[set] = place;
    }
}
