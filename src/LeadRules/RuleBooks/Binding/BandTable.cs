
namespace LeadRules.RuleBooks.Binding;

/// <summary>The bands of one set, in ascending order of their ranges.</summary>
internal sealed class BandTable(IReadOnlyList<BandDefinition> bands)
{
    private readonly NumberRange[] _ranges = [.. bands.Select(static band => band.Range)];
    private readonly string[] _names = [.. bands.Select(static band => band.Name)];

    public int Count => _names.Length;

    public string this[int index] => _names[index];

    /// <summary>The index of the band that a number lies in, or -1.</summary>
    public int IndexOf(double number)
    {
        for (var i = 0; i < _ranges.Length; i++)
        {
            if (_ranges[i].Contains(number))
                return i;
        }

        return -1;
    }

    public string? NameOf(double number)
    {
        var index = IndexOf(number);
        return index < 0 ? null : _names[index];
    }
}

/// <summary>The names of a grid, made once.</summary>
internal sealed class GridTable
{
    private readonly string[,] _names;

    public GridTable(BandTable rows, BandTable columns, string separator)
    {
        _names = new string[rows.Count, columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
                _names[row, column] = rows[row] + separator + columns[column];
        }
    }

    public IEnumerable<string> Names => _names.Cast<string>();

    public string? NameOf(int row, int column) => row < 0 || column < 0 ? null : _names[row, column];
}
