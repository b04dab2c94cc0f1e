using System.Runtime.InteropServices;

namespace LeadRules.Scoring;

/// <summary>The rules by what they need, while the <see cref="CandidateIndex"/> is being made. Rules are added in their order.</summary>
internal sealed class CandidateTable
{
    /// <summary>By activity type.</summary>
    public Dictionary<string, OfType> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>By what the types of a family start with.</summary>
    public Dictionary<string, List<int>> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>By the slot of a well-known text, then by its value.</summary>
    public Dictionary<int, Dictionary<string, List<int>>> Texts { get; } = [];

    /// <summary>By custom field.</summary>
    public Dictionary<string, List<int>> Fields { get; } = new(StringComparer.Ordinal);

    public void Add(CandidateKey key, int rule)
    {
        switch (key.Kind)
        {
            case CandidateKeyKind.Family:
                Add(Families, key.Name, rule);
                break;
            case CandidateKeyKind.Field:
                Add(Fields, key.Name, rule);
                break;
            case CandidateKeyKind.Text:
                Add(CollectionsMarshal.GetValueRefOrAddDefault(Texts, key.Slot, out _) ??= new(StringComparer.OrdinalIgnoreCase), key.Value, rule);
                break;
            case CandidateKeyKind.Type:
                Add(TypeOf(key.Name).Rules, rule);
                break;
            default:
                Add(TypeOf(key.Name).BySubject, key.Value, rule);
                break;
        }
    }

    private OfType TypeOf(string type) => CollectionsMarshal.GetValueRefOrAddDefault(Types, type, out _) ??= new OfType();

    private static void Add(Dictionary<string, List<int>> table, string name, int rule) =>
        Add(CollectionsMarshal.GetValueRefOrAddDefault(table, name, out _) ??= new List<int>(1), rule);

    /// <summary>A rule may name one key twice; it stands once.</summary>
    private static void Add(List<int> rules, int rule)
    {
        if (rules.Count == 0 || rules[^1] != rule)
            rules.Add(rule);
    }

    /// <summary>The rules that need an activity of one type: of any subject, and of a subject.</summary>
    public sealed class OfType
    {
        public List<int> Rules { get; } = [];

        public Dictionary<string, List<int>> BySubject { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
