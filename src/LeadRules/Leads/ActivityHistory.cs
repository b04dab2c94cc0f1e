using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace LeadRules;

/// <summary>
/// The activities of one lead: immutable, grouped by type once, each group oldest first, every id once.
/// </summary>
/// <remarks>
/// The activities may be given in any order. Where several carry the same id, the earliest counts and the others are
/// dropped (equal instants: the first in a fixed order of all their content), so the order of the input never shows.
/// </remarks>
public sealed class ActivityHistory : IReadOnlyCollection<Activity>
{
    private const int FewActivities = 24;
    private readonly ActivityGroup[] _groups;
    private readonly int[] _hashes;
    private readonly bool _hasNotes;
    private ImmutableHashSet<string>? _ids;
    private ActivityHistory? _merged;

    private ActivityHistory(ActivityGroup[] groups, int count, ImmutableHashSet<string>? ids = null, DifferingActivities? differing = null)
    {
        Differing = differing;
        _groups = groups;
        Count = count;
        _ids = ids;
        _hashes = new int[groups.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            _hashes[i] = groups[i].Hash;
            _hasNotes |= groups[i].IsNotes;
        }
    }

    /// <summary>The same activities, and notes beside them.</summary>
    private ActivityHistory(ActivityHistory activities, ActivityHistory notes)
    {
        _groups = activities._groups;
        _hashes = activities._hashes;
        _ids = activities._ids;
        Notes = notes;
        Count = activities.Count - (activities.Notes?.Count ?? 0) + notes.Count;
    }

    /// <summary>The history without any activity.</summary>
    public static ActivityHistory Empty { get; } = new([], 0);

    /// <summary>How many activities there are, repeated ids counted once.</summary>
    public int Count { get; }

    /// <summary>The types that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Types => Array.ConvertAll(Merged._groups, static group => group.Type);

    /// <summary>What was left out when this history was made of many activities, for a warning; null when that was nothing but repetition.</summary>
    internal DifferingActivities? Differing { get; }

    /// <summary>What was noted of the lead, where that is kept beside its activities: so neither slows the other, nor is copied when the other grows. Null where it stands among them.</summary>
    internal ActivityHistory? Notes { get; }

    /// <summary>Where notes stand: beside the activities, or among them.</summary>
    internal ActivityHistory WithNotes => Notes ?? this;

    /// <summary>Whether anything was noted, so that it need not be looked for in vain.</summary>
    internal bool HasNotes => Notes is not null || _hasNotes;

    /// <summary>The groups in ordinal order of their types, those of <see cref="Notes"/> not among them.</summary>
    internal ReadOnlySpan<ActivityGroup> Groups => _groups;

    /// <summary>The groups in ordinal order of their types, notes among them.</summary>
    internal ActivityHistory Merged => Notes is null ? this : _merged ??= new ActivityHistory(MergedWith(Notes), Count, _ids);

    /// <summary>Makes a history of activities in any order.</summary>
    /// <exception cref="ArgumentNullException">The collection or one of its activities is null.</exception>
    public static ActivityHistory Of(IEnumerable<Activity> activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var all = activities.ToArray();
        foreach (var activity in all)
            ArgumentNullException.ThrowIfNull(activity, nameof(activities));
        return OfOwned(all);
    }

    /// <summary>The activities of one type, oldest first; empty when there are none. Costs a look-up, copies nothing.</summary>
    public ReadOnlySpan<Activity> OfType(string type)
    {
        var normal = ActivityType.Normalize(type);
        var history = Notes is not null && ActivityType.IsNote(normal) ? Notes : this;
        return history.Find(ActivityType.Hash(normal), normal);
    }

    /// <summary>All activities, oldest first. Sorts: meant for display.</summary>
    public IReadOnlyList<Activity> InOrder()
    {
        var all = this.ToArray();
        Array.Sort(all, Activity.Compare);
        return all;
    }

    /// <summary>
    /// This history with one more activity. What is there already is shared, not copied, unless the activity belongs
    /// before others of its type; then that type's activities are copied. An id that is there already changes nothing,
    /// unless the given activity is earlier.
    /// </summary>
    public ActivityHistory With(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (Notes is not null)
            return ActivityType.IsNote(activity.Type) ? new ActivityHistory(this, Notes.With(activity)) : new ActivityHistory(Alone().With(activity), Notes);
        if (activity.Id is not { } id)
            return Added(activity, _ids);
        var ids = _ids ??= this.Where(static known => known.Id is not null).Select(static known => known.Id!).ToImmutableHashSet(StringComparer.Ordinal);
        return ids.Contains(id) ? Corrected(activity, id) : Added(activity, ids.Add(id));
    }

