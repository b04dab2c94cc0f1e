using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>The names that can be written at one place: outside <c>where</c>, or inside one over a pattern.</summary>
internal sealed record Scope(Vocabulary Vocabulary, string? Pattern = null)
{
    private static readonly FieldDefinition[] OfEveryActivity =
        [new("subject", FieldType.Text), new("value", FieldType.Number), new("type", FieldType.Text), new("occurred", FieldType.Instant)];

    public bool InWhere => Pattern is not null;

    /// <summary>The names of some types, as they can be written here; a shadowed field only as <c>lead.x</c>.</summary>
    public IReadOnlyList<Node> Names(params FieldType[] types)
    {
        FieldDefinition[] own = Pattern is null ? [] : [.. OfEveryActivity, .. Vocabulary.PropertiesOf(Pattern)];
        var shadowed = own.Select(static field => field.Name).Append("at").ToHashSet();
        var fields = Vocabulary.ReadableFields.Where(field => types.Contains(field.Type)).ToList();
        return
        [
            .. own.Where(field => types.Contains(field.Type)).SelectMany(field => Enumerable.Repeat<Node>(new NameNode(field.Name), 3)),
            .. fields.Where(field => !shadowed.Contains(field.Name)).Select(static field => new NameNode(field.Name)),
            .. fields.Select(static field => new QualifiedName(NameKind.Lead, field.Name)),
        ];
    }

    /// <summary>The properties, by some types, that an aggregate over a pattern can be <c>of</c>.</summary>
    public IReadOnlyList<NameNode> PropertiesOf(string pattern, params FieldType[] types) =>
        [.. OfEveryActivity.Concat(Vocabulary.PropertiesOf(pattern)).Where(field => types.Contains(field.Type)).Select(static field => new NameNode(field.Name))];
}
