using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Decisions.Inferring;

/// <summary>One inference, with the places of what it declares.</summary>
internal sealed class AskedInference
{
    private readonly Dictionary<string, (int Place, FieldType Type)> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scores;

    /// <param name="added">The inference.</param>
    /// <param name="firstField">The place of its first field.</param>
    public AskedInference(AddedInference added, int firstField)
    {
        Inference = added.Inference;
        Name = added.PlugIn.Name;
        PlugIn = added.PlugIn.ToString();
        Who = added.Who;
        foreach (var (i, field) in added.Fields.Index())
            _fields.Add(field.Name, (firstField + i, field.Type));
        _scores = new HashSet<string>(added.Scores, StringComparer.Ordinal);
    }

    public LeadInference Inference { get; }

    /// <summary>The name of the plug-in, which outlives its versions.</summary>
    public string Name { get; }

    /// <summary>The plug-in, with its version.</summary>
    public string PlugIn { get; }

    /// <summary>What it is called in messages.</summary>
    public string Who { get; }

    public IEnumerable<string> Fields => _fields.Keys;

    public IEnumerable<string> Scores => _scores;

    public bool Declares(string score) => _scores.Contains(score);

    public bool TryField(string name, out (int Place, FieldType Type) field) => _fields.TryGetValue(name, out field);

    /// <summary>Notes that it found nothing: each of its fields is missing because of that.</summary>
    public void Fail(Findings findings, string fault)
    {
        findings.Add(Finding.OfFault(fault, PlugIn));
        foreach (var field in _fields.Values)
            findings.SetFault(field.Place, fault);
    }
}
