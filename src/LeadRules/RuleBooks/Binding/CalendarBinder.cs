using LeadRules.RuleBooks.Checks;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Makes the calendars of a rule book from their definitions, compositions after their parts.</summary>
internal sealed class CalendarBinder
{
    private readonly BrokenDefinitions _broken;
    private readonly List<Diagnostic> _problems;
    private readonly Dictionary<string, CalendarDefinition> _definitions;
    private readonly Dictionary<string, BusinessCalendar> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Zone> _zones = new(StringComparer.Ordinal);

    private CalendarBinder(RuleBook book, LeadEngineOptions options, Zone zone, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        _broken = broken;
        _problems = problems;
        _definitions = book.Calendars.Select(calendar => WithHolidays(calendar, options)).ToDictionary(static calendar => calendar.Name, StringComparer.Ordinal);
        _zones.Add(zone.Id, zone);
        CheckOptions(options);
    }

    /// <summary>The calendars that have no error, by name; problems are added.</summary>
    /// <param name="book">The rule book.</param>
    /// <param name="options">What the host adds.</param>
    /// <param name="zone">The zone of the rule book: calendars that go by it share it.</param>
    /// <param name="broken">What the reader has reported.</param>
    /// <param name="problems">Takes the problems.</param>
    public static IReadOnlyDictionary<string, BusinessCalendar> Bind(RuleBook book, LeadEngineOptions options, Zone zone, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        var binder = new CalendarBinder(book, options, zone, broken, problems);
        foreach (var calendar in binder._definitions.Values)
            problems.AddRange(CalendarChecks.Of(calendar, PathOf(calendar.Name), book.Source));
        binder.MakeAll();
        return binder._made;
    }

    private static string PathOf(string name) => BookPath.Member("$.calendars", name);

    private static CalendarDefinition WithHolidays(CalendarDefinition calendar, LeadEngineOptions options) =>
        options.Holidays.TryGetValue(calendar.Name, out var added) ? calendar with { Holidays = [.. calendar.Holidays, .. added] } : calendar;

    private static IReadOnlyList<string> PartsOf(CalendarDefinition calendar) => calendar.Both.Count > 0 ? calendar.Both : calendar.Either;

    private void CheckOptions(LeadEngineOptions options)
    {
        foreach (var name in options.Holidays.Keys)
        {
            if (_definitions.TryGetValue(name, out var calendar))
            {
                if (PartsOf(calendar).Count > 0)
                    _problems.Add(Problems.HolidaysOfComposition(name));
            }
            else if (!_broken.Contains(DefinitionKind.Calendar, name))
            {
                _problems.Add(Problems.HolidaysOfNoCalendar(name, _definitions.Keys));
            }
        }
    }

    private void MakeAll()
    {
        var users = new Dictionary<string, List<CalendarDefinition>>(StringComparer.Ordinal);
        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        var ready = new Queue<CalendarDefinition>();
        foreach (var calendar in _definitions.Values.Where(calendar => !_broken.Contains(DefinitionKind.Calendar, calendar.Name)))
        {
            if (!PartsExist(calendar))
                continue;
            var parts = PartsOf(calendar);
            missing[calendar.Name] = parts.Count;
            if (parts.Count == 0)
                ready.Enqueue(calendar);
            foreach (var part in parts)
            {
                if (!users.TryGetValue(part, out var list))
                    users.Add(part, list = []);
                list.Add(calendar);
            }
        }

        while (ready.TryDequeue(out var calendar))
        {
            Make(calendar);
            foreach (var user in users.GetValueOrDefault(calendar.Name, []))
            {
                if (--missing[user.Name] == 0)
                    ready.Enqueue(user);
            }
        }

        ReportCycles([.. missing.Where(static entry => entry.Value > 0).Select(static entry => entry.Key)]);
    }

    private bool PartsExist(CalendarDefinition calendar)
    {
        var exist = true;
        var member = calendar.Both.Count > 0 ? ".both" : ".either";
        foreach (var (part, i) in PartsOf(calendar).Select(static (part, i) => (part, i)))
        {
            if (_definitions.ContainsKey(part) || _broken.Contains(DefinitionKind.Calendar, part))
                continue;
            exist = false;
            _problems.Add(Problems.UnknownCalendar(BookPath.Item(PathOf(calendar.Name) + member, i), part, _definitions.Keys));
        }

        return exist;
    }

    private void Make(CalendarDefinition definition)
    {
        var parts = PartsOf(definition);
        var calendar = parts.Count == 0
            ? BusinessCalendar.Of(definition, ZoneOf(definition.TimeZone))
            : parts.Select(part => _made[part]).Aggregate(definition.Both.Count > 0 ? BusinessCalendar.Both : BusinessCalendar.Either).Named(definition.Name);
        if (calendar.NeverOpens)
            _problems.Add(parts.Count == 0 ? Problems.NeverOpens(PathOf(definition.Name)) : Problems.NeverOpensTogether(PathOf(definition.Name)));
        _made.Add(definition.Name, calendar);
    }

    private Zone ZoneOf(string id)
    {
        if (!_zones.TryGetValue(id, out var zone))
            _zones.Add(id, zone = new Zone(TimeZoneInfo.FindSystemTimeZoneById(id)));
        return zone;
    }

    /// <summary>Of the compositions that wait for each other, or for those that do, reports each circle once.</summary>
    private void ReportCycles(HashSet<string> waiting)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in waiting)
        {
            List<string> path = [];
            var name = start;
            while (name is not null && seen.Add(name))
            {
                path.Add(name);
                name = PartsOf(_definitions[name]).FirstOrDefault(waiting.Contains);
            }

            if (name is not null && path.IndexOf(name) is var first && first >= 0)
                _problems.Add(Problems.CalendarCycle(PathOf(name), path[first..]));
        }
    }
}
