using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads reps.</summary>
/// <param name="reading">The reading.</param>
/// <param name="timeZone">The time zone of the rule book.</param>
internal sealed class RepReader(Reading reading, string timeZone)
{
    private static readonly MemberSet<RepMember> Known = new();
    private static readonly MemberSet<QuotaMember> KnownOfQuotas = new();
    private static readonly MemberSet<AbsenceMember> KnownOfAbsences = new();
    private readonly Zone _zone = Zone.Of(timeZone);

    private enum RepMember
    {
        Name,
        Weight,
        Skills,
        Languages,
        Calendar,
        Capacity,
        Quotas,
        Caps,
        Absences,
        From,
        Until,
        Active,
        Hosted,
    }

    private enum QuotaMember
    {
        Day,
        Week,
        Month,
    }

    private enum AbsenceMember
    {
        From,
        To,
        Reason,
    }

    public RepDefinition? Read(string id, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, "an object such as { \"name\": \"Ana Ruiz\", \"weight\": 2 }", out var members))
            return null;
        if (HostedReader.IsHosted(reading, members, RepMember.Hosted))
            return new RepDefinition { Id = id, IsHosted = true };
        var (from, until) = reading.Dates(members[RepMember.From], members[RepMember.Until]);
        return new RepDefinition
        {
            Id = id,
            Name = reading.Word(members[RepMember.Name], "a name such as \"Ana Ruiz\""),
            Weight = reading.Whole(members[RepMember.Weight], 0, RepDefinition.MaxWeight) ?? 1,
            Skills = reading.OneOrMore(members[RepMember.Skills], "a list of skills such as [\"crm\"]", entry => reading.Word(entry, "a skill such as \"crm\"")),
            Languages = reading.OneOrMore(members[RepMember.Languages], "a list of languages such as [\"es\", \"en\"]", entry => reading.Word(entry, "a language such as \"en\"")),
            Calendar = reading.Id(members[RepMember.Calendar], "the name of a calendar"),
            Capacity = Count(members[RepMember.Capacity]),
            Quotas = Quotas(members[RepMember.Quotas]),
            Caps = Caps(members[RepMember.Caps]),
            Absences = reading.Each(members[RepMember.Absences], "a list such as [{ \"from\": \"2026-12-24\", \"to\": \"2027-01-02\" }]", Absence),
            From = from,
            Until = until,
            IsActive = reading.Flag(members[RepMember.Active]) ?? true,
        };
    }

    private int? Count(JsonItem item) => reading.Whole(item, 0, RepDefinition.MaxCount);

    private RepQuotas Quotas(JsonItem item) => item.Exists && reading.TryMembers(item, KnownOfQuotas, "an object such as { \"day\": 8, \"month\": 100 }", out var members)
        ? new RepQuotas(Count(members[QuotaMember.Day]), Count(members[QuotaMember.Week]), Count(members[QuotaMember.Month]))
        : RepQuotas.None;

    private IReadOnlyList<CategoryCap> Caps(JsonItem item)
    {
        if (item.Exists && !item.IsObject)
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object such as { \"hot\": 2, \"warm\": 5 }"));
        List<CategoryCap> caps = [];
        Dictionary<string, JsonItem> seen = new(StringComparer.Ordinal);
        foreach (var (key, value) in item.Members())
        {
            var count = Count(value);
            if (!value.IsNumber)
                reading.Report(value, Problems.WrongKind(reading.Path(value), Found.In(value), "a number"));
            if (reading.LabelOf(key) is not { } category)
                continue;
            if (!seen.TryAdd(category, key))
                reading.ReportTwice(key, seen[category]);
            else if (count is { } most)
                caps.Add(new CategoryCap(category, most));
        }

        return caps;
    }

    private Absence? Absence(JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfAbsences, "an object such as { \"from\": \"2026-12-24\", \"to\": \"2027-01-02\", \"reason\": \"holidays\" }", out var members))
            return null;
        reading.Require(members, AbsenceMember.From, "from", "\"from\": \"2026-12-24\"");
        reading.Require(members, AbsenceMember.To, "to", "\"to\": \"2027-01-02\"");
        var (first, last) = (members[AbsenceMember.From], members[AbsenceMember.To]);
        var from = Instant(first, isEnd: false);
        var to = Instant(last, isEnd: true);
        if (to <= from)
            reading.Report(last, Problems.EndBeforeStart(reading.Path(last), first.Text, last.Text, "Of dates both belong to the absence; an end with a time of day does not."));
        var reason = reading.Word(members[AbsenceMember.Reason], "a reason such as \"holidays\"");
        return from is { } start && to is { } end ? new Absence(start, end, reason) : null;
    }

    /// <summary>A date or an instant; without an offset by the clock of the rule book. A date at the end belongs to it.</summary>
    private DateTimeOffset? Instant(JsonItem item, bool isEnd)
    {
        if (reading.Word(item, "a date such as \"2026-12-24\"") is not { } text)
            return null;
        if (!InstantParser.TryParse(text, out var local, out var offset))
        {
            reading.Report(item, Problems.NoInstant(reading.Path(item), text));
            return null;
        }

        if (offset is { } shift)
            return new DateTimeOffset(local, shift).ToUniversalTime();
        return new DateTimeOffset(text.Length > "2026-12-24".Length ? _zone.ToUtcTicks(local) : AbsenceDates.TicksOf(_zone, DateOnly.FromDateTime(local), isEnd), TimeSpan.Zero);
    }
}
