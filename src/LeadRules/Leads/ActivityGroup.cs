namespace LeadRules;

/// <summary>The activities of one type in a lead, oldest first: a stretch of an array that later histories may share.</summary>
internal readonly struct ActivityGroup(string type, int hash, Activity[] items, int start, int count, AppendableTail? tail = null)
{
    public string Type { get; } = type;

    public int Hash { get; } = hash;

    public int Count { get; } = count;

    /// <summary>Whether these are notes, which <c>*</c> leaves out.</summary>
    public bool IsNotes { get; } = ActivityType.IsNote(type);

    public ReadOnlySpan<Activity> Items => new(items, start, Count);

    /// <summary>How many of the activities of a group are not after an instant.</summary>
    public static int CountUntil(ReadOnlySpan<Activity> oldestFirst, long at) =>
        oldestFirst.IsEmpty || oldestFirst[^1].Ticks <= at ? oldestFirst.Length : FirstAt(oldestFirst, at + 1);

    /// <summary>The index of the first activity of a group at or after an instant.</summary>
    public static int FirstAt(ReadOnlySpan<Activity> oldestFirst, long from)
    {
        int low = 0, high = oldestFirst.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (oldestFirst[middle].Ticks < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>
    /// The group with one more activity. Appending at the end shares the array with this group (amortised constant time,
    /// nothing copied); an activity from the middle of the past copies this group, and no other.
    /// </summary>
    public ActivityGroup With(Activity activity)
    {
        if (Count > 0 && Activity.Compare(Items[Count - 1], activity) > 0)
            return Inserted(activity);
        if (tail is not null && tail.TryAppend(items, start + Count, activity))
            return new ActivityGroup(Type, Hash, items, start, Count + 1, tail);
        var grown = new Activity[Math.Max(4, Count * 2)];
        Items.CopyTo(grown);
        grown[Count] = activity;
        return new ActivityGroup(Type, Hash, grown, 0, Count + 1, new AppendableTail(Count + 1));
    }

    /// <summary>The group without the activity at an index.</summary>
    public ActivityGroup WithoutAt(int index)
    {
        var rest = new Activity[Count - 1];
        Items[..index].CopyTo(rest);
        Items[(index + 1)..].CopyTo(rest.AsSpan(index));
        return new ActivityGroup(Type, Hash, rest, 0, rest.Length);
    }

    /// <summary>The activities of two groups of one type.</summary>
    public ActivityGroup And(ActivityGroup other)
    {
        Activity[] all = [.. Items, .. other.Items];
        Array.Sort(all, Activity.Compare);
        return new ActivityGroup(Type, Hash, all, 0, all.Length);
    }

    private ActivityGroup Inserted(Activity activity)
    {
        var place = 0;
        while (Activity.Compare(Items[place], activity) <= 0)
            place++;
        var longer = new Activity[Count + 1];
        Items[..place].CopyTo(longer);
        longer[place] = activity;
        Items[place..].CopyTo(longer.AsSpan(place + 1));
        return new ActivityGroup(Type, Hash, longer, 0, longer.Length);
    }
}

/// <summary>
/// Says how much of a shared array is taken. Whoever moves <c>_used</c> on owns the next slot; anyone who comes second
/// (a second history made from the same lead) copies instead, so no history ever sees another's activity.
/// </summary>
internal sealed class AppendableTail(int used)
{
    private int _used = used;

    public bool TryAppend(Activity[] items, int at, Activity activity)
    {
        if (at >= items.Length || Interlocked.CompareExchange(ref _used, at + 1, at) != at)
            return false;
        items[at] = activity;
        return true;
    }
}
