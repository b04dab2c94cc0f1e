namespace LeadRules.Incidents;

/// <summary>For each priority the budget that tells most incidents' outcomes right, and the rule book that holds them.</summary>
internal static class BestBudgets
{
    private const string Calendars = """
        "timeZone": "UTC", "calendar": "desk",
        "calendars": { "desk": { "hours": { "mon": [["08:00", "18:00"]], "tue": [["08:00", "18:00"]], "wed": [["08:00", "18:00"]], "thu": [["08:00", "18:00"]], "fri": [["08:00", "18:00"]] } } }
        """;

    public static IReadOnlyDictionary<string, int> Of(IEnumerable<Incident> incidents)
    {
        var desk = LeadEngine.Compile($$"""{ "name": "desk", {{Calendars}} }""").Calendars["desk"];
        return incidents.GroupBy(static incident => incident.Priority)
            .ToDictionary(static group => group.Key, group => Best([.. group.Select(incident => ((int)desk.Elapsed(incident.Opened, incident.Closed).TotalMinutes, incident.MadeSla)).Order()]));
    }

    /// <summary>One agreement for each priority, from opened to closed.</summary>
    public static LeadEngine Engine(IReadOnlyDictionary<string, int> budgets)
    {
        var slas = budgets.Select(static budget => FormattableString.Invariant(
            $$"""  "priority-{{budget.Key}}": { "when": "priority = '{{budget.Key}}'", "until": [], "targets": { "resolve": { "kind": "workPeriod", "start": "lead.created", "stop": "stage.entered where subject = 'closed'", "within": "{{budget.Value}}m" } } }"""));
        return LeadEngine.Compile($$"""{ "name": "incidents", {{Calendars}}, "fields": { "priority": "text" }, "slas": { {{string.Join(",\n", slas)}} } }""");
    }

    public static Lead LeadOf(Incident incident) => new Lead(incident.Number) { Created = incident.Opened }
        .With("priority", incident.Priority)
        .With(new Activity("stage.entered", incident.Closed, "closed"));

    /// <summary>The number of minutes up to which "made" is the better guess; the incidents come by their minutes.</summary>
    private static int Best((int Minutes, bool Made)[] incidents)
    {
        var right = incidents.Count(static incident => !incident.Made);
        var (most, best) = (right, 1);
        for (var i = 0; i < incidents.Length; i++)
        {
            right += incidents[i].Made ? 1 : -1;
            if (right > most && (i + 1 == incidents.Length || incidents[i + 1].Minutes > incidents[i].Minutes))
                (most, best) = (right, Math.Max(1, incidents[i].Minutes));
        }

        return best;
    }
}
