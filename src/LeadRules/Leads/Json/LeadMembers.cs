using LeadRules.RuleBooks;

namespace LeadRules.Leads.Json;

/// <summary>One member that a lead may hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Known">The well-known field, or null for a custom field.</param>
/// <param name="Place">Of a custom field: its index in ordinal order of the names.</param>
internal sealed record LeadMember(string Name, FieldType Type, WellKnownField? Known, int Place)
{
    /// <summary>Whether few values come again and again, so that one string can serve for many leads.</summary>
    public bool Recurs { get; } = Known is null || (TextSlot)Known.Slot is not
        (TextSlot.Id or TextSlot.Name or TextSlot.Email or TextSlot.Phone or TextSlot.Company or TextSlot.CompanyDomain or TextSlot.PostalCode);
}

/// <summary>The members that leads of a rule book may hold: the well-known fields, the custom fields and <c>activities</c>.</summary>
internal sealed class LeadMembers
{
    public const string Activities = "activities";

    /// <summary>The index of <c>id</c>, the first of the well-known fields.</summary>
    public const int Id = 0;
    private readonly LeadMember[] _all;

    public LeadMembers(IReadOnlyList<FieldDefinition> fields)
    {
        var known = WellKnownField.All.Select(static field => new LeadMember(field.Name, field.Type, field, -1));
        Custom = [.. fields
            .Where(static field => field.Name != Activities && WellKnownField.Find(field.Name) is null)
            .DistinctBy(static field => field.Name, StringComparer.Ordinal)
            .OrderBy(static field => field.Name, StringComparer.Ordinal)
            .Select(static (field, place) => new LeadMember(field.Name, field.Type, null, place))];
        _all = [.. known, .. Custom];
        Index = new Utf8Names(Names);
    }

    /// <summary>The custom fields in ordinal order of their names.</summary>
    public IReadOnlyList<LeadMember> Custom { get; }

    /// <summary>Finds the index of a member by its name.</summary>
    public Utf8Names Index { get; }

    /// <summary>How many members there are, <c>activities</c> among them as the last.</summary>
    public int Count => _all.Length + 1;

    public IEnumerable<string> Names => _all.Select(static member => member.Name).Append(Activities);

    /// <summary>The member with an index; null for <c>activities</c>.</summary>
    public LeadMember? this[int index] => index < _all.Length ? _all[index] : null;
}
