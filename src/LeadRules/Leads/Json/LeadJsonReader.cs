using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using LeadRules.Leads.Json;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules;

/// <summary>
/// Reads leads from JSON: one object with the fields of the lead by name, its custom fields beside them, and its
/// activities in <c>activities</c>. The format is described in <c>docs/lead-files.md</c>.
/// </summary>
/// <remarks>
/// Strict: what is not declared, what has the wrong type and what stands twice is a problem, and all
/// problems of a lead are reported at once. <c>null</c> is a missing value. Instants without an offset are local times
/// of the rule book's time zone.
/// <para>Keeps buffers between leads. <b>Not safe to share between threads</b>: make one reader per thread.</para>
/// </remarks>
public sealed class LeadJsonReader
{
    private const int KeptActivities = 4096;
    private readonly LeadProblems _problems = new();
    private readonly LeadMembers _members;
    private readonly JsonValues _values;
    private readonly ActivityJsonReader _activityReader;
    private readonly ActivityJsonReader _loneActivityReader;
    private readonly bool _ignoreUnknown;
    private readonly SeenMembers _seen = new();
    private readonly FieldValue[] _custom;
    private Activity[] _activities = new Activity[16];

    /// <summary>Makes a reader for the fields, activity properties and time zone of a rule book alone. Where there is an engine, read for that: it knows the plug-ins too.</summary>
    /// <param name="book">The rule book.</param>
    /// <param name="ignoreUnknown">Whether to pass over fields and properties that the rule book does not declare, instead of reporting them.</param>
    /// <exception cref="ArgumentException">The time zone of the rule book is not known on this machine.</exception>
    public LeadJsonReader(RuleBook book, bool ignoreUnknown = false)
        : this((book ?? throw new ArgumentNullException(nameof(book))).Fields, book.Activities, ZoneOf(book), ignoreUnknown)
    {
    }

    /// <summary>Makes a reader for everything that an engine knows: the fields, activity properties and time zone of its rule book, and the activity properties of its plug-ins.</summary>
    /// <remarks>Where several declare a property of a type, the most precise of them counts.</remarks>
    /// <param name="engine">The engine.</param>
    /// <param name="ignoreUnknown">Whether to pass over fields and properties that nobody declares, instead of reporting them.</param>
    public LeadJsonReader(LeadEngine engine, bool ignoreUnknown = false)
        : this((engine ?? throw new ArgumentNullException(nameof(engine))).RuleBook.Fields, engine.Activities, engine.Zone, ignoreUnknown)
    {
    }

    private LeadJsonReader(IReadOnlyList<FieldDefinition> fields, IReadOnlyList<ActivityDefinition> activities, Zone zone, bool ignoreUnknown)
    {
        _ignoreUnknown = ignoreUnknown;
        _values = new JsonValues(zone, _problems);
        _members = new LeadMembers(fields);
        _activityReader = new ActivityJsonReader(new ActivityShapes(activities), _values, _problems, ignoreUnknown);
        _loneActivityReader = new ActivityJsonReader(new ActivityShapes(activities, namesLead: true), _values, _problems, ignoreUnknown);
        _custom = new FieldValue[_members.Custom.Count];
    }

    /// <summary>Reads one lead.</summary>
    /// <param name="utf8Json">One JSON object in UTF-8; white space around it does not matter.</param>
    /// <exception cref="LeadFormatException">The text has problems; the exception holds all of them.</exception>
    public Lead Read(ReadOnlySpan<byte> utf8Json) =>
        TryRead(utf8Json, out var lead, out var problems) ? lead : throw new LeadFormatException(problems);

