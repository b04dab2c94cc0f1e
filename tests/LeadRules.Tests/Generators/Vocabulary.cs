using System.Collections.Immutable;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>What random conditions may speak of: a fixed set of declarations, and the scores, bands and segments that exist so far.</summary>
internal sealed record Vocabulary
{
    /// <summary>Texts for fields, subjects and literals alike, so that comparisons hit; some differ in case only.</summary>
    public static readonly string[] Texts =
        ["demo", "Demo", "DEMO", "pricing", "/pricing/plans", "Welcome", "software", "fintech", "ES", "it's", "straße", "STRASSE", "ß", "İ", "x"];

    public static readonly double[] Numbers = [0, 1, 2, 3, 5, 10, 11, 50, 51, 0.1, 0.5, 2.5, -1, -0.5, 100, 1e6, 1e200];

    public static readonly string[] ActivityTypes =
        ["email.opened", "email.clicked", "email.unsubscribed", "form.submitted", "page.visited", "call.made", "trial.started"];

    public static readonly string[] Patterns = [.. ActivityTypes, "email.*", "page.*", "*", "webinar.attended"];

    public static readonly TimeSpan[] Windows =
        [TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(15), TimeSpan.FromHours(36), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(90)];

    public static Vocabulary Default { get; } = new()
    {
        Fields =
        [
            new("fleetSize", FieldType.Number), new("seats", FieldType.Integer), new("plan", FieldType.Text), new("vip", FieldType.Boolean),
            new("renewal", FieldType.Date), new("lastContact", FieldType.Instant), new("trialLength", FieldType.Duration),
            new("Fleet size", FieldType.Number), new("in", FieldType.Text), new("größe", FieldType.Number),
        ],
        Lists = [new("named-accounts", ["Software", "acme.example", "straße"]), new("free-mail", ["demo", "x"])],
        Activities =
        [
            new("email.*", [new("campaign", FieldType.Text)]),
            new("form.submitted", [new("employees", FieldType.Number), new("renewal", FieldType.Date), new("consent", FieldType.Boolean)]),
            new("page.visited", [new("depth", FieldType.Integer), new("Scroll share", FieldType.Number)]),
            new("call.made", [new("length", FieldType.Duration), new("due", FieldType.Instant)]),
            new("*", [new("channel", FieldType.Text)]),
        ],
    };

    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    public required IReadOnlyList<ListDefinition> Lists { get; init; }

    public required IReadOnlyList<ActivityDefinition> Activities { get; init; }

    /// <summary>The scores that may be referred to.</summary>
    public ImmutableList<string> Scores { get; init; } = [];

    /// <summary>The segments that may be referred to.</summary>
    public ImmutableList<string> Segments { get; init; } = [];

    /// <summary>The bands, grids and classes that may be referred to, with the names they may give.</summary>
    public ImmutableList<(QualifiedName Name, string[] Values)> Names { get; init; } = [];

    /// <summary>All fields of a lead.</summary>
    public IEnumerable<FieldDefinition> LeadFields => WellKnownField.All.Select(static known => new FieldDefinition(known.Name, known.Type)).Concat(Fields);

    /// <summary>All that can be read of a lead: its fields and those of the host.</summary>
    public IEnumerable<FieldDefinition> ReadableFields => LeadFields.Concat(TestHost.Fields.Select(static added => new FieldDefinition(added.Name, added.Type)));

    /// <summary>The lists of the rule book and of the host.</summary>
    public IEnumerable<ListDefinition> ReadableLists => Lists.Append(TestHost.List);

    /// <summary>The properties that activities of a pattern may carry.</summary>
    public IEnumerable<FieldDefinition> PropertiesOf(string pattern) =>
        Activities.Where(definition => Overlap(definition.Pattern, pattern)).SelectMany(static definition => definition.Properties);

    private static bool Overlap(string left, string right) => Covers(left, right) || Covers(right, left);

    private static bool Covers(string wide, string narrow) =>
        wide == narrow || (wide.EndsWith('*') && narrow.StartsWith(wide[..^1], StringComparison.Ordinal));
}
