using System.Text.Json;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Leads.Json;

/// <summary>Reads one activity from the object that the JSON reader stands on.</summary>
internal sealed class ActivityJsonReader(ActivityShapes shapes, JsonValues values, LeadProblems problems, bool ignoreUnknown)
{
    private static readonly KeyValuePair<string, FieldValue>[] NoProperties = [];
    private FieldValue[] _properties = [];
    private readonly SeenMembers _seen = new();
    private string? _subject;
    private string? _id;
    private double _value;
    private long _ticks;

    /// <summary>The lead that the activity read last belongs to; only of activities that stand alone.</summary>
    public string? LeadId { get; private set; }

    /// <summary>Reads an activity; null when it has problems.</summary>
    public Activity? Read(ref JsonCursor json)
    {
        var start = json.TokenStartIndex;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            problems.Add(DataProblems.NotAnObject(problems.PathOf(), "An activity", JsonValues.WordsFor(json.TokenType)), start);
            json.Skip();
            return null;
        }

        Clear();
        ActivityShape? shape = null;
        var member = -1;
        while (json.ReadName())
        {
            var previous = member;
            member = Find(shape, ref json, previous);
            if (member < 0 && shape is null)
            {
                shape = FindTypeAhead(json);
                member = Find(shape, ref json, previous);
            }

            if (member < 0)
            {
                SkipUnknown(ref json, shape);
            }
            else if (!IsRepeated(ref json, member))
            {
                json.ReadValue();
                ReadMember(ref json, member, ref shape);
            }
        }

        RequireMember(ActivityMember.Type, "type", start);
        RequireMember(ActivityMember.At, "at", start);
        if (shapes.NamesLead)
            RequireMember(ActivityMember.Lead, "lead", start);
        return problems.IsEmpty ? new Activity(shape!.Type, _ticks, _subject, _value, _id, TakeProperties(shape.Properties)) : null;
    }

    private int Find(ActivityShape? shape, ref JsonCursor json, int previous) =>
        JsonMembers.Find((shape ?? shapes.Bare).Members, ref json, previous);

    private void RequireMember(ActivityMember member, string name, long start)
    {
        if (!_seen.Contains((int)member))
            problems.Add(DataProblems.ActivityWithout(problems.PathOf(), name), start);
    }

    private void Clear()
    {
        LeadId = null;
        _subject = null;
        _id = null;
        _value = double.NaN;
        _ticks = Lead.MissingTicks;
        _seen.Clear();
        _properties.AsSpan().Clear();
    }

    private void ReadMember(ref JsonCursor json, int member, ref ActivityShape? shape)
    {
        switch ((ActivityMember)member)
        {
            case ActivityMember.Type:
                shape = ReadType(ref json);
                break;
            case ActivityMember.At:
                _ticks = values.Instant(ref json, "at");
                if (json.TokenType == JsonTokenType.Null)
                    _seen.Remove(member);
                break;
            case ActivityMember.Subject:
                _subject = values.Text(ref json, "subject", cached: true);
                break;
            case ActivityMember.Value:
                _value = values.Number(ref json, "value", FieldType.Number, double.NegativeInfinity, double.PositiveInfinity);
                break;
            case ActivityMember.Id:
                _id = values.Text(ref json, "id", cached: false);
                break;
            case ActivityMember.Lead:
                LeadId = values.Text(ref json, "lead", cached: true);
                if (string.IsNullOrWhiteSpace(LeadId) && json.TokenType is (JsonTokenType.String or JsonTokenType.Null))
                    _seen.Remove(member);
                break;
            default:
                var index = member - (int)ActivityMember.FirstProperty;
                var property = shape!.Properties[index];
                if (index >= _properties.Length)
                    Array.Resize(ref _properties, shape.Properties.Count);
                _properties[index] = values.Read(ref json, property.Name, property.Type);
                break;
        }
    }

    private ActivityShape? ReadType(ref JsonCursor json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            _seen.Remove((int)ActivityMember.Type);
            return null;
        }

        if (FindType(ref json) is { } shape)
            return shape;
        if (values.Text(ref json, "type", cached: true) is { } text)
            problems.Add(DataProblems.BadActivityType(problems.PathOf("type"), text), json.TokenStartIndex);
        else if (json.TokenType == JsonTokenType.String)
            _seen.Remove((int)ActivityMember.Type);
        return null;
    }

    /// <summary>The type of the activity whose first members were read already: it may stand after its properties.</summary>
    private ActivityShape? FindTypeAhead(JsonCursor json)
    {
        do
        {
            var isType = json.ValueIsEscaped ? JsonMembers.NameAt(ref json) == "type" : json.ValueSpan.SequenceEqual("type"u8);
            json.Read();
            if (isType)
                return FindType(ref json);
            json.Skip();
        }
        while (json.ReadName());

        return null;
    }

    private ActivityShape? FindType(ref JsonCursor json)
    {
        if (json.TokenType != JsonTokenType.String)
            return null;
        return json.ValueIsEscaped ? shapes.Find(System.Text.Encoding.UTF8.GetBytes(JsonMembers.NameAt(ref json))) : shapes.Find(json.ValueSpan);
    }

    private bool IsRepeated(ref JsonCursor json, int member)
    {
        if (_seen.TryAdd(member))
            return false;

        var name = JsonMembers.NameAt(ref json);
        problems.Add(DataProblems.RepeatedField(problems.PathOf(name), name), json.TokenStartIndex);
        json.Skip();
        return true;
    }

    /// <summary>An unknown member of an activity whose type is not known either is no second problem.</summary>
    private void SkipUnknown(ref JsonCursor json, ActivityShape? shape)
    {
        if (!ignoreUnknown && shape is not null && !problems.IsFull)
        {
            var name = JsonMembers.NameAt(ref json);
            var nearest = Nearest.Of(DataProblems.Cut(name), shapes.MembersOf(shape));
            problems.Add(DataProblems.UnknownProperty(problems.PathOf(name), name, shape.Type, nearest), json.TokenStartIndex);
        }

        json.Skip();
    }

    private KeyValuePair<string, FieldValue>[] TakeProperties(IReadOnlyList<FieldDefinition> properties)
    {
        var count = 0;
        foreach (var value in _properties)
            count += value.IsMissing ? 0 : 1;
        if (count == 0)
            return NoProperties;
        var taken = new KeyValuePair<string, FieldValue>[count];
        for (var i = _properties.Length - 1; i >= 0; i--)
        {
            if (!_properties[i].IsMissing)
                taken[--count] = new(properties[i].Name, _properties[i]);
        }

        return taken;
    }
}
