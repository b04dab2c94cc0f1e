namespace LeadRules.Tests.Sla;

/// <summary>Rule books with one agreement, and instants in UTC on a calendar of weekdays, 09:00 to 17:00.</summary>
internal static class SlaBooks
{
    public const string Office = """
        "timeZone": "UTC", "calendar": "office",
        "calendars": { "office": {
          "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]] },
          "holidays": [{ "date": "2026-12-25", "name": "Christmas" }] } }
        """;

    /// <summary>A Monday.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset On(int day, string time) => Monday.AddDays(day - 1) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An engine of one agreement, <c>speed</c>, with these members.</summary>
    public static LeadEngine Engine(string policy, string more = Office) => LeadEngine.Compile($$"""{ "name": "b", {{more}}, "slas": { "speed": { {{policy}} } } }""");

    /// <summary>An engine of one agreement with one target, <c>t</c>, with these members.</summary>
    public static LeadEngine EngineOf(string target, string policy = "") => Engine($$"""{{policy}} "targets": { "t": { {{target}} } }""");

    public static Lead Created(DateTimeOffset at) => new("x") { Created = at };

    public static Lead Did(this Lead lead, string type, DateTimeOffset at, string? subject = null, string? id = null) => lead.With(new Activity(type, at, subject, id: id));

    public static SlaClock Clock(this LeadEngine engine, Lead lead, DateTimeOffset at) => engine.EvaluateSlas(lead, at).Latest("speed", "t")!;
}
