using System.Diagnostics.CodeAnalysis;
using LeadRules.Conditions.Compiled;

namespace LeadRules.Scoring;

/// <summary>Merges the types of a family into one row, newest first.</summary>
internal readonly ref struct NewestFirst
{
    private readonly ActivitySet _set;
    private readonly long _at;
    private readonly ReadOnlySpan<ActivityGroup> _groups;

    /// <summary>How many of each group are still to come.</summary>
    private readonly Span<int> _left;

    public NewestFirst(ActivitySet set, ActivityHistory history, long at, Span<int> left)
    {
        _set = set;
        _at = at;
        _groups = set.GroupsOf(history);
        _left = left;
        for (var i = 0; i < _groups.Length; i++)
            left[i] = set.PassesOver(_groups[i]) ? 0 : ActivityGroup.CountUntil(_groups[i].Items, at);
    }

    public bool TryNext([NotNullWhen(true)] out Activity? newest)
    {
        newest = null;
        var from = -1;
        for (var i = 0; i < _groups.Length; i++)
        {
            if (_left[i] == 0)
                continue;
            var candidate = _groups[i].Items[_left[i] - 1];
            if (newest is null || Activity.Compare(candidate, newest) > 0)
                (newest, from) = (candidate, i);
        }

        // When the newest has left the window, so have all the others.
        if (newest is null || _set.HasLeft(newest, _at))
            return false;
        _left[from]--;
        return true;
    }
}
