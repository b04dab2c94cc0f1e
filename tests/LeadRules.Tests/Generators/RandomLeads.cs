using FsCheck;
using FsCheck.Fluent;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>Leads as the world has them: fields missing, activities unsorted, repeated, at one instant, on the edge of windows, from the future.</summary>
internal static class RandomLeads
{
    /// <summary>Instants of decisions: an even one, and one beside a change of clocks in Madrid.</summary>
    public static Gen<DateTimeOffset> Instants { get; } = Pick.Of(
        new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1)),
        new DateTimeOffset(2026, 11, 22, 4, 2, 24, TimeSpan.Zero).AddTicks(1));

    public static Gen<Lead> Leads(DateTimeOffset at) =>
        from lead in Fields(at)
        from activities in Pick.Many(0, 12, Activity(at))
        from again in Gen.SubListOf(activities)
        from order in Gen.Shuffle(activities.Concat(again.Take(2)))
        select lead with { Activities = ActivityHistory.Of(order) };

    public static Gen<Activity> Activity(DateTimeOffset at) =>
        from type in Pick.From(Vocabulary.ActivityTypes)
        from occurred in Occurred(at)
        from subject in Pick.MaybeNull(70, Pick.From(Vocabulary.Texts))
        from value in Pick.Maybe(60, Pick.From(Vocabulary.Numbers))
        from id in Pick.MaybeNull(40, Pick.Of("1", "2", "3", "4"))
        from properties in Values(at, [.. Vocabulary.Default.PropertiesOf(type)], percent: 60)
        select new Activity(type, occurred, subject, value, id, properties);

    public static Gen<FieldValue> Value(FieldType type, DateTimeOffset at) => type switch
    {
        FieldType.Text => Pick.From(Vocabulary.Texts).Select(FieldValue.Of),
        FieldType.Boolean => Pick.Of(true, false).Select(FieldValue.Of),
        FieldType.Instant => Occurred(at).Select(FieldValue.Of),
        FieldType.Date => Gen.Choose(-400, 40).Select(days => FieldValue.Of(DateOnly.FromDateTime(at.UtcDateTime).AddDays(days / 10))),
        FieldType.Duration => Pick.From(Vocabulary.Windows).Select(FieldValue.Of),
        FieldType.Integer => Pick.From(Vocabulary.Numbers).Select(static number => FieldValue.Of(number < 1e9 ? Math.Floor(number) : 7)),
        _ => Pick.From(Vocabulary.Numbers).Select(FieldValue.Of),
    };

    /// <summary>Leads that are simpler: without some of the activities, without a field.</summary>
    public static IEnumerable<Lead> Smaller(Lead lead)
    {
        var activities = lead.Activities.ToArray();
        if (activities.Length > 1)
        {
            yield return lead with { Activities = ActivityHistory.Of(activities[..(activities.Length / 2)]) };
            yield return lead with { Activities = ActivityHistory.Of(activities[(activities.Length / 2)..]) };
        }

        foreach (var activity in activities)
            yield return lead with { Activities = ActivityHistory.Of(activities.Where(other => !ReferenceEquals(other, activity))) };
        foreach (var field in Vocabulary.Default.LeadFields.Where(field => field.Name != "id" && !lead[field.Name].IsMissing))
            yield return lead.With(field.Name, FieldValue.Missing);
    }

    public static string Describe(Lead lead)
    {
        var fields = Vocabulary.Default.LeadFields.Where(field => !lead[field.Name].IsMissing).Select(field => $"    {field.Name} = {lead[field.Name]}");
        var activities = lead.Activities.Select(static activity =>
            $"    {activity} at {activity.Ticks}, value {activity.Value}, id {activity.Id} {string.Join(' ', activity.Properties.Select(static property => $"{property.Key}={property.Value}"))}");
        return $"lead:\n{string.Join('\n', fields.Concat(activities))}";
    }

    private static Gen<Lead> Fields(DateTimeOffset at) =>
        from values in Values(at, [.. Vocabulary.Default.LeadFields.Where(static field => field.Name != "id")], percent: 55)
        select values.Aggregate(new Lead("lead-1"), static (lead, value) => lead.With(value.Key, InRange(value.Key, value.Value)));

    /// <summary>The value itself, or one near it where a lead takes no such number.</summary>
    private static FieldValue InRange(string field, FieldValue value) => value.AsNumber is { } number && WellKnownField.Find(field) is { } known
        ? Math.Clamp(Math.Abs(number), known.Least, known.Greatest)
        : value;

    private static Gen<KeyValuePair<string, FieldValue>[]> Values(DateTimeOffset at, FieldDefinition[] fields, int percent) =>
        Gen.CollectToArray(fields, field =>
                from value in Value(field.Type, at)
                from chance in Gen.Choose(1, 100)
                select KeyValuePair.Create(field.Name, chance <= percent ? value : FieldValue.Missing))
            .Select(static values => values.Where(static value => !value.Value.IsMissing).ToArray());

    /// <summary>Instants around a decision: on the edges of the windows that conditions use, shared ones, and any.</summary>
    private static Gen<DateTimeOffset> Occurred(DateTimeOffset at) => Pick.Weighted(
        (3, () => from window in Pick.From(Vocabulary.Windows) from ticks in Gen.Choose(-1, 1) select at - window + TimeSpan.FromTicks(ticks)),
        (1, () => Gen.Choose(-1, 1).Select(ticks => at.AddTicks(ticks))),
        (1, () => Gen.Choose(1, 10).Select(days => at.AddDays(days))),
        (3, () => Gen.Choose(0, 20).Select(days => at.AddDays(-days))),
        (6, () => Gen.Choose(0, 200 * 24 * 60).Select(minutes => at.AddMinutes(-minutes))));
}
