using System.Diagnostics.CodeAnalysis;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Comparing;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>
/// What a team agreed about leads, as data: fields, lists, activity types, scores, bands, thresholds, calendars, agreements, routing and lifecycle. Immutable.
/// Made from JSON (<see cref="Parse"/>) or in C# (<see cref="RuleBookBuilder"/>); both make the same rule book.
/// </summary>
/// <remarks>
/// A rule book is well formed: every text in it is in the language and every setting is in its range. Whether names
/// exist and types fit is checked when it is compiled (<see cref="LeadEngine.Compile(RuleBook, LeadEngineOptions?)"/>).
/// Two rule books are equal when their content is, in the same order.
/// </remarks>
public sealed record RuleBook
{
    private readonly IReadOnlyList<FieldDefinition> _fields = EquatableList<FieldDefinition>.Empty;
    private readonly IReadOnlyList<ListDefinition> _lists = EquatableList<ListDefinition>.Empty;
    private readonly IReadOnlyList<ActivityDefinition> _activities = EquatableList<ActivityDefinition>.Empty;
    private readonly IReadOnlyList<ScoreDefinition> _scores = EquatableList<ScoreDefinition>.Empty;
    private readonly IReadOnlyList<BandSetDefinition> _bands = EquatableList<BandSetDefinition>.Empty;
    private readonly IReadOnlyList<GridDefinition> _grids = EquatableList<GridDefinition>.Empty;
    private readonly IReadOnlyList<ThresholdDefinition> _thresholds = EquatableList<ThresholdDefinition>.Empty;
    private readonly IReadOnlyList<SegmentDefinition> _segments = EquatableList<SegmentDefinition>.Empty;
    private readonly IReadOnlyList<ClassSetDefinition> _classes = EquatableList<ClassSetDefinition>.Empty;
    private readonly IReadOnlyList<CalendarDefinition> _calendars = EquatableList<CalendarDefinition>.Empty;
    private readonly IReadOnlyList<SlaDefinition> _slas = EquatableList<SlaDefinition>.Empty;
    private readonly IReadOnlyList<TriggerDefinition> _triggers = EquatableList<TriggerDefinition>.Empty;
    private readonly IReadOnlyList<CampaignDefinition> _campaigns = EquatableList<CampaignDefinition>.Empty;
    private readonly IReadOnlyList<ChallengerDefinition> _challengers = EquatableList<ChallengerDefinition>.Empty;

    internal RuleBook()
    {
    }

    /// <summary>The name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The version, in the author's own numbering; or null.</summary>
    public string? Version { get; internal init; }

    /// <summary>Who wrote this version; or null.</summary>
    public string? Author { get; internal init; }

    /// <summary>From which date this version is meant to be used; or null. The library does not act on it.</summary>
    public DateOnly? EffectiveFrom { get; internal init; }

    /// <summary>The IANA time zone in which dates without an offset are read; <c>UTC</c> by default.</summary>
    public string TimeZone { get; internal init; } = "UTC";

    /// <summary>The custom fields of leads.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get => _fields; internal init => _fields = EquatableList.Of(value); }

    /// <summary>The named lists.</summary>
    public IReadOnlyList<ListDefinition> Lists { get => _lists; internal init => _lists = EquatableList.Of(value); }

    /// <summary>The activity types and their properties.</summary>
    public IReadOnlyList<ActivityDefinition> Activities { get => _activities; internal init => _activities = EquatableList.Of(value); }

    /// <summary>The scores.</summary>
    public IReadOnlyList<ScoreDefinition> Scores { get => _scores; internal init => _scores = EquatableList.Of(value); }

    /// <summary>The bands.</summary>
    public IReadOnlyList<BandSetDefinition> Bands { get => _bands; internal init => _bands = EquatableList.Of(value); }

    /// <summary>The grids.</summary>
    public IReadOnlyList<GridDefinition> Grids { get => _grids; internal init => _grids = EquatableList.Of(value); }

    /// <summary>The thresholds.</summary>
    public IReadOnlyList<ThresholdDefinition> Thresholds { get => _thresholds; internal init => _thresholds = EquatableList.Of(value); }

    /// <summary>The segments.</summary>
    public IReadOnlyList<SegmentDefinition> Segments { get => _segments; internal init => _segments = EquatableList.Of(value); }

    /// <summary>The sets of classes.</summary>
    public IReadOnlyList<ClassSetDefinition> Classes { get => _classes; internal init => _classes = EquatableList.Of(value); }