    /// <summary>Reads one lead; false, and no exception for any content, when the text has problems.</summary>
    /// <param name="utf8Json">One JSON object in UTF-8; white space around it does not matter.</param>
    /// <param name="lead">The lead, or null.</param>
    /// <param name="problems">Every problem that was found, in the order of the text.</param>
    public bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out Lead? lead, out IReadOnlyList<Diagnostic> problems) =>
        TryRead(utf8Json, 1, out lead, out problems);

    /// <summary>Reads the leads of a stream that holds one JSON object a line; blank lines are passed over.</summary>
    /// <remarks>Reads as the leads are asked for, so any number of them takes the memory of one block of lines.</remarks>
    /// <param name="jsonLines">The stream, in UTF-8; it is not closed.</param>
    /// <exception cref="LeadFormatException">A line has problems, which name it; or it is longer than 16 MiB.</exception>
    public IEnumerable<Lead> ReadLines(Stream jsonLines)
    {
        ArgumentNullException.ThrowIfNull(jsonLines);
        return Enumerate(jsonLines).Select(static line => line.Lead ?? throw new LeadFormatException(line.Problems));
    }

    /// <summary>
    /// Reads a stream that holds one JSON object a line, and goes on after a line with problems: each line gives a lead, or all
    /// that is wrong with it. Blank lines are passed over.
    /// </summary>
    /// <remarks>Reads as the lines are asked for, so any number of them takes the memory of one block of lines.</remarks>
    /// <param name="jsonLines">The stream, in UTF-8; it is not closed.</param>
    public IEnumerable<LeadLine> TryReadLines(Stream jsonLines)
    {
        ArgumentNullException.ThrowIfNull(jsonLines);
        return Enumerate(jsonLines);
    }

    internal bool TryRead(ReadOnlySpan<byte> utf8Json, long firstLine, [NotNullWhen(true)] out Lead? lead, out IReadOnlyList<Diagnostic> problems)
    {
        lead = null;
        if (Start(utf8Json, out var json, out var shift))
        {
            try
            {
                lead = json.Read() ? ReadLead(ref json) : null;
                json.Read();
            }
            catch (JsonException broken)
            {
                _problems.Add(JsonFault.Describe(utf8Json[shift..], broken, JsonCursor.MaxDepth, out var offset), offset);
            }
        }

        return Finish(utf8Json, shift, firstLine, ref lead, out problems);
    }

    /// <summary>Reads an activity that stands alone and names its lead.</summary>
    internal bool TryReadActivity(ReadOnlySpan<byte> utf8Json, long firstLine, out string leadId, [NotNullWhen(true)] out Activity? activity, out IReadOnlyList<Diagnostic> problems)
    {
        activity = null;
        if (Start(utf8Json, out var json, out var shift))
        {
            try
            {
                activity = json.Read() ? _loneActivityReader.Read(ref json) : null;
                json.Read();
            }
            catch (JsonException broken)
            {
                _problems.Add(JsonFault.Describe(utf8Json[shift..], broken, JsonCursor.MaxDepth, out var offset), offset);
            }
        }

        leadId = _loneActivityReader.LeadId ?? "";
        return Finish(utf8Json, shift, firstLine, ref activity, out problems);
    }

    private static Zone ZoneOf(RuleBook book) => TimeZoneInfo.TryFindSystemTimeZoneById(book.TimeZone, out var zone)
        ? new Zone(zone)
        : throw new ArgumentException($"The time zone '{book.TimeZone}' of the rule book is not known on this machine.", nameof(book));

    private bool Start(ReadOnlySpan<byte> utf8Json, out JsonCursor json, out int shift)
    {
        _problems.Clear();
        shift = utf8Json.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        json = new JsonCursor(utf8Json[shift..]);
        if (Utf8.IsValid(utf8Json))
            return true;
        _problems.Add(JsonFault.DescribeEncoding(utf8Json, out var offset), offset - shift);
        return false;
    }

    private bool Finish<T>(ReadOnlySpan<byte> utf8Json, int shift, long firstLine, ref T? result, out IReadOnlyList<Diagnostic> problems)
        where T : class
    {
        if (_problems.IsEmpty)
        {
            problems = [];
            return result is not null;
        }

        result = null;
        problems = _problems.Locate(utf8Json[shift..], firstLine);
        return false;
    }

    private IEnumerable<LeadLine> Enumerate(Stream stream)
    {
        using var blocks = new LineBlocks(stream);
        while (blocks.Next() is { } block)
        {
            using (block)
            {
                if (block.IsTooLong)
                    yield return new LeadLine(block.FirstLine, null, [DataProblems.LineTooLong(block.FirstLine, block.Length)]);
                var lines = new LineCursor(block);
                while (lines.MoveNext())
                {
                    TryRead(lines.Text.Span, lines.Number, out var lead, out var problems);
                    yield return new LeadLine(lines.Number, lead, problems);
                }
            }
        }
    }

    private Lead? ReadLead(ref JsonCursor json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            _problems.Add(DataProblems.NotAnObject("$", "A lead", JsonValues.WordsFor(json.TokenType)), json.TokenStartIndex);
            json.Skip();
            return null;
        }

        _seen.Clear();
        Array.Clear(_custom);
        var start = json.TokenStartIndex;
        var lead = new Lead();
        var activities = ActivityHistory.Empty;
        var hasId = false;
        var index = -1;
        while (json.ReadName())
        {
            index = JsonMembers.Find(_members.Index, ref json, index);
            if (index < 0)
            {
                SkipUnknown(ref json);
                continue;
            }

            if (IsRepeated(ref json, index))
                continue;
            json.ReadValue();
            if (_members[index] is not { } member)
                activities = ReadActivities(ref json);
            else if (index == LeadMembers.Id)
                hasId = ReadId(ref json, lead);
            else
                ReadField(ref json, member, lead);
        }

        if (!hasId)
            _problems.Add(DataProblems.LeadWithoutId(), start);
        lead.Complete(activities, TakeCustom());
        return lead;
    }

    /// <summary>Whether there is an id, be it one of the wrong type: that is reported already.</summary>
    private bool ReadId(ref JsonCursor json, Lead lead)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            _values.Text(ref json, "id", cached: false);
            return true;
        }

        var id = _values.Text(ref json, "id", cached: false);
        lead.Set(TextSlot.Id, id);
        return !string.IsNullOrWhiteSpace(id);
    }

    private void ReadField(ref JsonCursor json, LeadMember member, Lead lead)
    {
        switch (member.Known)
        {
            case null:
                _custom[member.Place] = _values.Read(ref json, member.Name, member.Type);
                break;
            case { Type: FieldType.Text } text:
                lead.Set((TextSlot)text.Slot, _values.Text(ref json, member.Name, member.Recurs));
                break;
            case { Type: FieldType.Instant }:
                lead.SetCreated(_values.Instant(ref json, member.Name));
                break;
            case var number:
                lead.Set((NumberSlot)number.Slot, _values.Number(ref json, member.Name, member.Type, number.Least, number.Greatest));
                break;
        }
    }

    private ActivityHistory ReadActivities(ref JsonCursor json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            if (json.TokenType != JsonTokenType.Null)
                _problems.Add(DataProblems.NotAList("$.activities", LeadMembers.Activities, JsonValues.WordsFor(json.TokenType)), json.TokenStartIndex);
            json.Skip();
            return ActivityHistory.Empty;
        }

        var count = 0;
        for (_problems.Activity = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; _problems.Activity++)
        {
            if (_problems.IsFull)
            {
                json.Skip();
            }
            else if (_activityReader.Read(ref json) is { } activity)
            {
                if (count == _activities.Length)
                    Array.Resize(ref _activities, count * 2);
                _activities[count++] = activity;
            }
        }

        _problems.Activity = -1;
        var history = ActivityHistory.OfOwned(_activities.AsSpan(0, count).ToArray());
        ForgetLongHistory();
        return history;
    }

    /// <summary>One lead with very many activities must not keep the memory for the reader's whole life.</summary>
    private void ForgetLongHistory()
    {
        if (_activities.Length > KeptActivities)
            _activities = new Activity[KeptActivities];
    }

    private bool IsRepeated(ref JsonCursor json, int member)
    {
        if (_seen.TryAdd(member))
            return false;

        var name = JsonMembers.NameAt(ref json);
        _problems.Add(DataProblems.RepeatedField(_problems.PathOf(name), name), json.TokenStartIndex);
        json.Skip();
        return true;
    }

    private void SkipUnknown(ref JsonCursor json)
    {
        if (!_ignoreUnknown && !_problems.IsFull)
        {
            var name = JsonMembers.NameAt(ref json);
            _problems.Add(DataProblems.UnknownField(_problems.PathOf(name), name, Nearest.Of(DataProblems.Cut(name), _members.Names)), json.TokenStartIndex);
        }

        json.Skip();
    }

    private CustomField[] TakeCustom()
    {
        var count = 0;
        foreach (var value in _custom)
            count += value.IsMissing ? 0 : 1;
        if (count == 0)
            return [];
        var taken = new CustomField[count];
        for (var i = _custom.Length - 1; i >= 0; i--)
        {
            if (!_custom[i].IsMissing)
                taken[--count] = new CustomField(_members.Custom[i].Name, _custom[i]);
        }

        return taken;
    }
}
