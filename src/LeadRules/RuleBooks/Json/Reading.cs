using LeadRules.Calendars;
using LeadRules.Conditions;
using LeadRules.Conditions.Parsing;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>One reading of a rule book: collects problems, and reads values of each kind, reporting those of another kind.</summary>
internal sealed partial class Reading(JsonTree tree, SourceMap source, RuleBookLimits limits)
{
    private readonly List<(int Offset, Diagnostic Problem)> _problems = [];

    public RuleBookLimits Limits => limits;

    public BrokenDefinitions Broken { get; } = new();

    /// <summary>How many problems there are so far; a definition that raises it is broken.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>Whether an error has been found.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>All problems, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        List<Diagnostic> ordered = [.. _problems.OrderBy(static problem => problem.Offset).Select(static problem => problem.Problem)];
        if (ProblemCount > _problems.Count)
            ordered.Add(Problems.TooManyProblems(limits.MaxProblems, ProblemCount - _problems.Count));
        return ordered;
    }

    /// <summary>The path of a value, for a problem with it; empty once no more problems are listed, as working it out takes time.</summary>
    public string Path(JsonItem item) => IsFull ? "" : tree.PathOf(item.Index);

    public void Report(JsonItem item, Diagnostic problem) => Add(item.Start, problem);

    public void Report(JsonFault fault) =>
        Add(fault.Offset, IsFull ? fault.Kind.At("", fault.Message, fault.Mend) : fault.Kind.At(tree.PathAround(fault.Offset), fault.Message, fault.Mend));

    /// <summary>The known members of an object; reports the unknown, and what stands twice. False when the value is no object.</summary>
    public bool TryMembers<TMember>(JsonItem item, MemberSet<TMember> known, string expected, out Members<TMember> members)
        where TMember : struct, Enum
    {
        var slots = default(MemberSlots);
        if (!item.IsObject)
        {
            if (item.Exists)
                Report(item, Problems.WrongKind(Path(item), Found.In(item), expected));
            members = default;
            return false;
        }

        foreach (var (name, value) in item.Members())
        {
            var slot = known.Find(name);
            if (slot < 0)
                ReportUnknown(name, known, ref slots);
            else if (slots[slot] > 0)
                ReportTwice(name, new JsonItem(tree, slots[slot] - 1));
            else
                slots[slot] = value.Index;
        }

        members = new Members<TMember>(item, slots);
        return true;
    }

    /// <summary>The line in which a value stands; null without a file.</summary>
    public int? LineOf(JsonItem item) => source.LineOf(item.Start);

    public void ReportTwice(JsonItem name, JsonItem first) =>
        Report(name, Problems.DuplicateMember(Path(name), IsFull ? "" : Found.Cut(name.Text), LineOf(first)));

    /// <summary>
    /// The definitions of a section, by name. A name that stands twice is reported and its first definition kept; what has a
    /// problem is noted as broken.
    /// </summary>
    /// <param name="section">The object that holds them; may be missing.</param>
    /// <param name="kind">What they define.</param>
    /// <param name="nameOf">Gives the name as the rule book keeps it; reports it and gives null when it cannot be one.</param>
    /// <param name="read">Reads one definition; null when nothing of it can be used.</param>
    public IReadOnlyList<T> Definitions<T>(JsonItem section, DefinitionKind kind, Func<JsonItem, string?> nameOf, Func<string, JsonItem, T?> read)
        where T : class
    {
        if (!section.IsObject)
        {
            if (section.Exists)
            {
                Report(section, Problems.WrongKind(Path(section), Found.In(section), "an object"));
                Broken.AddAll(kind);
            }

            return [];
        }

        List<T> definitions = [];
        Dictionary<string, JsonItem> seen = new(StringComparer.Ordinal);
        foreach (var (key, value) in section.Members())
        {
            var before = ProblemCount;
            var name = nameOf(key);
            var isNew = name is not null && seen.TryAdd(name, key);
            if (name is not null && !isNew)
                ReportTwice(key, seen[name]);
            if (read(name ?? "", value) is { } definition && isNew)
                definitions.Add(definition);
            if (name is not null && ProblemCount > before)
                Broken.Add(kind, name);
        }

        return definitions;
    }

    /// <summary>The name of a member when it is an id.</summary>
    public string? IdOf(JsonItem key) => NameOf(key) is { } name && IsId(key, name) ? name : null;

    /// <summary>The name of a member when it can be the name of a field, band or class: any text on one line.</summary>
    public string? LabelOf(JsonItem key)
    {
        if (NameOf(key) is not { } name)
            return null;
        if (!char.IsWhiteSpace(name[0]) && !char.IsWhiteSpace(name[^1]) && !name.Any(char.IsControl))
            return name;
        Report(key, Problems.OddLabel(Path(key), name));
        return null;
    }

    /// <summary>The name of a member when it says something and is not too long.</summary>
    public string? NameOf(JsonItem key)
    {
        var name = key.Text;
        if (name.Length > limits.MaxNameLength)
            Report(key, Problems.TextTooLong(Path(key), name.Length, limits.MaxNameLength));
        else if (string.IsNullOrWhiteSpace(name))
            Report(key, Problems.EmptyText(Path(key), "a name"));
        else
            return name;
        return null;
    }

    /// <summary>The names of a section, for what was most likely meant by a reference; those that cannot be ids will be reported.</summary>
    public static List<string> IdsIn(JsonItem section)
    {
        List<string> names = [];
        foreach (var (name, _) in section.Members())
        {
            if (Conditions.Syntax.Words.IsId(name.Text))
                names.Add(name.Text);
        }

        return names;
    }

    /// <summary>Reports a member that is not there.</summary>
    public void Require<TMember>(Members<TMember> members, TMember member, string name, string example)
        where TMember : struct, Enum
    {
        if (!members.IsGiven(member))
            Report(members.Owner, Problems.MissingMember(Path(members.Owner), name, example));
    }

    /// <summary>A text; null when it is not there or is of another kind.</summary>
    public string? Text(JsonItem item, string expected, int maxLength, bool mayBeEmpty = false)
    {
        if (!item.Exists)
            return null;
        if (!item.IsText)
        {
            Report(item, Problems.WrongKind(Path(item), Found.In(item), expected));
            return null;
        }

        var text = item.Text;
        if (text.Length > maxLength)
            Report(item, Problems.TextTooLong(Path(item), text.Length, maxLength));
        else if (!mayBeEmpty && string.IsNullOrWhiteSpace(text))
            Report(item, Problems.EmptyText(Path(item), expected));
        else
            return text;
        return null;
    }

    /// <summary>A short text, such as a name or a version.</summary>
    public string? Word(JsonItem item, string expected) => Text(item, expected, limits.MaxNameLength);

    /// <summary>The IANA name of a time zone.</summary>
    public string? TimeZone(JsonItem item)
    {
        var zone = Word(item, "a time zone such as \"Europe/Madrid\"");
        if (zone is null || TimeZoneNames.IsKnown(zone))
            return zone;
        Report(item, Problems.UnknownTimeZone(Path(item), zone, TimeZoneNames.Nearest(zone)));
        return null;
    }

    /// <summary>A date.</summary>
    public DateOnly? Date(JsonItem item)
    {
        if (Word(item, "a date such as \"2026-11-22\"") is not { } text)
            return null;
        if (DateText.TryParseDate(text, out var date))
            return date;
        Report(item, Problems.NoDate(Path(item), text));
        return null;
    }

    /// <summary>A text for people.</summary>
    public string? Description(JsonItem item) => Text(item, "a text", limits.MaxTextLength);

    /// <summary>The name of something in the rule book, as conditions write it.</summary>
    public string? Id(JsonItem item, string expected)
    {
        var text = Word(item, expected);
        return text is not null && IsId(item, text) ? text : null;
    }

    private bool IsId(JsonItem item, string text)
    {
        if (Conditions.Syntax.Words.IsId(text))
            return true;
        Report(item, Problems.OddId(Path(item), text));
        return false;
    }

    /// <summary>A number between the limits for all numbers.</summary>
    public double? Number(JsonItem item)
    {
        if (!item.Exists)
            return null;
        if (!item.IsNumber)
        {
            Report(item, Problems.WrongKind(Path(item), Found.In(item), "a number"));
            return null;
        }

        var number = item.Number;
        if (Math.Abs(number) <= limits.MaxNumber)
            return number == 0 ? 0 : number;
        Report(item, Problems.NumberTooLarge(Path(item), Found.Raw(item), limits.MaxNumber));
        return null;
    }

    /// <summary>Reports a least number above the greatest.</summary>
    public void CheckOrder(JsonItem item, double? min, double? max)
    {
        if (min > max)
            Report(item, Problems.MinAboveMax(Path(item), min.Value, max.Value));
    }

    /// <summary>A whole number from one number to another.</summary>
    public int? Whole(JsonItem item, int least, int most)
    {
        if (Number(item) is not { } number)
            return null;
        if (number >= least && number <= most && number == Math.Floor(number))
            return (int)number;
        Report(item, Problems.NoSuchNumber(Path(item), Found.Raw(item), least, most));
        return null;
    }

    /// <summary>A length of time of at least some length.</summary>
    public TimeSpan? Duration(JsonItem item, TimeSpan least)
    {
        const string expected = "a duration such as \"30d\"";
        return Word(item, expected) is { } text ? Duration(item, text, least) : null;
    }

    /// <summary>The length of time that a text or the name of a member says.</summary>
    public TimeSpan? Duration(JsonItem item, string text, TimeSpan least)
    {
        if (!DurationText.TryParse(text, out var duration))
            Report(item, Problems.NoDuration(Path(item), text));
        else if (duration < least)
            Report(item, Problems.DurationTooShort(Path(item), text, least));
        else
            return duration;
        return null;
    }

    public Condition? Condition(JsonItem item) =>
        Parsed(item, "a condition", static (text, limits) => Parser.Parse(text, limits), static (node, text) => new Condition(node, text));

    public Formula? Formula(JsonItem item) =>
        Parsed(item, "a formula", static (text, limits) => Parser.Parse(text, limits), static (node, text) => new Formula(node, text));

    public ActivitySelector? Selector(JsonItem item) =>
        Parsed(item, "an activity type", static (text, limits) => Parser.ParseSelector(text, limits), static (selector, text) => new ActivitySelector(selector, text));

    /// <summary>What is read of each item of a list; nothing of those that have a problem, and nothing when the list is missing.</summary>
    public IReadOnlyList<T> Each<T>(JsonItem list, string expected, Func<JsonItem, T?> read)
        where T : class => [.. Items(list, expected).Select(read).OfType<T>()];

    /// <summary>The items of a list; none when it is missing, or is no list, which is reported.</summary>
    public IEnumerable<JsonItem> Items(JsonItem list, string expected)
    {
        if (list.Exists && !list.IsArray)
            Report(list, Problems.WrongKind(Path(list), Found.In(list), expected));
        return list.Items();
    }

    /// <summary>Whether no more problems are listed, so that working out what to say of them is a waste.</summary>
    public bool IsFull => _problems.Count >= limits.MaxProblems;

    /// <summary>Reads a rule book of parts of this text, and takes those of its problems that are not known yet.</summary>
    /// <param name="other">The parts.</param>
    /// <param name="challenger">The challenger that puts them together.</param>
    public RuleBook? ReadBeside(JsonTree other, JsonItem challenger)
    {
        var map = new SourceMap(other, source.HasFile);
        var beside = new Reading(other, map, limits);
        var book = new BookReader(beside).Read(other.Root, source.HasFile ? map : null);
        var known = _problems.Select(static one => one.Problem).ToHashSet();
        foreach (var (offset, problem) in beside._problems)
        {
            if (known.Add(problem))
                Add(offset, offset >= challenger.Start && offset < challenger.End ? problem : Problems.WithChallenger(problem, Path(challenger)));
        }

        return book;
    }

    private void Add(int offset, Diagnostic problem)
    {
        ProblemCount++;
        HasErrors |= problem.Severity == DiagnosticSeverity.Error;
        if (IsFull)
            return;
        var place = problem.Line is null ? source.PlaceOf(offset) : null;
        _problems.Add((offset, place is null ? problem : problem with { Line = place.Value.Line, Column = place.Value.Column }));
    }

    private void ReportUnknown<TMember>(JsonItem name, MemberSet<TMember> known, ref MemberSlots slots)
        where TMember : struct, Enum
    {
        var text = Found.Cut(name.Text);
        var meant = Nearest.Of(text, known.Names);
        Report(name, Problems.UnknownMember(Path(name), text, meant, known.Names));
        if (meant is not null && slots[known.IndexOf(meant)] == 0)
            slots[known.IndexOf(meant)] = MemberSlots.Misspelt;
    }

    private T? Parsed<TNode, T>(JsonItem item, string expected, Func<string, ParseLimits, (TNode? Node, SyntaxError? Error)> parse, Func<TNode, string, T> make)
        where TNode : class
        where T : class
    {
        // The parser says itself, with its own code, what is too long for it.
        if ((item.IsName ? NameOf(item) : Text(item, expected, int.MaxValue)) is not { } text)
            return null;
        var (node, error) = parse(text, limits.Conditions);
        if (node is not null)
            return make(node, text);
        var path = Path(item);
        var problem = Problems.Syntax(path, error!);
        Add(item.Start, IsFull ? problem : Located(problem, item, text, error!));
        return null;
    }

    private Diagnostic Located(Diagnostic problem, JsonItem item, string text, SyntaxError error)
    {
        var shown = problem with { Excerpt = Caret.Show(text, error.Span, "  ") };
        return source.PlaceOf(item, error.Span.Start) is { } place ? shown with { Line = place.Line, Column = place.Column } : shown;
    }
}
