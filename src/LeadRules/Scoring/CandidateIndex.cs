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

    private CandidateIndex(int ruleCount, IEnumerable<int> always, IReadOnlyCollection<(CandidateKey Key, int Rule)> entries)
    {
        _always = new ulong[(ruleCount + 63) >> 6];
        foreach (var rule in always)
            Set(_always, rule);
        _types = entries.Where(static entry => entry.Key.Kind is CandidateKeyKind.Type or CandidateKeyKind.Subject)
            .GroupBy(static entry => entry.Key.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(static type => type.Key, static type => new TypeEntry(type), StringComparer.Ordinal);
        _families = [.. OfKind(entries, CandidateKeyKind.Family)
            .GroupBy(static entry => entry.Key.Name, StringComparer.Ordinal)
            .Select(static family => (family.Key, RulesOf(family)))];
        _texts = [.. OfKind(entries, CandidateKeyKind.Text)
            .GroupBy(static entry => entry.Key.Slot)
            .Select(static slot => (slot.Key, ByName(slot, static key => key.Value, StringComparer.OrdinalIgnoreCase)))];
        _fields = ByName(OfKind(entries, CandidateKeyKind.Field), static key => key.Name, StringComparer.Ordinal);
    }

    /// <summary>How many words of bits <see cref="Mark"/> fills.</summary>
    public int WordCount => _always.Length;

    /// <summary>The index for rules in their stated order, or null when there are too few for it to pay.</summary>
    public static CandidateIndex? For(CompiledRule[] rules)
    {
        if (rules.Length < MinRules)
            return null;
        var always = new List<int>();
        var entries = new List<(CandidateKey, int)>();
        for (var i = 0; i < rules.Length; i++)
        {
            if (CandidateKeys.Of(rules[i]) is { } keys)
                entries.AddRange(keys.Select(key => (key, i)));
            else
                always.Add(i);
        }

        return entries.Count == 0 ? null : new CandidateIndex(rules.Length, always, entries);
    }

    /// <summary>Sets the bits of the rules that can match a lead, and clears the others.</summary>
    public void Mark(Lead lead, Span<ulong> bits)
    {
        _always.CopyTo(bits);
        foreach (ref readonly var group in lead.Activities.Groups)
        {
            if (_types.TryGetValue(group.Type, out var type))
                type.Mark(group.Items, bits);
            foreach (var (prefix, rules) in _families)
            {
                if (group.Type.StartsWith(prefix, StringComparison.Ordinal))
                    Set(bits, rules);
            }
        }

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

    /// <summary>The same bits in an array of their own.</summary>
    public ulong[] Candidates(Lead lead)
    {
        var bits = new ulong[WordCount];
        Mark(lead, bits);
        return bits;
    }

    private static IEnumerable<(CandidateKey Key, int Rule)> OfKind(IEnumerable<(CandidateKey Key, int Rule)> entries, CandidateKeyKind kind) =>
        entries.Where(entry => entry.Key.Kind == kind);

    private static FrozenDictionary<string, int[]> ByName(IEnumerable<(CandidateKey Key, int Rule)> entries, Func<CandidateKey, string> nameOf, StringComparer comparer) =>
        entries.GroupBy(entry => nameOf(entry.Key), comparer).ToFrozenDictionary(static group => group.Key, RulesOf, comparer);

    private static int[] RulesOf(IEnumerable<(CandidateKey Key, int Rule)> entries) => [.. entries.Select(static entry => entry.Rule).Distinct()];

    private static void Set(Span<ulong> bits, int[] rules)
    {
        foreach (var rule in rules)
            Set(bits, rule);
    }

    private static void Set(Span<ulong> bits, int rule) => bits[rule >> 6] |= 1UL << rule;

    /// <summary>The rules that need an activity of one type, some of them about a subject.</summary>
    private sealed class TypeEntry(IEnumerable<(CandidateKey Key, int Rule)> entries)
    {
        private readonly int[] _rules = RulesOf(OfKind(entries, CandidateKeyKind.Type));
        private readonly FrozenDictionary<string, int[]> _bySubject = ByName(OfKind(entries, CandidateKeyKind.Subject), static key => key.Value, StringComparer.OrdinalIgnoreCase);

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