    /// <summary>How many activities there are up to an instant.</summary>
    internal int CountUntil(long at)
    {
        var count = 0;
        foreach (ref readonly var group in Groups)
            count += ActivityGroup.CountUntil(group.Items, at);
        return count;
    }

    /// <summary>This history with what was noted of the lead beside it.</summary>
    internal ActivityHistory And(ActivityHistory notes)
    {
        if (notes.Count == 0)
            return this;
        return _hasNotes ? new ActivityHistory(MergedWith(notes), Count + notes.Count, _ids) : new ActivityHistory(this, notes);
    }

    /// <summary>This history without one of its activities.</summary>
    internal ActivityHistory Without(Activity activity)
    {
        if (Notes is not null)
            return new ActivityHistory(Alone().Without(activity), Notes);
        var group = FindGroup(ActivityType.Hash(activity.Type), activity.Type);
        var index = group < 0 ? -1 : _groups[group].Items.IndexOf(activity);
        if (index < 0)
            return this;
        var rest = _groups[group].WithoutAt(index);
        return new ActivityHistory(rest.Count == 0 ? [.. _groups[..group], .. _groups[(group + 1)..]] : [.. _groups[..group], rest, .. _groups[(group + 1)..]], Count - 1);
    }

    /// <summary>Enumerates the activities by type in ordinal order, each type oldest first.</summary>
    public IEnumerator<Activity> GetEnumerator()
    {
        foreach (var group in Merged._groups)
        {
            for (var i = 0; i < group.Count; i++)
                yield return group.Items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The activities of one normal type, oldest first.</summary>
    internal ReadOnlySpan<Activity> Find(int hash, string type)
    {
        var group = FindGroup(hash, type);
        return group < 0 ? default : _groups[group].Items;
    }

    /// <summary>The index of the group of one normal type, or -1.</summary>
    internal int FindGroup(int hash, string type)
    {
        var hashes = _hashes;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] == hash && string.Equals(_groups[i].Type, type, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    /// <summary>Makes a history of an array that the caller gives away.</summary>
    internal static ActivityHistory OfOwned(Activity[] activities)
    {
        if (activities.Length == 0)
            return Empty;
        if (activities.Length <= FewActivities)
            SortFew(activities);
        else if (!IsSorted(activities))
            Array.Sort(activities, CompareByType);
        DifferingActivities? differing = null;
        var count = activities.Length <= FewActivities ? DropRepeatedIdsOfFew(activities, ref differing) : DropRepeatedIds(activities, ref differing);
        return new ActivityHistory(Grouped(activities, count), count, differing: differing);
    }

    private ActivityHistory Alone() => new(_groups, Count - (Notes?.Count ?? 0), _ids);

    private ActivityGroup[] MergedWith(ActivityHistory other)
    {
        List<ActivityGroup> groups = new(_groups.Length + other._groups.Length);
        var (i, j) = (0, 0);
        while (i < _groups.Length || j < other._groups.Length)
        {
            var order = i == _groups.Length ? 1 : j == other._groups.Length ? -1 : string.CompareOrdinal(_groups[i].Type, other._groups[j].Type);
            if (order == 0)
                groups.Add(_groups[i++].And(other._groups[j++]));
            else
                groups.Add(order < 0 ? _groups[i++] : other._groups[j++]);
        }

        return [.. groups];
    }

    private static int CompareByType(Activity left, Activity right)
    {
        if (!ReferenceEquals(left.Type, right.Type))
        {
            var byType = string.CompareOrdinal(left.Type, right.Type);
            if (byType != 0)
                return byType;
        }

        return Activity.Compare(left, right);
    }

    /// <summary>Insertion sort: for a handful of activities it is several times faster than a sort by delegate.</summary>
    private static void SortFew(Activity[] activities)
    {
        for (var i = 1; i < activities.Length; i++)
        {
            var activity = activities[i];
            var place = i;
            for (; place > 0 && CompareByType(activities[place - 1], activity) > 0; place--)
                activities[place] = activities[place - 1];
            activities[place] = activity;
        }
    }

    private static bool IsSorted(Activity[] activities)
    {
        for (var i = 1; i < activities.Length; i++)
        {
            if (CompareByType(activities[i - 1], activities[i]) > 0)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Does as <see cref="DropRepeatedIds"/> by comparing with each before it, which needs no dictionary; but first by a
    /// bit for each before it, made of two of its letters, so that few ids are compared at all.
    /// </summary>
    private static int DropRepeatedIdsOfFew(Activity[] activities, ref DifferingActivities? differing)
    {
        var repeated = false;
        var before = 0UL;
        for (var i = 0; i < activities.Length; i++)
        {
            if (activities[i].Id is not { } id)
                continue;
            var bit = 1UL << ((id[^1] * 7) + id[id.Length / 2] + id.Length);
            var isNew = (before & bit) == 0;
            before |= bit;
            for (var j = 0; !isNew && j < i; j++)
            {
                if (activities[j] is not { } other || !string.Equals(other.Id, id, StringComparison.Ordinal))
                    continue;
                repeated = true;
                var order = Activity.Compare(activities[i], other);
                if (order != 0)
                    differing = DifferingActivities.Sum(differing, new DifferingActivities(1, id));
                activities[order < 0 ? j : i] = null!;
                break;
            }
        }

        return repeated ? MovedToFront(activities) : activities.Length;
    }

    /// <summary>Moves the activities that count to the front, in their order, and says how many they are.</summary>
    private static int DropRepeatedIds(Activity[] activities, ref DifferingActivities? differing)
    {
        Dictionary<string, int>? kept = null;
        for (var i = 0; i < activities.Length; i++)
        {
            if (activities[i].Id is not { } id)
                continue;
            kept ??= new Dictionary<string, int>(activities.Length, StringComparer.Ordinal);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(kept, id, out var exists);
            if (!exists)
            {
                known = i;
                continue;
            }

            var order = Activity.Compare(activities[i], activities[known]);
            if (order != 0)
                differing = DifferingActivities.Sum(differing, new DifferingActivities(1, id));
            if (order < 0)
                (known, activities[known]) = (i, null!);
            else
                activities[i] = null!;
        }

        return kept is null ? activities.Length : MovedToFront(activities);
    }

    /// <summary>Moves what is not null to the front, in its order, and says how many they are.</summary>
    private static int MovedToFront(Activity?[] activities)
    {
        var count = 0;
        foreach (var activity in activities)
        {
            if (activity is not null)
                activities[count++] = activity;
        }

        return count;
    }

    private static ActivityGroup[] Grouped(Activity[] sorted, int count)
    {
        var groupCount = 0;
        for (var i = 0; i < count; i++)
        {
            if (StartsGroup(sorted, i))
                groupCount++;
        }

        var groups = new ActivityGroup[groupCount];
        var end = count;
        for (var i = count - 1; i >= 0; i--)
        {
            if (!StartsGroup(sorted, i))
                continue;
            groups[--groupCount] = new ActivityGroup(sorted[i].Type, ActivityType.Hash(sorted[i].Type), sorted, i, end - i);
            end = i;
        }

        return groups;
    }

    private static bool StartsGroup(Activity[] sorted, int index) =>
        index == 0 || !string.Equals(sorted[index - 1].Type, sorted[index].Type, StringComparison.Ordinal);

    private ActivityHistory Added(Activity activity, ImmutableHashSet<string>? ids)
    {
        var place = PlaceOf(activity.Type, out var exists);
        ActivityGroup[] groups;
        if (exists)
        {
            groups = [.. _groups];
            groups[place] = groups[place].With(activity);
        }
        else
        {
            var fresh = new ActivityGroup(activity.Type, ActivityType.Hash(activity.Type), [activity], 0, 1);
            groups = [.. _groups[..place], fresh, .. _groups[place..]];
        }

        return new ActivityHistory(groups, Count + 1, ids);
    }

    private ActivityHistory Corrected(Activity activity, string id)
    {
        var groupIndex = 0;
        var index = -1;
        for (; index < 0; groupIndex++)
            index = IndexOf(_groups[groupIndex].Items, id);
        groupIndex--;
        if (Activity.Compare(activity, _groups[groupIndex].Items[index]) >= 0)
            return this;
        var rest = _groups[groupIndex].WithoutAt(index);
        ActivityGroup[] groups = rest.Count == 0
            ? [.. _groups[..groupIndex], .. _groups[(groupIndex + 1)..]]
            : [.. _groups[..groupIndex], rest, .. _groups[(groupIndex + 1)..]];
        return new ActivityHistory(groups, Count - 1).Added(activity, _ids);
    }

    private static int IndexOf(ReadOnlySpan<Activity> activities, string id)
    {
        for (var i = 0; i < activities.Length; i++)
        {
            if (string.Equals(activities[i].Id, id, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private int PlaceOf(string type, out bool exists)
    {
        for (var i = 0; i < _groups.Length; i++)
        {
            var order = string.CompareOrdinal(_groups[i].Type, type);
            if (order >= 0)
            {
                exists = order == 0;
                return i;
            }
        }

        exists = false;
        return _groups.Length;
    }
}
