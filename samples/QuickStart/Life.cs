using System.Globalization;
using LeadRules;
using LeadRules.Stores;

/// <summary>What happens to leads, one thing after the other, and what the desk makes of it.</summary>
internal sealed class Life(LeadEngine engine)
{
    private readonly InMemoryLeads _leads = new();
    private readonly InMemoryRoutingStore _store = new();

    /// <summary>What happens, to whom and when.</summary>
    public static (DateTimeOffset At, string Lead, Activity What)[] Story { get; } =
    [
        Of("2026-11-23T10:00", "N-1", "page.visited", "/blog/empty-miles"),
        Of("2026-11-23T10:05", "N-1", "content.downloaded", "route-guide"),
        Of("2026-11-23T10:20", "N-1", "page.visited", "/pricing"),
        Of("2026-11-25T11:00", "N-1", "trial.started", null),
        Of("2026-11-25T13:00", "N-1", "lead.accepted", null),
        Of("2026-11-26T09:30", "N-2", "form.submitted", "contact"),
        Of("2026-11-26T09:40", "N-2", "trial.started", null),
        Of("2026-11-26T09:45", "N-2", "page.visited", "/pricing"),
        Of("2026-11-26T14:00", "N-2", "lead.accepted", null),
        Of("2026-11-26T16:00", "N-2", "call.made", null),
        Of("2026-11-27T10:00", "N-1", "meeting.booked", "demo"),
        Of("2026-11-27T10:10", "N-1", "deal.created", null),
        Of("2026-11-30T10:00", "N-1", "fact.confirmed", "budget"),
        Of("2026-11-30T10:05", "N-1", "deal.created", null),
        Of("2026-12-01T09:30", "N-2", "disposition.given", "recycle", ("reason", "no budget this year"), ("until", new DateTimeOffset(2027, 1, 18, 9, 0, 0, TimeSpan.Zero))),
        Of("2026-12-15T15:00", "N-1", "deal.won", null),
        Of("2027-01-15T10:00", "N-2", "page.visited", "/pricing"),
        Of("2027-01-15T10:15", "N-2", "form.submitted", "contact"),
        Of("2027-01-18T09:30", "N-2", "call.made", null),
        Of("2027-01-18T09:45", "N-2", "lead.accepted", null),
    ];

    private LeadDesk Desk => field ??= new LeadDesk(engine, _leads, _store);

    public void Begins(Lead lead) => _leads.Put(lead);

    /// <summary>Lets something happen, after what time alone did before it. A real host calls HandleDueAsync every minute or so.</summary>
    public async Task GoesOnAsync((DateTimeOffset At, string Lead, Activity What) happens)
    {
        while ((await _store.DueAsync(happens.At, 1)) is [{ NextLook: { } look, State.Lead: var waiting }])
            Print(look, waiting, "time goes by", await Desk.HandleAsync(waiting, look));

        // First the host's own leads, then the desk; so it is right whoever else decides the lead at the same time.
        _leads.Add(happens.Lead, happens.What);
        Print(happens.At, happens.Lead, $"{happens.What.Type} {happens.What.Subject}", await Desk.HandleAsync(happens.Lead, happens.At));
    }

    /// <summary>The end of the explanation of a lead, as of some day.</summary>
    public async Task<string> WhatWouldChangeAsync(string lead, DateTimeOffset at)
    {
        var stored = await _store.FindStateAsync(lead);
        var known = await _leads.FindAsync(lead);
        return engine.Decide(known!, stored!.State, at).Explain().ToString().Split("what would change it\n")[1];
    }

    private static (DateTimeOffset At, string Lead, Activity What) Of(string at, string lead, string type, string? subject, params (string Name, FieldValue Value)[] properties)
    {
        var instant = DateTimeOffset.Parse(at + "Z", CultureInfo.InvariantCulture);
        return (instant, lead, new Activity(type, instant, subject, properties: properties.Select(property => KeyValuePair.Create(property.Name, property.Value))));
    }

    private static void Print(DateTimeOffset at, string lead, string what, DeskDecision decided)
    {
        var told = decided.Intents.Select(intent => $"{intent.Kind} {intent.To ?? intent.About}".Trim()).Concat(decided.Notes.Where(note => note.Kind == LeadNoteKind.Refused).Select(note => note.Why!));
        if (what == "time goes by" && !told.Any())
            return;
        var line = $"{at:dd MMM HH:mm}  {lead}  {what,-30} {decided.Decision.Stage,-11} {decided.Decision.State.Owner,-4} {string.Join(", ", told)}";
        Console.Write(Columns.Wrap(line.TrimEnd(), width: 100, indent: 67));
    }
}
