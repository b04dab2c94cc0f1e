using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>
/// Builds a rule book in C#. Each call adds a part; <see cref="Build"/> checks everything at once. What it makes is what
/// the same rule book in JSON makes: it writes that JSON and has it read, so there is one set of checks and messages.
/// </summary>
/// <remarks>Not safe to share between threads. May be built more than once, and added to in between.</remarks>
public sealed class RuleBookBuilder
{
    private readonly JsonDraft _book = new();
    private readonly RoutingBuilder _routing = new();
    private readonly LifecycleBuilder _lifecycle = new();
    private readonly string _name;

    /// <summary>Begins a rule book.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version, in the author's own numbering; or null.</param>
    /// <param name="author">Who wrote this version; or null.</param>
    /// <param name="effectiveFrom">From which date this version is meant to be used; or null.</param>
    public RuleBookBuilder(string name, string? version = null, string? author = null, DateOnly? effectiveFrom = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = name;
        _book.Add("name", name).Add("version", version).Add("author", author)
            .Add("effectiveFrom", effectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private RuleBookBuilder() => _name = "";

    /// <summary>Sets the IANA time zone in which dates without an offset are read; <c>UTC</c> unless set.</summary>
    public RuleBookBuilder TimeZone(string timeZone)
    {
        _book.Add("timeZone", timeZone);
        return this;
    }

    /// <summary>Declares a custom field of leads.</summary>
    public RuleBookBuilder Field(string name, FieldType type)
    {
        _book.Section("fields").Add(name, TypeWords.NameOf(type));
        return this;
    }

    /// <summary>Adds a named list, for <c>in @name</c>.</summary>
    public RuleBookBuilder List(string name, params IEnumerable<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _book.Section("lists").Add(name, [.. entries]);
        return this;
    }

    /// <summary>Declares an activity type or family, and the properties that its activities may carry.</summary>
    public RuleBookBuilder Activity(string pattern, params IReadOnlyList<(string Name, FieldType Type)> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var draft = new JsonDraft();
        foreach (var (name, type) in properties)
            draft.Add(name, TypeWords.NameOf(type));
        _book.Section("activities").Add(pattern, draft);
        return this;
    }

    /// <summary>Adds a score; its rules or its formula are given in <paramref name="build"/>.</summary>
    public RuleBookBuilder Score(string name, Action<ScoreBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var score = new ScoreBuilder();
        build(score);
        _book.Section("scores").Add(name, score.Draft);
        return this;
    }

    /// <summary>Adds a score that is a formula, such as <c>0.6 * score.engagement + 0.4 * score.fit</c>.</summary>
    public RuleBookBuilder Formula(string name, RuleText formula) => Score(name, score => score.Formula(formula));

    /// <summary>Cuts the score of the same name into bands, each from its floor to the next one's.</summary>
    public RuleBookBuilder Bands(string name, params IReadOnlyList<(string Name, double Floor)> floors)
    {
        ArgumentNullException.ThrowIfNull(floors);
        _book.Section("bands").Add(name, Floors(floors));
        return this;
    }

    /// <summary>Cuts a score or a number field into bands with a range each.</summary>
    /// <param name="name">The name of the set of bands.</param>
    /// <param name="of">The score or field.</param>
    /// <param name="ranges">The bands; a range is a text such as <c>&lt; 10</c>, <c>between 11 and 50</c> or <c>&gt;= 51</c>.</param>
    public RuleBookBuilder BandsOf(string name, string of, params IReadOnlyList<(string Name, string Range)> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        var draft = new JsonDraft();
        foreach (var (band, range) in ranges)
            draft.Add(band, range);
        _book.Section("bands").Add(name, new JsonDraft().Add("of", of).Add("ranges", draft));
        return this;
    }

    /// <summary>Names pairs of bands: the row's name, the separator, the column's name.</summary>
    public RuleBookBuilder Grid(string name, string rows, string columns, string separator = "")
    {
        ArgumentNullException.ThrowIfNull(separator);
        _book.Section("grids").Add(name, new JsonDraft().Add("rows", rows).Add("columns", columns).Add("separator", separator.Length == 0 ? null : separator));
        return this;
    }

    /// <summary>Adds a threshold of a score.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="score">The score.</param>
    /// <param name="reach">Reached when the score is at least this.</param>
    /// <param name="rearm">Left when the score is below this; null for the same height.</param>
    public RuleBookBuilder Threshold(string name, string score, double reach, double? rearm = null)
    {
        var draft = new JsonDraft().Add("score", score).Add("reach", reach);
        if (rearm is { } height && height != reach)
            draft.Add("rearm", height);
        _book.Section("thresholds").Add(name, draft);
        return this;
    }

    /// <summary>Adds a segment.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="enter">When a lead enters; without <paramref name="leave"/>, when it belongs.</param>
    /// <param name="leave">When a lead that is in leaves; or null.</param>
    /// <param name="suppresses">What is not done to leads that are in; or null.</param>
    public RuleBookBuilder Segment(string name, RuleText enter, RuleText? leave = null, Suppression? suppresses = null)
    {
        var segments = _book.Section("segments");
        if (leave is null && suppresses is null)
        {
            segments.Add(name, enter.ToString());
            return this;
        }

        var segment = new JsonDraft().Add("enter", enter.ToString()).Add("leave", leave?.ToString());
        if (suppresses is not null)
            segment.Set("suppresses", SuppressionReader.TextOf(suppresses));
        segments.Add(name, segment);
        return this;
    }

    /// <summary>Adds a set of classes, tried in this order: a lead has the first whose condition is true.</summary>
    public RuleBookBuilder Classes(string name, params IReadOnlyList<(string Name, RuleText When)> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        _book.Section("classes").Add(name, [.. classes.Select(static item => new JsonDraft().Add(item.Name, item.When.ToString()))]);
        return this;
    }

    /// <summary>Adds a calendar that goes by the time zone of the rule book.</summary>
    public RuleBookBuilder Calendar(string name, Action<BusinessCalendarBuilder> build) => Calendar(name, new BusinessCalendarBuilder(), build);

    /// <summary>Adds a calendar that goes by another time zone.</summary>
    public RuleBookBuilder Calendar(string name, string timeZone, Action<BusinessCalendarBuilder> build) => Calendar(name, new BusinessCalendarBuilder(timeZone), build);

    /// <summary>Adds a calendar that is open when all of others are.</summary>
    public RuleBookBuilder CalendarOfBoth(string name, params IReadOnlyList<string> calendars) => Composition(name, "both", calendars);

    /// <summary>Adds a calendar that is open when at least one of others is.</summary>
    public RuleBookBuilder CalendarOfEither(string name, params IReadOnlyList<string> calendars) => Composition(name, "either", calendars);

    /// <summary>Names the calendar of agreements that name none, where the lead's owner has none either.</summary>
    public RuleBookBuilder Calendar(string name)
    {
        _book.Add("calendar", name);
        return this;
    }

    /// <summary>Adds a service-level agreement.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="versions">Its versions, the earliest first; several have a version and all but the first a date of their own (<see cref="SlaBuilder.Version"/>).</param>
    public RuleBookBuilder Sla(string name, params IReadOnlyList<Action<SlaBuilder>> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var drafts = versions.Select(static build =>
        {
            ArgumentNullException.ThrowIfNull(build);
            var version = new SlaBuilder();
            build(version);
            return version.Draft;
        }).ToList();
        var section = _book.Section("slas");
        if (drafts is [var only])
            section.Add(name, only);
        else
            section.Add(name, drafts);
        return this;
    }

    /// <summary>Says who gets which lead; may be called more than once, each time adding to what was said.</summary>
    /// <param name="build">Adds reps, pools, territories and routes.</param>
    public RuleBookBuilder Routing(Action<RoutingBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        build(_routing);
        _book.Set("routing", _routing.Draft);
        return this;
    }

    /// <summary>Says how a lead's life goes; may be called more than once, each time adding to what was said.</summary>
    /// <param name="build">Adds stages and transitions, and says what is handed over.</param>
    public RuleBookBuilder Lifecycle(Action<LifecycleBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        build(_lifecycle);
        _book.Set("lifecycle", _lifecycle.Draft);
        return this;
    }

    /// <summary>
    /// Adds the lifecycle that most teams begin with: new, nurturing, mql, handed-off, accepted, sql, opportunity, won, lost,
    /// recycled and junk; <c>samples/lifecycle.json</c> shows it. Add to it or write your own.
    /// </summary>
    /// <param name="qualified">When a lead is qualified: ready for sales, as marketing sees it.</param>
    public RuleBookBuilder UsualLifecycle(RuleText qualified) => Lifecycle(lifecycle => LeadRules.UsualLifecycle.Build(lifecycle, qualified));

    /// <summary>Adds a trigger: what the host is told to do when something happens or becomes true.</summary>
    /// <param name="name">Its name, unique and stable over versions.</param>
    /// <param name="build">Says what fires it and what is to be done.</param>
    public RuleBookBuilder Trigger(string name, Action<TriggerBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var trigger = new TriggerBuilder();
        build(trigger);
        _book.Section("triggers").Add(name, trigger.Draft);
        return this;
    }

    /// <summary>Adds a campaign: a series of content that leads are given over days.</summary>
    /// <param name="name">Its name, unique and stable over versions.</param>
    /// <param name="enroll">When a lead is enrolled: when this becomes true.</param>
    /// <param name="build">Adds the steps and the rest.</param>
    public RuleBookBuilder Campaign(string name, RuleText enroll, Action<CampaignBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var campaign = new CampaignBuilder(new JsonDraft().Add("enroll", enroll.ToString()));
        build(campaign);
        _book.Section("campaigns").Add(name, campaign.Draft);
        return this;
    }

    /// <summary>Adds another version of the rule book that is tried on a share of the leads.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="share">The share of the leads, in percent, 1 to 99; with those of other challengers at most 100.</param>
    /// <param name="build">
    /// Says what differs: what it adds stands in the place of what has the same name in the rule book, and its routing and
    /// its lifecycle in the place of the whole one. What belongs to the whole rule book, such as its time zone, cannot differ.
    /// </param>
    public RuleBookBuilder Challenger(string name, int share, Action<RuleBookBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var challenger = new RuleBookBuilder();
        challenger._book.Add("share", share);
        build(challenger);
        _book.Section("challengers").Add(name, challenger._book);
        return this;
    }

    /// <summary>Makes the rule book.</summary>
    /// <exception cref="RuleBookException">It has errors; the exception holds all of them.</exception>
    public RuleBook Build() => TryBuild(out var book, out var diagnostics) ? book : throw new RuleBookException(_name, diagnostics);

    /// <summary>Makes the rule book; false, and no exception for any content, when it has errors.</summary>
    /// <param name="book">The rule book, or null.</param>
    /// <param name="diagnostics">Every problem that was found, with its JSON path.</param>
    public bool TryBuild([NotNullWhen(true)] out RuleBook? book, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var result = RuleBookReader.ReadBuilt(ToUtf8());
        book = result.Book;
        diagnostics = result.Diagnostics;
        return book is not null;
    }

    /// <summary>The JSON of what has been added.</summary>
    internal byte[] ToUtf8() => _book.ToUtf8();

    /// <summary>Adds bands as another rule book has them.</summary>
    internal void Bands(BandSetDefinition bands)
    {
        if (bands.Of is null && AreFloors(bands.Bands))
        {
            Bands(bands.Name, [.. bands.Bands.Select(static band => (band.Name, band.Range.From!.Value))]);
            return;
        }

        var ranges = new JsonDraft();
        foreach (var band in bands.Bands)
            ranges.Add(band.Name, RangeText.Format(band.Range));
        _book.Section("bands").Add(bands.Name, new JsonDraft().Add("of", bands.Of).Add("ranges", ranges));
    }

    private RuleBookBuilder Calendar(string name, BusinessCalendarBuilder calendar, Action<BusinessCalendarBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        build(calendar);
        _book.Section("calendars").Add(name, calendar.Finished());
        return this;
    }

    private RuleBookBuilder Composition(string name, string member, IReadOnlyList<string> calendars)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        _book.Section("calendars").Add(name, new JsonDraft().Add(member, calendars));
        return this;
    }

    private static JsonDraft Floors(IReadOnlyList<(string Name, double Floor)> floors)
    {
        var draft = new JsonDraft();
        foreach (var (band, floor) in floors)
            draft.Add(band, floor);
        return draft;
    }

    /// <summary>Whether each band goes from its floor to the next one's, and the last to infinity.</summary>
    private static bool AreFloors(IReadOnlyList<BandDefinition> bands)
    {
        for (var i = 0; i < bands.Count; i++)
        {
            double? next = i + 1 < bands.Count ? bands[i + 1].Range.From : null;
            if (bands[i].Range is not { From: not null, FromIncluded: true, ToIncluded: false } range || range.To != next)
                return false;
        }

        return true;
    }
}
