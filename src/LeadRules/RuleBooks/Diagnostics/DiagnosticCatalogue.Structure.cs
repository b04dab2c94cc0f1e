namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR3xxx: the structure of the JSON text, and settings that cannot be.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind NotJson { get; } = DiagnosticKind.Error("LR3001", "Not JSON", "The text breaks the rules of JSON, so nothing after that place can be read.");

    public static DiagnosticKind WrongEncoding { get; } = DiagnosticKind.Error("LR3002", "Wrong encoding", "The file is not UTF-8 text.");

    public static DiagnosticKind Comment { get; } = DiagnosticKind.Error("LR3003", "Comment", "JSON has no comments.");

    public static DiagnosticKind TrailingComma { get; } = DiagnosticKind.Error("LR3004", "Comma before a closing bracket", "JSON has no comma after the last member or item.");

    public static DiagnosticKind DuplicateMember { get; } = DiagnosticKind.Error("LR3005", "Name stands twice", "Two members of one object have the same name: one setting twice, or two definitions of one name.");

    public static DiagnosticKind UnknownMember { get; } = DiagnosticKind.Error("LR3006", "Unknown member", "The rule book format has no member of this name here.");

    public static DiagnosticKind WrongKind { get; } = DiagnosticKind.Error("LR3007", "Wrong kind of value", "A text stands where a number is expected, or the like.");

    public static DiagnosticKind MissingMember { get; } = DiagnosticKind.Error("LR3008", "Missing member", "A member that has no default is not there.");

    public static DiagnosticKind WhenOrPer { get; } = DiagnosticKind.Error("LR3009", "Rule needs 'when' or 'per'", "A rule has both of them, or neither.");

    public static DiagnosticKind NotTogether { get; } = DiagnosticKind.Error("LR3010", "Settings do not go together", "Two settings exclude each other, or one means nothing beside the other.");

    public static DiagnosticKind DuplicateId { get; } = DiagnosticKind.Error("LR3011", "Id stands twice", "Two rules of one score, two routes or two transitions have the same id, or two classes of one set have the same name.");

    public static DiagnosticKind OddName { get; } = DiagnosticKind.Error("LR3012", "Name with odd characters", "A name holds characters with which conditions could not name it.");

    public static DiagnosticKind MinAboveMax { get; } = DiagnosticKind.Error("LR3013", "'min' above 'max'", "No number can be at least 'min' and at most 'max'.");

    public static DiagnosticKind OutOfRange { get; } = DiagnosticKind.Error("LR3014", "Number or duration out of range", "A number or a length of time is too small or too large for its setting.");

    public static DiagnosticKind DecaySteps { get; } = DiagnosticKind.Error("LR3015", "Steps of a decay", "The steps of a decay give more points with age, or two of them have one age.");

    public static DiagnosticKind NoCriteria { get; } = DiagnosticKind.Error("LR3016", "Score without criteria", "A score has neither rules nor a formula, so it could only be 0 for everyone.");

    public static DiagnosticKind UnknownGroup { get; } = DiagnosticKind.Error("LR3017", "Unknown group", "A rule joins a group that its score does not have.");

    public static DiagnosticKind UnknownTimeZone { get; } = DiagnosticKind.Error("LR3018", "Unknown time zone", "The time zone is not the IANA name of one.");

    public static DiagnosticKind OverlappingBands { get; } = DiagnosticKind.Error("LR3019", "Bands overlap", "A number lies in two bands of one set.");

    public static DiagnosticKind EmptyRange { get; } = DiagnosticKind.Error("LR3020", "Range without numbers", "No number lies in the range of a band.");

    public static DiagnosticKind NothingInside { get; } = DiagnosticKind.Error("LR3021", "Nothing inside", "What must hold something, such as a set of bands or classes or the steps of a campaign, has no entries.");

    public static DiagnosticKind RearmAboveReach { get; } = DiagnosticKind.Error("LR3022", "'rearm' above 'reach'", "A threshold would be left and reached at the same height.");

    public static DiagnosticKind UnknownWord { get; } = DiagnosticKind.Error("LR3024", "Unknown word", "A setting takes one of a few words, and this is none of them: the type of a field, for one.");

    public static DiagnosticKind NameTaken { get; } = DiagnosticKind.Error("LR3025", "Name is taken", "A field or property is declared under a name that every lead or activity has already.");

    public static DiagnosticKind EmptyText { get; } = DiagnosticKind.Error("LR3026", "Empty text", "A text that must say something is empty or blank.");

    private static IReadOnlyList<DiagnosticKind> Structure =>
    [
        NotJson, WrongEncoding, Comment, TrailingComma, DuplicateMember, UnknownMember, WrongKind, MissingMember, WhenOrPer, NotTogether,
        DuplicateId, OddName, MinAboveMax, OutOfRange, DecaySteps, NoCriteria, UnknownGroup, UnknownTimeZone, OverlappingBands, EmptyRange,
        NothingInside, RearmAboveReach, UnknownWord, NameTaken, EmptyText,
    ];
}
