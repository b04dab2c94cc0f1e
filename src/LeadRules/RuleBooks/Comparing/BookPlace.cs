using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Comparing;

/// <summary>A place in a rule book, and what is known of everything that stands there.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Form">What the format calls it: the name of the member; of what authors name themselves, the name of the map with <c>.*</c>.</param>
internal sealed record BookPlace(string Path, string Form)
{
    /// <summary>Maps and lists of parts with names of their own: one that is not there is an empty one, so that each part in it counts.</summary>
    private static readonly string[] Shelves =
    [
        "fields", "lists", "activities", "scores", "bands", "grids", "thresholds", "segments", "classes", "calendars", "slas", "triggers", "campaigns", "challengers",
        "routing", "lifecycle", "stages", "transitions", "reps", "pools", "territories", "routes", "rules", "groups", "targets",
    ];

    /// <summary>Other maps whose names authors choose.</summary>
    private static readonly string[] Maps = ["members", "overrides", "ranges", "caps", "touches", "needs", "activities.*"];

    /// <summary>Lists in which the first that fits counts.</summary>
    private static readonly string[] Ordered = ["routes", "transitions", "content", "classes.*"];

    /// <summary>Lists that say something only as a whole.</summary>
    private static readonly string[] Wholes = ["whenNobody", "ownerBy", "then"];

    /// <summary>For what can be written in short, the member that the short form gives.</summary>
    private static readonly (string Form, string Member)[] ShortForms = [("segments.*", "enter"), ("overrides.*", "hours"), ("members.*", "weight"), ("holidays", "date"), ("contents", "key"), ("content", "key")];

    public static BookPlace Root { get; } = new(BookPath.Root, "");

    public bool IsShelf => Shelves.Contains(Form);

    public bool IsOrdered => Ordered.Contains(Form);

    /// <summary>Whether members stand in an order that counts: bands go upward.</summary>
    public bool HasOrderedMembers => Form is "bands.*" or "ranges";

    public bool IsWhole => Wholes.Contains(Form);

    /// <summary>The list of classes, each of which is a member with a name.</summary>
    public bool HasNamedItems => Form == "classes.*";

    public string? ShortMember
    {
        get
        {
            foreach (var (form, member) in ShortForms)
            {
                if (form == Form)
                    return member;
            }

            return null;
        }
    }

    public BookPlace Member(string name) =>
        new(BookPath.Member(Path, name), Form is not ("routing" or "lifecycle") && (Shelves.Contains(Form) || Maps.Contains(Form)) ? Form + ".*" : name);

    /// <summary>The place of an item with a key; of one without, that of the list.</summary>
    public BookPlace Item(string? key) =>
        key is null ? this : new($"{Path}[{(key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ' or '.' or '#') ? key : $"'{key}'")}]", HasNamedItems ? "" : Form);
}
