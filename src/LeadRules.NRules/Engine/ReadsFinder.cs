using LeadRules.Conditions.Syntax;
using LeadRules.Decisions.Matching;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.NRules.Engine;

/// <summary>Finds out what conditions read.</summary>
internal sealed class ReadsFinder
{
    private readonly MatchedBook _book;
    private readonly Dictionary<string, int> _scores;
    private readonly ILookup<(QuestionKind Kind, string Name), int> _slots;
    private readonly HashSet<string> _computed;

    public ReadsFinder(MatchedBook book)
    {
        _book = book;
        _scores = book.Scores.ToDictionary(static score => score.Definition.Name, static score => score.Index, StringComparer.Ordinal);
        _slots = book.Questions.ToLookup(static question => (question.Kind, question.Name), static question => question.Slot);

        // A field that a plug-in works out may read anything of the lead.
        var additions = new Additions(book.Options);
        _computed = additions.Fields.Select(static field => field.Item.Name).ToHashSet(StringComparer.Ordinal);
        _computed.UnionWith(book.Options.PlugIns.SelectMany(static plugIn => plugIn.Inference?.Fields ?? []).Select(static field => field.Name));
    }

    /// <param name="roots">The condition, or the several that are asked together.</param>
    /// <param name="patterns">The activities that are read besides.</param>
    /// <param name="isRemembered">Whether what was noted of the lead is read in any case.</param>
    public Reads Of(IEnumerable<Node> roots, IEnumerable<string> patterns, bool isRemembered = false)
    {
        List<string> families = [.. patterns];
        HashSet<int> scores = [];
        HashSet<int> slots = [];
        var readsAll = false;
        List<Node> nodes = [];
        foreach (var root in roots)
        {
            Tree.Collect(root, nodes);
            foreach (var node in nodes)
            {
                if (node is Selector selector)
                    families.Add(selector.Pattern);
                else if (node is QualifiedName name)
                    AddReference(name.Kind, name.Name, scores, slots, ref readsAll);
                else if (node is NameNode field)
                    readsAll |= _computed.Contains(field.Name);
            }
        }

        return new Reads(readsAll ? Family.All : Family.Of(families), isRemembered || readsAll || families.Count > 0, [.. scores.Order()], [.. slots.Order()]);
    }

    private void AddReference(NameKind kind, string name, HashSet<int> scores, HashSet<int> slots, ref bool readsAll)
    {
        switch (kind)
        {
            case NameKind.Lead:
                readsAll |= _computed.Contains(name);
                break;
            case NameKind.Score:
                scores.Add(_scores[name]);
                break;
            case NameKind.Band:
                AddBands(name, scores, ref readsAll);
                break;
            case NameKind.Grid:
                var grid = _book.Book.Grids.First(grid => grid.Name == name);
                AddBands(grid.Rows, scores, ref readsAll);
                AddBands(grid.Columns, scores, ref readsAll);
                break;
            case NameKind.Segment:
                slots.UnionWith(_slots[(QuestionKind.Segment, name)]);
                break;
            case NameKind.Class:
                slots.UnionWith(_slots[(QuestionKind.Class, name)]);
                break;
        }
    }

    private void AddBands(string name, HashSet<int> scores, ref bool readsAll)
    {
        var of = _book.Book.Bands.First(bands => bands.Name == name).Of ?? name;
        if (_scores.TryGetValue(of, out var score))
            scores.Add(score);
        else
            readsAll |= _computed.Contains(of);
    }
}
