using System.Collections.Frozen;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads the outermost object of a rule book.</summary>
internal sealed class BookReader(Reading reading)
{
    private static readonly MemberSet<BookMember> Known = new();

    /// <summary>What each section defines: a misspelt section may define any name of its kind.</summary>
    private static readonly FrozenDictionary<BookMember, DefinitionKind> Kinds = new Dictionary<BookMember, DefinitionKind>
    {
        [BookMember.Fields] = DefinitionKind.Field,
        [BookMember.Lists] = DefinitionKind.List,
        [BookMember.Activities] = DefinitionKind.Activity,
        [BookMember.Scores] = DefinitionKind.Score,
        [BookMember.Bands] = DefinitionKind.BandSet,
        [BookMember.Grids] = DefinitionKind.Grid,
        [BookMember.Thresholds] = DefinitionKind.Threshold,
        [BookMember.Segments] = DefinitionKind.Segment,
        [BookMember.Classes] = DefinitionKind.ClassSet,
        [BookMember.Calendars] = DefinitionKind.Calendar,
        [BookMember.Slas] = DefinitionKind.Sla,
        [BookMember.Triggers] = DefinitionKind.Trigger,
        [BookMember.Campaigns] = DefinitionKind.Campaign,
        [BookMember.Challengers] = DefinitionKind.Challenger,
    }.ToFrozenDictionary();

    private readonly VocabularyReader _vocabulary = new(reading);
    private readonly GroupingReader _groupings = new(reading);
    private readonly ScoreReader _scores = new(reading);
    private readonly BandReader _bands = new(reading);
    private readonly CalendarReader _calendars = new(reading);
    private readonly SlaReader _slas = new(reading);
    private readonly RoutingReader _routing = new(reading);
    private readonly LifecycleReader _lifecycle = new(reading);
    private readonly TriggerReader _triggers = new(reading);
    private readonly CampaignReader _campaigns = new(reading);

    private enum BookMember
    {
        Schema,
        Name,
        Version,
        Author,
        EffectiveFrom,
        TimeZone,
        Fields,
        Lists,
        Activities,
        Scores,
        Bands,
        Grids,
        Thresholds,
        Segments,
        Classes,
        Lifecycle,
        Routing,
        Calendars,
        Calendar,
        Slas,
        Triggers,
        Campaigns,
        Challengers,
    }

    public RuleBook? Read(JsonItem root, SourceMap? source)
    {
        if (!reading.TryMembers(root, Known, "an object such as { \"name\": \"acme-b2b\" }", out var members))
            return null;
        foreach (var (section, kind) in Kinds)
        {
            if (members.IsMisspelt(section))
                reading.Broken.AddAll(kind);
        }

        if (members.IsMisspelt(BookMember.Routing))
            RoutingReader.BreakAll(reading);

        reading.Text(members[BookMember.Schema], "the name of the schema", reading.Limits.MaxTextLength);
        reading.Require(members, BookMember.Name, "name", "\"name\": \"acme-b2b\"");
        var book = new RuleBook
        {
            Name = reading.Word(members[BookMember.Name], "a name such as \"acme-b2b\"") ?? "",
            Version = reading.Word(members[BookMember.Version], "a text such as \"7\""),
            Author = reading.Word(members[BookMember.Author], "a text"),
            EffectiveFrom = reading.Date(members[BookMember.EffectiveFrom]),
            TimeZone = reading.TimeZone(members[BookMember.TimeZone]) ?? "UTC",
            Fields = _vocabulary.Fields(members[BookMember.Fields]),
            Lists = _vocabulary.Lists(members[BookMember.Lists]),
            Activities = _vocabulary.Activities(members[BookMember.Activities]),
            Scores = reading.Definitions(members[BookMember.Scores], DefinitionKind.Score, reading.IdOf, _scores.Read),
            Bands = reading.Definitions(members[BookMember.Bands], DefinitionKind.BandSet, reading.IdOf, _bands.Read),
            Grids = reading.Definitions(members[BookMember.Grids], DefinitionKind.Grid, reading.IdOf, _groupings.Grid),
            Thresholds = reading.Definitions(members[BookMember.Thresholds], DefinitionKind.Threshold, reading.IdOf, _groupings.Threshold),
            Segments = reading.Definitions(members[BookMember.Segments], DefinitionKind.Segment, reading.IdOf, _groupings.Segment),
            Classes = reading.Definitions(members[BookMember.Classes], DefinitionKind.ClassSet, reading.IdOf, _groupings.ClassSet),
            Calendar = reading.Id(members[BookMember.Calendar], "the name of a calendar under 'calendars'"),
            Slas = reading.Definitions(members[BookMember.Slas], DefinitionKind.Sla, reading.IdOf, _slas.Read),
            Triggers = reading.Definitions(members[BookMember.Triggers], DefinitionKind.Trigger, reading.IdOf, _triggers.Read),
            Campaigns = reading.Definitions(members[BookMember.Campaigns], DefinitionKind.Campaign, reading.IdOf, _campaigns.Read),
            Source = source,
        };
        book = book with
        {
            Calendars = reading.Definitions(members[BookMember.Calendars], DefinitionKind.Calendar, reading.IdOf, (name, item) => _calendars.Read(name, item, book.TimeZone)),
            Routing = _routing.Read(members[BookMember.Routing], book.TimeZone),
            Lifecycle = _lifecycle.Read(members[BookMember.Lifecycle], book.Slas),
        };

        // Last, so that what is wrong in the rule book itself is known.
        var challengers = new ChallengerReader(reading, root);
        return book with { Challengers = reading.Definitions(members[BookMember.Challengers], DefinitionKind.Challenger, reading.IdOf, challengers.Read) };
    }
}
