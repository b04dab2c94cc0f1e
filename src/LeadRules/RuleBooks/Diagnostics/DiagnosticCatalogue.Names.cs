namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR2xxx: names and types.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UnknownField { get; } = DiagnosticKind.Error("LR2001", "Unknown field", "A condition names a field that leads do not have.");

    public static DiagnosticKind UnknownProperty { get; } = DiagnosticKind.Error("LR2002", "Unknown property", "A 'where' names something that neither the activities nor leads have.");

    public static DiagnosticKind OnlyInWhere { get; } = DiagnosticKind.Error("LR2003", "Only in 'where'", "A word that belongs to an activity stands outside 'where'.");

    public static DiagnosticKind UnknownReference { get; } = DiagnosticKind.Error("LR2004", "Unknown reference", "A condition refers to a score, band, grid, segment or class that is not there.");

    public static DiagnosticKind UnknownList { get; } = DiagnosticKind.Error("LR2005", "Unknown list", "A condition or a territory names a list that neither the rule book nor the host has.");

    public static DiagnosticKind UnknownFunction { get; } = DiagnosticKind.Error("LR2006", "Unknown function", "A condition calls a function that neither the language nor the host has.");

    public static DiagnosticKind WrongArguments { get; } = DiagnosticKind.Error("LR2007", "Wrong arguments", "A function is called with the wrong number or types of values.");

    public static DiagnosticKind NotACondition { get; } = DiagnosticKind.Error("LR2010", "Not a condition", "A yes-no question is expected, but the text is a value of another type.");

    public static DiagnosticKind NotANumber { get; } = DiagnosticKind.Error("LR2011", "Not a number", "A formula gives something else than a number.");

    public static DiagnosticKind NotAText { get; } = DiagnosticKind.Error("LR2012", "Not a text", "A test of text is applied to something else.");

    public static DiagnosticKind CannotCompare { get; } = DiagnosticKind.Error("LR2013", "Types cannot be compared", "Values of different types are compared.");

    public static DiagnosticKind CannotOrder { get; } = DiagnosticKind.Error("LR2014", "Yes-no values have no order", "Yes-no values are compared with < or >.");

    public static DiagnosticKind CannotCompute { get; } = DiagnosticKind.Error("LR2015", "Arithmetic between these types", "+ - * / stand between values for which they mean nothing.");

    public static DiagnosticKind CannotNegate { get; } = DiagnosticKind.Error("LR2016", "Minus before this type", "'-' stands before something that is neither a number nor a duration.");

    public static DiagnosticKind NotAList { get; } = DiagnosticKind.Error("LR2017", "'in' for this type", "'in' is applied to a yes-no value.");

    public static DiagnosticKind AggregateInWhere { get; } = DiagnosticKind.Error("LR2018", "Function of activities inside 'where'", "A 'where' asks about one activity and cannot count others.");

    public static DiagnosticKind NothingToTakeFrom { get; } = DiagnosticKind.Error("LR2019", "Counting takes no property", "'count', 'any' or 'none' is given a property.");

    public static DiagnosticKind CannotAggregate { get; } = DiagnosticKind.Error("LR2020", "Sum of something else than numbers", "'sum', 'min' or 'max' is given a property that is no number.");

    public static DiagnosticKind PropertyOfTwoTypes { get; } = DiagnosticKind.Error("LR2021", "Property of two types", "A family of activities has a property under one name with two types.");

    public static DiagnosticKind PatternNotLiteral { get; } = DiagnosticKind.Error("LR2022", "Pattern is no literal", "The pattern of 'matches' is not a text in quotes.");

    public static DiagnosticKind PatternInvalid { get; } = DiagnosticKind.Error("LR2023", "Pattern cannot be used", "The pattern of 'matches' is not a regular expression, or not one that matches in linear time.");

    public static DiagnosticKind UnknownKey { get; } = DiagnosticKind.Error("LR2025", "Unknown property in 'distinct'", "A rule's 'distinct' names something that its activities do not have.");

    public static DiagnosticKind BandsOfNothing { get; } = DiagnosticKind.Error("LR2026", "Bands of nothing", "Bands cut a score or field that is not there.");

    public static DiagnosticKind BandsOfNoNumber { get; } = DiagnosticKind.Error("LR2027", "Bands of no number", "Bands cut a field that is no number.");

    public static DiagnosticKind UnknownBands { get; } = DiagnosticKind.Error("LR2028", "Unknown bands", "A grid names bands that are not there.");

    public static DiagnosticKind UnknownScore { get; } = DiagnosticKind.Error("LR2029", "Unknown score", "A threshold names a score that is not there.");

    public static DiagnosticKind Cycle { get; } = DiagnosticKind.Error("LR2030", "Circle of references", "Scores, bands, grids, segments, classes, calendars or territories refer to each other in a circle.");

    private static IReadOnlyList<DiagnosticKind> Names =>
    [
        UnknownField, UnknownProperty, OnlyInWhere, UnknownReference, UnknownList, UnknownFunction, WrongArguments, NotACondition,
        NotANumber, NotAText, CannotCompare, CannotOrder, CannotCompute, CannotNegate, NotAList, AggregateInWhere, NothingToTakeFrom,
        CannotAggregate, PropertyOfTwoTypes, PatternNotLiteral, PatternInvalid, UnknownKey, BandsOfNothing,
        BandsOfNoNumber, UnknownBands, UnknownScore, Cycle,
    ];
}
