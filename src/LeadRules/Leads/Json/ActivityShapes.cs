using System.Text;
using LeadRules.RuleBooks;

namespace LeadRules.Leads.Json;

/// <summary>What an activity of one type may hold.</summary>
/// <param name="type">The type in lower case.</param>
/// <param name="properties">The declared properties in ordinal order of their names.</param>
/// <param name="members">The names of the <see cref="ActivityMember"/>s, then those of the properties.</param>
internal sealed class ActivityShape(string type, IReadOnlyList<FieldDefinition> properties, Utf8Names members)
{
    public string Type { get; } = type;

    public IReadOnlyList<FieldDefinition> Properties { get; } = properties;

    public Utf8Names Members { get; } = members;

    public ActivityShape As(string type) => new(type, Properties, Members);
}

/// <summary>The members that every activity may have; the numbers from <see cref="FirstProperty"/> on are its properties.</summary>
internal enum ActivityMember
{
    Type,
    At,
    Subject,
    Value,
    Id,

    /// <summary>The lead's id; only where activities stand in a file of their own.</summary>
    Lead,
    FirstProperty,
}

/// <summary>
/// Finds the shape of an activity type, by the definitions of the rule book and of plug-ins. Remembers a bounded number of types, so
/// that strange data cannot fill the memory.
/// </summary>
internal sealed class ActivityShapes
{
    private const int SlotCount = 512;
    private readonly (byte[] Raw, ActivityShape Shape)[] _slots = new (byte[], ActivityShape)[SlotCount];
    private readonly ActivityDefinition[] _definitions;
    private readonly string[] _common;

    /// <summary>Takes the definitions; of equally precise ones, the earlier counts. <paramref name="namesLead"/>: activities stand alone and say whose they are.</summary>
    public ActivityShapes(IReadOnlyList<ActivityDefinition> definitions, bool namesLead = false)
    {
        // Inside a lead nobody can write the name of this member, so that a property may be called 'lead' there.
        _common = ["type", "at", "subject", "value", "id", namesLead ? "lead" : ""];
        NamesLead = namesLead;
        _definitions = [.. definitions.OrderByDescending(static definition => Precision(definition.Pattern))];
        Bare = Make("", []);
    }

    /// <summary>Whether activities must say whose they are.</summary>
    public bool NamesLead { get; }

    /// <summary>The shape of types for which nobody declares anything.</summary>
    public ActivityShape Bare { get; }

    /// <summary>The shape of a type that was read; null when the text is no activity type.</summary>
    public ActivityShape? Find(ReadOnlySpan<byte> type)
    {
        ref var slot = ref _slots[ShortUtf8.Hash(type) & (SlotCount - 1)];
        if (slot.Raw is not null && ShortUtf8.Equal(type, slot.Raw))
            return slot.Shape;
        var raw = Encoding.UTF8.GetString(type);
        if (!ActivityType.IsValid(raw))
            return null;
        slot = (type.ToArray(), MakeFor(raw.ToLowerInvariant()));
        return slot.Shape;
    }

    /// <summary>The names that an activity of a shape may hold, for suggestions.</summary>
    public IEnumerable<string> MembersOf(ActivityShape shape) =>
        _common.Where(static name => name.Length > 0).Concat(shape.Properties.Select(static property => property.Name));

    /// <summary>The properties of a type in ordinal order; where several definitions declare one, the most precise counts.</summary>
    public IReadOnlyList<FieldDefinition> PropertiesOf(string normalType)
    {
        List<FieldDefinition>? properties = null;
        foreach (var definition in _definitions)
        {
            if (!Matches(definition.Pattern, normalType))
                continue;
            properties ??= [];
            foreach (var property in definition.Properties)
            {
                if (!properties.Exists(known => known.Name == property.Name) && !_common.Contains(property.Name))
                    properties.Add(property);
            }
        }

        properties?.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return properties ?? [];
    }

    private ActivityShape MakeFor(string normalType)
    {
        var properties = PropertiesOf(normalType);
        return properties.Count == 0 ? Bare.As(normalType) : Make(normalType, properties);
    }

    private ActivityShape Make(string type, IReadOnlyList<FieldDefinition> properties) =>
        new(type, properties, new Utf8Names([.. _common, .. properties.Select(static property => property.Name)]));

    private static int Precision(string pattern) => pattern == "*" ? 0 : pattern.EndsWith(".*", StringComparison.Ordinal) ? pattern.Length - 1 : int.MaxValue;

    private static bool Matches(string pattern, string normalType) =>
        pattern == "*"
        || (pattern.EndsWith(".*", StringComparison.Ordinal)
            ? normalType.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.OrdinalIgnoreCase)
            : pattern.Equals(normalType, StringComparison.OrdinalIgnoreCase));
}
