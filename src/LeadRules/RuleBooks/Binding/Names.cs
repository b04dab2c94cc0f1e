using System.Collections.Frozen;
using LeadRules.Conditions.Compiled;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Everything that a name in a rule book's texts can mean.</summary>
internal sealed class Names
{
    /// <summary>The properties of what is noted of a lead.</summary>
    private static readonly ActivityDefinition Note = new("*", [new("by", FieldType.Text), new("of", FieldType.Text), new("why", FieldType.Text)]);

    private readonly Dictionary<string, FieldDefinition> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Added<LeadField>> _pluginFields;
    private readonly Dictionary<string, (int Place, InferredField Field)> _inferredFields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<string>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FrozenSet<string>> _frozenLists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _scores = new(StringComparer.Ordinal);
    private readonly HashSet<string> _knownTypes;
    private readonly ActivityDefinition[] _declared;
    private readonly ILookup<string, ActivityDefinition> _activities;
    private readonly List<ActivityDefinition> _families;

    public Names(RuleBook book, LeadEngineOptions options, Zone zone)
    {
        Book = book;
        Zone = zone;
        foreach (var field in book.Fields)
            _fields.TryAdd(field.Name, field);
        Additions = new Additions(options);
        _pluginFields = ByName(Additions.Fields, static field => field.Item.Name);
        foreach (var (place, field) in Additions.InferredFields.Index())
            _inferredFields.TryAdd(field.Item.Name, (place, field.Item));
        Functions = ByName(Additions.Functions, static function => function.Item.Name);
        foreach (var list in book.Lists)
            _lists.TryAdd(list.Name, list.Entries);
        foreach (var list in Additions.Lists)
            _lists.TryAdd(list.Item.Key, list.Item.Value);
        for (var i = 0; i < book.Scores.Count; i++)
            _scores.TryAdd(book.Scores[i].Name, i);
        Bands = ByName(book.Bands, static bands => bands.Name);
        Grids = ByName(book.Grids, static grid => grid.Name);
        Segments = ByName(book.Segments, static segment => segment.Name);
        Classes = ByName(book.Classes, static classes => classes.Name);
        _declared = [.. book.Activities.DistinctBy(static activity => activity.Pattern, StringComparer.Ordinal), .. Additions.Activities.Select(static activity => activity.Item)];
        _activities = _declared.ToLookup(static activity => activity.Pattern, StringComparer.Ordinal);
        Roster = Roster.Of(book.Routing, options);
        _families = [.. _declared.Where(static activity => activity.Pattern.EndsWith('*'))];
        _knownTypes = new HashSet<string>(ActivityType.BuiltIn, StringComparer.Ordinal);
        _knownTypes.UnionWith(_declared.Select(static activity => activity.Pattern));
    }

    public RuleBook Book { get; }

    public Zone Zone { get; }

    /// <summary>The reps and pools of the rule book and of the host.</summary>
    public Roster Roster { get; }

    /// <summary>What the host and its plug-ins add.</summary>
    public Additions Additions { get; }

    public IReadOnlyDictionary<string, Added<LeadFunction>> Functions { get; }

    public IReadOnlyDictionary<string, BandSetDefinition> Bands { get; }

    public IReadOnlyDictionary<string, GridDefinition> Grids { get; }

    public IReadOnlyDictionary<string, SegmentDefinition> Segments { get; }

    public IReadOnlyDictionary<string, ClassSetDefinition> Classes { get; }

    /// <summary>The activity types and families that the rule book or a plug-in declares.</summary>
    public IReadOnlyList<ActivityDefinition> Activities => _declared;

    public IEnumerable<string> ScoreNames => _scores.Keys;

    public IEnumerable<string> ListNames => _lists.Keys;

    public bool HasList(string name) => _lists.ContainsKey(name);

    /// <summary>The names of all fields of leads, for "did you mean".</summary>
    public IEnumerable<string> FieldNames => FieldsOfLeads.Concat(_pluginFields.Keys).Concat(_inferredFields.Keys);

    /// <summary>The names of the fields that leads themselves have, which plug-ins can read.</summary>
    public IEnumerable<string> FieldsOfLeads => WellKnownField.All.Select(static known => known.Name).Concat(_fields.Keys);

