using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Binding;

/// <summary>
/// The compiled parts of a rule book by their names, filled in dependency order: what refers to a part finds it here. A
/// part that is missing although its name exists had a problem of its own, so a reference to it is passed over in silence.
/// </summary>
internal sealed class Definitions
{
    private readonly Names _names;
    private readonly BrokenDefinitions _broken;
    private readonly Dictionary<string, BandReference> _bands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (BandReference Row, BandReference Column, GridTable Table, string[] Names)> _grids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoolNode> _segments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Names, BoolNode[] Conditions)> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<Aggregate, SharedAggregate> _shared = [];
    private readonly List<Question> _questions = [];

    public Definitions(Names names, BrokenDefinitions broken, bool isMatched = false)
    {
        IsMatched = isMatched;
        _names = names;
        _broken = broken;
        FindShared();
    }

    /// <summary>How many parts several rules share; each has a slot in the memory of a decision.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Whether another engine answers, so that routes and agreements ask it too.</summary>
    public bool IsMatched { get; }

    /// <summary>The conditions whose answers another engine may give.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>Whether a part of that name was written but had a problem, which has been reported where it stands.</summary>
    public bool IsBroken(DefinitionKind kind, string name) => _broken.Contains(kind, name);

    /// <summary>Whether the reader has reported a property of this name, or all activities.</summary>
    public bool IsBrokenProperty(string name) => IsBroken(DefinitionKind.Property, name) || IsBroken(DefinitionKind.Activity, "*");

    public BandReference? Band(Node syntax, string name) =>
        _bands.TryGetValue(name, out var bands) ? bands.At(syntax) : null;

    public GridReference? Grid(Node syntax, string name) =>
        _grids.TryGetValue(name, out var grid) ? new GridReference(syntax, grid.Row, grid.Column, grid.Table) : null;

    public ClassReference? Class(Node syntax, string name) =>
        _classes.TryGetValue(name, out var classes) ? new ClassReference(syntax, _names.PlaceOfClasses(name), classes.Names, classes.Conditions) : null;

    public SegmentReference? Segment(Node syntax, string name) =>
        _segments.TryGetValue(name, out var condition) ? new SegmentReference(syntax, condition) : null;

    /// <summary>The condition of a segment; null when it has a problem.</summary>
    public SharedBool? Segment(string name) => _segments.GetValueOrDefault(name) as SharedBool;

    /// <summary>The names and conditions of a set of classes; null when it has a problem.</summary>
    public (string[] Names, BoolNode[] Conditions)? Classes(string name) => _classes.TryGetValue(name, out var classes) ? classes : null;

    /// <summary>The aggregate as a part that several rules share, or null when one rule alone asks for it.</summary>
    public SharedAggregate? Shared(Aggregate aggregate) => _shared.GetValueOrDefault(aggregate);

    /// <summary>The names that a reference can give, or null when it is no such reference.</summary>
    public IReadOnlyCollection<string>? PossibleNames(TextNode node) => node.Syntax is not QualifiedName name ? null : name.Kind switch
    {
        NameKind.Band => [.. _names.Bands[name.Name].Bands.Select(static band => band.Name)],
        NameKind.Grid => _grids[name.Name].Names,
        NameKind.Class => _classes[name.Name].Names,
        _ => null,
    };

    /// <summary>Compiles what is no score: bands, grids, segments and classes.</summary>
    public void Add(DefinitionKey key, List<Diagnostic> problems)
    {
        switch (key.Kind)
        {
            case "band":
                AddBands(_names.Bands[key.Name], problems);
                break;
            case "grid":
                AddGrid(_names.Grids[key.Name], problems);
                break;
            case "segment":
                AddSegment(_names.Segments[key.Name], problems);
                break;
            case "class":
                AddClasses(_names.Classes[key.Name], problems);
                break;
        }
    }

    /// <summary>Gives a condition a slot, so that it is asked once a decision, or answered by another engine.</summary>
    public SharedBool Ask(QuestionKind kind, string name, string? part, BoolNode condition)
    {
        _questions.Add(new Question(kind, name, part, condition, SlotCount));
        return new SharedBool(condition, SlotCount++);
    }

    private void AddBands(BandSetDefinition bands, List<Diagnostic> problems)
    {
        var of = bands.Of ?? bands.Name;
        var table = new BandTable(bands.Bands);
        if (_names.ScoreIndex(of) is { } score)
        {
            var syntax = new QualifiedName(NameKind.Score, of);
            Keep(bands.Name, new BandReference(syntax, new ScoreReference(syntax, score), table));
            return;
        }

        if (IsBroken(DefinitionKind.Score, of) || IsBroken(DefinitionKind.Field, of))
            return;
        var path = bands.Of is null ? BookPath.Member("$.bands", bands.Name) : BookPath.Member("$.bands", bands.Name) + ".of";
        if (_names.Field(of) is not { } field)
        {
            problems.Add(Problems.BandsOfNothing(path, bands.Name, of, _names.ScoreNames.Concat(_names.FieldNames)));
        }
        else if (field.Type is not (FieldType.Number or FieldType.Integer))
        {
            problems.Add(Problems.BandsOfNoNumber(path, of, field.Type));
        }
        else
        {
            var syntax = new NameNode(of);
            Keep(bands.Name, new BandReference(syntax, field.WellKnown is { } known ? new LeadNumber(syntax, known.Slot, known.Type) : new NumberFromSource(syntax, field.Source!, field.Type), table));
        }
    }

    /// <summary>Keeps bands for those who refer to them, unless some of them could not be read: what is said of their names would be wrong.</summary>
    private void Keep(string name, BandReference bands)
    {
        if (!IsBroken(DefinitionKind.BandSet, name))
            _bands[name] = bands;
    }

    private void AddGrid(GridDefinition grid, List<Diagnostic> problems)
    {
        foreach (var (member, bands) in new[] { ("rows", grid.Rows), ("columns", grid.Columns) })
        {
            if (!_names.Bands.ContainsKey(bands) && !IsBroken(DefinitionKind.BandSet, bands))
                problems.Add(Problems.UnknownBands(BookPath.Member(BookPath.Member("$.grids", grid.Name), member), bands, _names.Bands.Keys));
        }

        if (!_bands.TryGetValue(grid.Rows, out var row) || !_bands.TryGetValue(grid.Columns, out var column))
            return;
        var table = new GridTable(row.Table, column.Table, grid.Separator);
        _grids[grid.Name] = (row, column, table, [.. table.Names]);
    }

    private void AddSegment(SegmentDefinition segment, List<Diagnostic> problems)
    {
        var enter = Condition(Text.PathOfEnter(segment, _names.Book.Source), segment.Enter, problems);
        var leave = segment.Leave is null ? null : Condition(BookPath.Member("$.segments", segment.Name) + ".leave", segment.Leave, problems);
        if (enter is null || (leave is null && segment.Leave is not null))
            return;
        var syntax = leave is null ? enter.Syntax : new QualifiedName(NameKind.Segment, segment.Name);
        _segments[segment.Name] = Ask(QuestionKind.Segment, segment.Name, null, new RememberedSegment(syntax, segment.Name, _names.PlaceOfSegment(segment.Name), enter, leave));
    }

    private void AddClasses(ClassSetDefinition classes, List<Diagnostic> problems)
    {
        var conditions = classes.Classes
            .Select((item, index) => Condition(BookPath.Member(BookPath.Item(BookPath.Member("$.classes", classes.Name), index), item.Name), item.When, problems))
            .ToArray();
        if (Array.TrueForAll(conditions, static condition => condition is not null) && !IsBroken(DefinitionKind.ClassSet, classes.Name))
            _classes[classes.Name] = ([.. classes.Classes.Select(static item => item.Name)], [.. conditions.Select((condition, i) => Ask(QuestionKind.Class, classes.Name, classes.Classes[i].Name, condition!))]);
    }

    private BoolNode? Condition(string path, Conditions.Condition condition, List<Diagnostic> problems)
    {
        var (root, place) = Text.Of(path, condition, _names.Book.Source);
        return new Binder(_names, this, place, problems).Condition(root);
    }

    /// <summary>Finds the aggregates that stand more than once in the rule book, so that a decision works each out once.</summary>
    private void FindShared()
    {
        var seen = new HashSet<Aggregate>();
        var nodes = new List<Node>();
        foreach (var root in Text.Roots(_names.Book))
        {
            Tree.Collect(root, nodes);
            foreach (var node in nodes)
            {
                if (node is Aggregate aggregate && !seen.Add(aggregate))
                    _shared.TryAdd(aggregate, new SharedAggregate(this));
            }
        }
    }

    /// <summary>An aggregate that several rules ask for: bound once, with a slot in the memory of a decision.</summary>
    internal sealed class SharedAggregate(Definitions definitions)
    {
        private CompiledNode? _node;
        private bool _bound;

        /// <summary>The node; bound at first use. Problems are reported there, once.</summary>
        public CompiledNode? Get(Node syntax, Func<CompiledNode?> bind)
        {
            if (_bound)
                return _node;
            _bound = true;
            _node = bind() switch
            {
                NumberNode number => new SharedNumber(number, definitions.SlotCount++),
                BoolNode boolean => new SharedBool(boolean, definitions.SlotCount++),
                TicksNode ticks => new SharedTicks(ticks, definitions.SlotCount++),
                var other => other,
            };
            return _node;
        }
    }
}
