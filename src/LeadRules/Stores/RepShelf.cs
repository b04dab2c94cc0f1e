using System.Collections;
using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>The reps of a store in memory. Used under the lock of the store.</summary>
internal sealed class RepShelf
{
    /// <summary>More lists than a rule book has pools; a caller that makes a new list for each decision fills no memory.</summary>
    private const int MostGroups = 1024;

    private readonly Dictionary<string, RepEntry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<IReadOnlyList<string>, RepGroup> _groups = new(ReferenceEqualityComparer.Instance);

    public RepState this[string rep] => _byId.TryGetValue(rep, out var entry) ? entry.State : new RepState { Rep = rep };

    public void Keep(RepState state)
    {
        var entry = EntryOf(state.Rep);
        entry.State = state;
        entry.IsKept = true;
    }

    public IReadOnlyList<RepState> All() =>
        EquatableList.Of<RepState>([.. _byId.Values.Where(static entry => entry.IsKept).Select(static entry => entry.State).OrderBy(static state => state.Rep, StringComparer.Ordinal)]);

    /// <summary>The reps of a list; those of a list object that was seen before are found without looking each one up.</summary>
    public RepGroup GroupOf(IReadOnlyList<string> reps)
    {
        if (_groups.TryGetValue(reps, out var group))
            return group;
        if (_groups.Count == MostGroups)
            _groups.Clear();
        group = new RepGroup([.. reps.Select(EntryOf)]);
        _groups.Add(reps, group);
        return group;
    }

    private RepEntry EntryOf(string rep)
    {
        if (!_byId.TryGetValue(rep, out var entry))
            _byId.Add(rep, entry = new RepEntry(new RepState { Rep = rep }));
        return entry;
    }
}

/// <summary>The place of a rep's state.</summary>
internal sealed class RepEntry(RepState state)
{
    public RepState State { get; set; } = state;

    /// <summary>Whether a decision changed it; else somebody only asked for it.</summary>
    public bool IsKept { get; set; }
}

/// <summary>The states of the reps of a list, as they are when they are asked for.</summary>
internal sealed class RepGroup(RepEntry[] entries) : IReadOnlyList<RepState>
{
    private Dictionary<string, RepEntry>? _byId;
    private RepGroup? _within;

    public int Count => entries.Length;

    public RepState this[int index] => entries[index].State;

    public RepState? Find(string rep)
    {
        if (_byId is null)
        {
            _byId = new Dictionary<string, RepEntry>(StringComparer.Ordinal);
            foreach (var entry in entries)
                _byId[entry.State.Rep] = entry;
        }

        return _byId.TryGetValue(rep, out var found) ? found.State : null;
    }

    /// <summary>A rep of this group who is not in the other; null when there is none.</summary>
    public string? FirstOutside(RepGroup other)
    {
        // Which reps belong to a list never changes, so the last answer still holds.
        if (ReferenceEquals(_within, other))
            return null;
        foreach (var entry in entries)
        {
            if (other.Find(entry.State.Rep) is null)
                return entry.State.Rep;
        }

        _within = other;
        return null;
    }

    public IEnumerator<RepState> GetEnumerator() => entries.Select(static entry => entry.State).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