    /// <summary>The activity types that are built in or declared, for "did you mean".</summary>
    public IEnumerable<string> KnownTypes => _knownTypes;

    public int? ScoreIndex(string name) => _scores.TryGetValue(name, out var index) ? index : null;

    /// <summary>Where a segment stands in the rule book; -1 where it does not.</summary>
    public int PlaceOfSegment(string name) => PlaceOf(Book.Segments, name, static segment => segment.Name);

    /// <summary>Where a set of classes stands in the rule book; -1 where it does not.</summary>
    public int PlaceOfClasses(string name) => PlaceOf(Book.Classes, name, static classes => classes.Name);

    /// <summary>The type of a field of leads, and where its value comes from unless it is well-known.</summary>
    public (FieldType Type, WellKnownField? WellKnown, ValueSource? Source)? Field(string name)
    {
        if (WellKnownField.Find(name) is { } known)
            return (known.Type, known, null);
        if (_fields.TryGetValue(name, out var custom))
            return (custom.Type, null, new CustomFieldSource(custom.Name));
        if (_pluginFields.TryGetValue(name, out var plugin))
            return (plugin.Item.Type, null, new PluginFieldSource(plugin.Item, plugin.Whose, InputsOf(plugin.Item)));
        return _inferredFields.TryGetValue(name, out var inferred) ? (inferred.Field.Type, null, new InferredFieldSource(inferred.Place, inferred.Field.Description)) : null;
    }

    /// <summary>Whether leads themselves have a field of that name, so that plug-ins can read it.</summary>
    public bool IsFieldOfLeads(string name) => WellKnownField.Find(name) is not null || _fields.ContainsKey(name);

    /// <summary>A list as a set that ignores case, made at first use.</summary>
    public FrozenSet<string>? List(string name)
    {
        if (_frozenLists.TryGetValue(name, out var frozen))
            return frozen;
        if (!_lists.TryGetValue(name, out var entries))
            return null;
        return _frozenLists[name] = entries.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The properties that activities of a pattern may carry, by the definitions that the pattern meets.</summary>
    public IEnumerable<FieldDefinition> Properties(string pattern) =>
        (pattern.EndsWith('*') ? _declared.Where(activity => Overlap(activity.Pattern, pattern)) : OfType(pattern)).SelectMany(static activity => activity.Properties);

    /// <summary>Whether a type or family is built in or declared, or a family that holds such a type.</summary>
    public bool IsKnownType(string pattern) => _knownTypes.Contains(pattern) || _knownTypes.Any(known => Overlap(known, pattern));

    private IEnumerable<ActivityDefinition> OfType(string type)
    {
        if (ActivityType.IsNote(type))
            yield return Note;
        foreach (var own in _activities[type])
            yield return own;
        foreach (var family in _families)
        {
            if (Overlap(family.Pattern, type) && family.Pattern != type)
                yield return family;
        }
    }

    /// <summary>The inputs that a field declares and that the rule book knows.</summary>
    private FieldInput[] InputsOf(LeadField field) =>
    [
        .. from input in field.Reads
           let isField = IsFieldOfLeads(input)
           where isField || IsKnownType(input)
           select new FieldInput(input, IsActivity: !isField),
    ];

    private static bool Overlap(string left, string right)
    {
        var (leftFamily, rightFamily) = (left.EndsWith('*'), right.EndsWith('*'));
        if (!leftFamily && !rightFamily)
            return string.Equals(left, right, StringComparison.Ordinal);
        var leftStem = leftFamily ? left[..^1] : left;
        var rightStem = rightFamily ? right[..^1] : right;
        return (leftFamily && rightStem.StartsWith(leftStem, StringComparison.Ordinal))
            || (rightFamily && leftStem.StartsWith(rightStem, StringComparison.Ordinal));
    }

    private static int PlaceOf<T>(IReadOnlyList<T> items, string name, Func<T, string> nameOf)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (string.Equals(nameOf(items[i]), name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private static Dictionary<string, T> ByName<T>(IReadOnlyList<T> items, Func<T, string> nameOf) =>
        items.DistinctBy(nameOf, StringComparer.Ordinal).ToDictionary(nameOf, StringComparer.Ordinal);
}
