using System.Collections.Frozen;

namespace LeadRules.Scoring;

/// <summary>
/// Finds the rules that can match a lead at all, so that a rule book of ten thousand rules costs a lead only the rules
/// that have something to do with it. A rule is found through what it needs (<see cref="CandidateKeys"/>): an activity
/// of a type, a subject, the value of a field. Rules that need nothing nameable are always found.
/// </summary>
internal sealed class CandidateIndex
{
    /// <summary>Below this many rules, asking each is cheaper than asking which to ask.</summary>
    private const int MinRules = 64;

    private readonly ulong[] _always;
    private readonly FrozenDictionary<string, TypeEntry> _types;
    private readonly (string Prefix, int[] Rules)[] _families;
    private readonly (int Slot, FrozenDictionary<string, int[]> Rules)[] _texts;
    private readonly FrozenDictionary<string, int[]> _fields;

    private CandidateIndex(ulong[] always, CandidateTable table)
    {
        _always = always;
        _types = table.Types.ToFrozenDictionary(static type => type.Key, static type => new TypeEntry(type.Value), StringComparer.Ordinal);
        _families = [.. table.Families.Select(static family => (family.Key, family.Value.ToArray()))];
        _texts = [.. table.Texts.Select(static slot => (slot.Key, Frozen(slot.Value)))];
        _fields = Frozen(table.Fields);
    }

    /// <summary>How many words of bits <see cref="Mark"/> fills.</summary>
    public int WordCount => _always.Length;

    /// <summary>The index for rules in their stated order, or null when there are too few for it to pay.</summary>
    public static CandidateIndex? For(CompiledRule[] rules)
    {
        if (rules.Length < MinRules)
            return null;
        var always = new ulong[(rules.Length + 63) >> 6];
        var table = new CandidateTable();
        var indexed = false;
        for (var i = 0; i < rules.Length; i++)
        {
            var keys = CandidateKeys.Of(rules[i]);
            if (keys is null)
                Set(always, i);
            else
                indexed = true;
            foreach (var key in keys ?? [])
                table.Add(key, i);
        }

        return indexed ? new CandidateIndex(always, table) : null;
    }

    /// <summary>Sets the bits of the rules that can match a lead, and clears the others.</summary>
    public void Mark(Lead lead, Span<ulong> bits)
    {
        _always.CopyTo(bits);
        MarkTypes(lead.Activities, bits);
        if (lead.Activities.Notes is { } notes)
            MarkTypes(notes, bits);
        foreach (var (slot, rules) in _texts)
        {
            if (lead.TextAt(slot) is { } text && rules.TryGetValue(text, out var found))
                Set(bits, found);
        }

        if (_fields.Count == 0)
            return;
        foreach (ref readonly var custom in lead.Custom)
        {
            if (_fields.TryGetValue(custom.Name, out var found))
                Set(bits, found);
        }
    }

    private void MarkTypes(ActivityHistory history, Span<ulong> bits)
    {
        foreach (ref readonly var group in history.Groups)
        {
            if (_types.TryGetValue(group.Type, out var type))
                type.Mark(group.Items, bits);
            foreach (var (prefix, rules) in _families)
            {
                if (group.Type.StartsWith(prefix, StringComparison.Ordinal))
                    Set(bits, rules);
            }
        }
    }

    /// <summary>The same bits in an array of their own.</summary>
    public ulong[] Candidates(Lead lead)
    {
        var bits = new ulong[WordCount];
        Mark(lead, bits);
        return bits;
    }

    private static FrozenDictionary<string, int[]> Frozen(Dictionary<string, List<int>> rules) =>
        rules.ToFrozenDictionary(static entry => entry.Key, static entry => entry.Value.ToArray(), rules.Comparer);

    private static void Set(Span<ulong> bits, int[] rules)
    {
        foreach (var rule in rules)
            Set(bits, rule);
    }

    private static void Set(Span<ulong> bits, int rule) => bits[rule >> 6] |= 1UL << rule;

    /// <summary>The rules that need an activity of one type, some of them about a subject.</summary>
    private sealed class TypeEntry(CandidateTable.OfType entries)
    {
        private readonly int[] _rules = [.. entries.Rules];
        private readonly FrozenDictionary<string, int[]> _bySubject = Frozen(entries.BySubject);

        public void Mark(ReadOnlySpan<Activity> activities, Span<ulong> bits)
        {
            Set(bits, _rules);
            if (_bySubject.Count == 0)
                return;
            foreach (var activity in activities)
            {
                if (activity.Subject is { } subject && _bySubject.TryGetValue(subject, out var found))
                    Set(bits, found);
            }
        }
    }
}