    /// <summary>The calendars: opening hours of teams and persons.</summary>
    public IReadOnlyList<CalendarDefinition> Calendars { get => _calendars; internal init => _calendars = EquatableList.Of(value); }

    /// <summary>The calendar of agreements that name none, or null.</summary>
    public string? Calendar { get; internal init; }

    /// <summary>The service-level agreements.</summary>
    public IReadOnlyList<SlaDefinition> Slas { get => _slas; internal init => _slas = EquatableList.Of(value); }

    /// <summary>The stages of a lead's life, and what moves it from one to another.</summary>
    public LifecycleDefinition Lifecycle { get; internal init; } = LifecycleDefinition.None;

    /// <summary>What the host is told to do when something happens or becomes true.</summary>
    public IReadOnlyList<TriggerDefinition> Triggers { get => _triggers; internal init => _triggers = EquatableList.Of(value); }

    /// <summary>The series of content that leads are given over days.</summary>
    public IReadOnlyList<CampaignDefinition> Campaigns { get => _campaigns; internal init => _campaigns = EquatableList.Of(value); }

    /// <summary>Other versions of the rule book that are tried on a share of the leads.</summary>
    public IReadOnlyList<ChallengerDefinition> Challengers { get => _challengers; internal init => _challengers = EquatableList.Of(value); }

    /// <summary>Who gets which lead.</summary>
    public RoutingDefinition Routing { get; internal init; } = RoutingDefinition.None;

    /// <summary>Where the parts stand in the JSON text; null for a rule book made in C#. Not part of equality.</summary>
    internal SourceMap? Source { get; init; }

    /// <summary>Reads a rule book from JSON. The format is described in <c>docs/rule-book.md</c>.</summary>
    /// <exception cref="RuleBookException">The text has errors; the exception holds all of them.</exception>
    public static RuleBook Parse(string json) =>
        TryParse(json, out var book, out var diagnostics) ? book : throw new RuleBookException("JSON text", diagnostics);

    /// <summary>Reads a rule book from JSON; false, and no exception for any content, when the text has errors.</summary>
    /// <param name="json">The text.</param>
    /// <param name="book">The rule book, or null.</param>
    /// <param name="diagnostics">Every problem that was found, in the order of the text; warnings also when there is a rule book.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out RuleBook? book, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        var result = RuleBookReader.Read(json);
        book = result.Book;
        diagnostics = result.Diagnostics;
        return book is not null;
    }

    /// <inheritdoc cref="TryParse(string, out RuleBook?, out IReadOnlyList{Diagnostic})"/>
    /// <param name="utf8Json">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="book">The rule book, or null.</param>
    /// <param name="diagnostics">Every problem that was found, in the order of the text; warnings also when there is a rule book.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out RuleBook? book, out IReadOnlyList<Diagnostic> diagnostics) =>
        RuleBookReader.TryRead(utf8Json, out book, out diagnostics);

    /// <summary>Writes the rule book as indented JSON; parsing it gives an equal rule book.</summary>
    public string ToJson() => RuleBookWriter.Write(this);

    /// <summary>
    /// What this rule book says otherwise than an earlier one, part by part: by names and ids, not by positions or spelling. Of
    /// lists whose order counts (classes, routes, transitions, bands), it also says what moved.
    /// </summary>
    public IReadOnlyList<RuleBookChange> ChangesSince(RuleBook earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return BookComparison.Between(earlier, this);
    }

    /// <summary>The name and version, for logs and the debugger.</summary>
    public override string ToString() => Version is null ? Name : $"{Name} version {Version}";

    /// <summary>Whether the content is equal, in the same order.</summary>
    public bool Equals(RuleBook? other) =>
        other is not null && Name == other.Name && Version == other.Version && Author == other.Author
        && EffectiveFrom == other.EffectiveFrom && TimeZone == other.TimeZone && Fields.Equals(other.Fields)
        && Lists.Equals(other.Lists) && Activities.Equals(other.Activities) && Scores.Equals(other.Scores)
        && Bands.Equals(other.Bands) && Grids.Equals(other.Grids) && Thresholds.Equals(other.Thresholds)
        && Segments.Equals(other.Segments) && Classes.Equals(other.Classes) && Calendars.Equals(other.Calendars)
        && Calendar == other.Calendar && Slas.Equals(other.Slas) && Routing.Equals(other.Routing)
        && Lifecycle.Equals(other.Lifecycle) && Triggers.Equals(other.Triggers) && Campaigns.Equals(other.Campaigns) && Challengers.Equals(other.Challengers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Version, TimeZone, Scores, Bands);
}
