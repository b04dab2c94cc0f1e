namespace LeadRules.Benchmarks;

/// <summary>An agreement of five targets, leads with 40 events, and the code one would write for just this agreement.</summary>
internal static class FiveTargets
{
    public const string Json = """
        { "name": "five", "timeZone": "Europe/Madrid", "calendar": "office",
          "calendars": { "office": {
            "hours": { "mon": [["09:00", "14:00"], ["15:00", "18:00"]], "tue": [["09:00", "14:00"], ["15:00", "18:00"]], "wed": [["09:00", "14:00"], ["15:00", "18:00"]], "thu": [["09:00", "14:00"], ["15:00", "18:00"]], "fri": [["09:00", "15:00"]] },
            "holidays": ["2026-10-12", "2026-11-02", "2026-12-08", "2026-12-25"] } },
          "slas": { "speed": { "until": [], "targets": {
            "first": { "kind": "firstResponse", "within": "1h" },
            "acceptance": { "kind": "acceptance", "within": "2h", "repeat": "once" },
            "touches": { "kind": "touches", "touches": { "call.made": 3, "email.sent": 2 }, "apart": "4h", "within": "80h" },
            "work": { "kind": "workPeriod", "within": "160h" },
            "status": { "kind": "statusUpdate", "within": "40h", "repeat": "once" } } } } }
        """;

    private static readonly string[] Types =
    [
        "page.visited", "email.opened", "email.clicked", "page.visited", "call.made", "email.sent", "lead.assigned", "lead.accepted", "page.visited", "email.replied",
        "call.missed", "form.submitted", "call.made", "email.opened", "email.sent", "note.added", "status.updated", "call.made", "page.visited", "disposition.given",
    ];

    private static DateTimeOffset Created { get; } = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static Lead Lead(int number)
    {
        var random = new Random(number);
        var at = Created.AddMinutes(random.Next(7 * 24 * 60));
        var lead = new Lead(FormattableString.Invariant($"L{number}")) { Created = at };
        return lead with { Activities = ActivityHistory.Of(Enumerable.Range(0, 40).Select(i => new Activity(Types[random.Next(Types.Length)], at.AddMinutes(random.Next(40 * 24 * 60)), "qualified"))) };
    }

    /// <summary>Both ways must say the same, or comparing their times says nothing.</summary>
    public static void CheckAgreement(LeadEngine engine, HandWritten byHand, Lead lead)
    {
        var expected = engine.EvaluateSlas(lead, At).Clocks.Select(static clock => (clock.State, clock.Due?.UtcTicks, clock.Elapsed.Ticks, clock.NextCheckAt?.UtcTicks));
        var actual = byHand.Evaluate(lead, At).Select(static clock => (clock.State, clock.Due?.UtcTicks, clock.Elapsed.Ticks, clock.NextCheck?.UtcTicks));
        if (!expected.SequenceEqual(actual))
            throw new InvalidOperationException($"The two ways differ for {lead.Id}:\n{string.Join('\n', expected)}\n{string.Join('\n', actual)}");
    }

    internal readonly record struct Clock(SlaState State, DateTimeOffset? Due, TimeSpan Elapsed, DateTimeOffset? NextCheck);

    /// <summary>What one would write by hand for these five targets, on the same calendar.</summary>
    internal sealed class HandWritten(BusinessCalendar office)
    {
        public Clock[] Evaluate(Lead lead, DateTimeOffset at)
        {
            var created = lead.Created!.Value;
            var assigned = First(lead, "lead.assigned", created, at);
            var accepted = First(lead, "lead.accepted", created, at);
            return
            [
                Run(created, Earlier(First(lead, "call.made", created, at), Earlier(First(lead, "email.sent", created, at), Earlier(First(lead, "sms.sent", created, at), First(lead, "meeting.booked", created, at)))), TimeSpan.FromHours(1), at),
                assigned is { } start ? Run(start, Earlier(First(lead, "lead.accepted", start, at), First(lead, "lead.rejected", start, at)), TimeSpan.FromHours(2), at) : default,
                assigned is { } touched ? Run(touched, Touches(lead, touched, at), TimeSpan.FromHours(80), at) : default,
                accepted is { } worked ? Run(worked, First(lead, "disposition.given", worked, at), TimeSpan.FromHours(160), at) : default,
                assigned is { } told ? Run(told, Earlier(First(lead, "status.updated", told, at), Earlier(First(lead, "stage.entered", told, at), First(lead, "disposition.given", told, at))), TimeSpan.FromHours(40), at) : default,
            ];
        }

        private Clock Run(DateTimeOffset start, DateTimeOffset? stop, TimeSpan budget, DateTimeOffset at)
        {
            var due = office.Add(start, budget);
            var elapsed = office.Elapsed(start, stop ?? at);
            if (stop is { } end)
                return new Clock(due < end ? SlaState.MetLate : SlaState.Met, due, elapsed, null);
            return due <= at ? new Clock(SlaState.Breached, due, elapsed, null) : new Clock(SlaState.Running, due, elapsed, due);
        }

        private static DateTimeOffset? Touches(Lead lead, DateTimeOffset from, DateTimeOffset at)
        {
            var calls = Nth(lead, "call.made", 3, from, at);
            var mails = Nth(lead, "email.sent", 2, from, at);
            return calls is null || mails is null ? null : calls > mails ? calls : mails;
        }

        private static DateTimeOffset? Nth(Lead lead, string type, int count, DateTimeOffset from, DateTimeOffset at)
        {
            DateTimeOffset? last = null;
            foreach (var activity in lead.Activities.OfType(type))
            {
                if (activity.At < from || activity.At > at || (last is { } before && activity.At - before < TimeSpan.FromHours(4)))
                    continue;
                last = activity.At;
                if (--count == 0)
                    return last;
            }

            return null;
        }

        private static DateTimeOffset? First(Lead lead, string type, DateTimeOffset from, DateTimeOffset at)
        {
            foreach (var activity in lead.Activities.OfType(type))
            {
                if (activity.At >= from)
                    return activity.At <= at ? activity.At : null;
            }

            return null;
        }

        private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
    }
}
