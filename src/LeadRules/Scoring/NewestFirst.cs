using LeadRules.Conditions.Compiled;

namespace LeadRules.Scoring;

/// <summary>Merges the types of a family into one row, newest first.</summary>
internal readonly ref struct NewestFirst
{
    private readonly ActivitySet _set;
    private readonly Lead _lead;
    private readonly long _at;

    /// <summary>How many of each stretch, in the order of the types, are still to come.</summary>
    private readonly Span<int> _left;

    public NewestFirst(ActivitySet set, Lead lead, long at, Span<int> left)
    {
        _set = set;
        _lead = lead;
        _at = at;
        _left = left;
        var windows = set.WindowsOf(lead, at);
        for (var i = 0; windows.MoveNext(); i++)
            left[i] = windows.Current.Length;
    }

    public bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Activity? newest)
    {
        newest = null;
        var from = -1;
        var windows = _set.WindowsOf(_lead, _at);
        for (var i = 0; windows.MoveNext(); i++)
        {
            if (_left[i] == 0)
                continue;
            var candidate = windows.Current[_left[i] - 1];
            if (newest is null || Activity.Compare(candidate, newest) > 0)
                (newest, from) = (candidate, i);
        }

        if (newest is null)
            return false;
        _left[from]--;
        return true;
    }
}
