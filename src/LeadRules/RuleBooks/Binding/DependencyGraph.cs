using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Which part of a rule book refers to which: gives an order in which each comes after what it needs, and finds the cycles.</summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<DefinitionKey, List<DefinitionKey>> _needs = [];
    private readonly Dictionary<DefinitionKey, Visit> _visits = [];
    private readonly List<Node> _nodes = [];
    private readonly List<DefinitionKey> _path = [];
    private readonly List<DefinitionKey> _order = [];
    private readonly List<IReadOnlyList<DefinitionKey>> _cycles = [];

    private DependencyGraph(RuleBook book)
    {
        foreach (var score in book.Scores)
            _needs.TryAdd(new("score", score.Name), References(NodesOf(score)));
        foreach (var bands in book.Bands)
            _needs.TryAdd(new("band", bands.Name), [new("score", bands.Of ?? bands.Name)]);
        foreach (var grid in book.Grids)
            _needs.TryAdd(new("grid", grid.Name), [new("band", grid.Rows), new("band", grid.Columns)]);
        foreach (var segment in book.Segments)
            _needs.TryAdd(new("segment", segment.Name), References(segment.Leave is null ? [segment.Enter.Root] : [segment.Enter.Root, segment.Leave.Root]));
        foreach (var classes in book.Classes)
            _needs.TryAdd(new("class", classes.Name), References(classes.Classes.Select(static item => item.When.Root)));
    }

    private enum Visit
    {
        Open,
        Done,
    }

    /// <summary>The parts, each after what it needs; parts that wait for a cycle included.</summary>
    public IReadOnlyList<DefinitionKey> Order => _order;

    /// <summary>The cycles, each as the parts along it, the first not repeated.</summary>
    public IReadOnlyList<IReadOnlyList<DefinitionKey>> Cycles => _cycles;

    public static DependencyGraph Of(RuleBook book)
    {
        var graph = new DependencyGraph(book);
        foreach (var key in graph._needs.Keys)
            graph.Walk(key);
        return graph;
    }

    /// <summary>Depth first, without recursion: a rule book may chain ten thousand scores.</summary>
    private void Walk(DefinitionKey start)
    {
        if (_visits.ContainsKey(start))
            return;
        var stack = new Stack<(DefinitionKey Key, int Next)>();
        Enter(start, stack);
        while (stack.TryPop(out var frame))
        {
            var needs = _needs[frame.Key];
            if (frame.Next == needs.Count)
            {
                _visits[frame.Key] = Visit.Done;
                _path.RemoveAt(_path.Count - 1);
                _order.Add(frame.Key);
                continue;
            }

            stack.Push((frame.Key, frame.Next + 1));
            var need = needs[frame.Next];
            if (!_needs.ContainsKey(need))
                continue;
            if (!_visits.TryGetValue(need, out var visit))
                Enter(need, stack);
            else if (visit == Visit.Open)
                _cycles.Add(_path[_path.IndexOf(need)..]);
        }
    }

    private void Enter(DefinitionKey key, Stack<(DefinitionKey Key, int Next)> stack)
    {
        _visits[key] = Visit.Open;
        _path.Add(key);
        stack.Push((key, 0));
    }

    private static IEnumerable<Node> NodesOf(ScoreDefinition score)
    {
        if (score.Formula is { } formula)
            yield return formula.Root;
        foreach (var rule in score.Rules)
        {
            if (rule.When is { } when)
                yield return when.Root;
            if (rule.Per?.Root.Where is { } where)
                yield return where;
        }
    }

    private List<DefinitionKey> References(IEnumerable<Node> roots)
    {
        var references = new List<DefinitionKey>();
        foreach (var root in roots)
        {
            Tree.Collect(root, _nodes);
            foreach (var node in _nodes)
            {
                if (node is QualifiedName { Kind: not NameKind.Lead } name)
                    references.Add(new DefinitionKey(Words.NameOf(name.Kind), name.Name));
            }
        }

        return references;
    }
}
