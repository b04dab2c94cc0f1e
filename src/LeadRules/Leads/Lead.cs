using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LeadRules;

/// <summary>
/// A person or company that may buy: identity, contact, company, place, origin and value fields, custom fields, and
/// what happened so far. Immutable; copy with <c>with</c> or the <c>With</c> methods.
/// </summary>
/// <remarks>
/// <para>Every field but the id may be missing (null). Empty text is missing. Conditions read the fields by the names of
/// these properties in camel case: <c>employees &gt; 50</c>.</para>
/// <para>Custom fields are set by name (<see cref="With(string, FieldValue)"/>) and must be declared in a rule book to be
/// read by it.</para>
/// <para>Two leads are equal only when they are the same object. Safe to share between threads.</para>
/// </remarks>
[DebuggerDisplay("{Id,nq} ({Activities.Count} activities)")]
public sealed record Lead
{
    private static readonly CustomField[] NoCustomFields = [];
    private TextSlots _texts;
    private NumberSlots _numbers;
    private long _created = MissingTicks;
    private CustomField[] _custom = NoCustomFields;
    private ActivityHistory _activities = ActivityHistory.Empty;

    /// <summary>The ticks that stand for a missing instant or duration.</summary>
    internal const long MissingTicks = long.MinValue;

    /// <summary>Makes a lead that has only an id.</summary>
    /// <param name="id">The host's key of the lead; not empty.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Lead(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ((Span<double>)_numbers).Fill(double.NaN);
        Set(TextSlot.Id, id);
    }

    /// <summary>For readers: a lead to which nobody has given an id yet.</summary>
    internal Lead() => ((Span<double>)_numbers).Fill(double.NaN);

    /// <summary>The host's key of the lead.</summary>
    public string Id => _texts[(int)TextSlot.Id]!;

    /// <summary>The person's name.</summary>
    public string? Name { get => Get(TextSlot.Name); init => Set(TextSlot.Name, value); }

    /// <summary>The e-mail address.</summary>
    public string? Email { get => Get(TextSlot.Email); init => Set(TextSlot.Email, value); }

    /// <summary>The phone number.</summary>
    public string? Phone { get => Get(TextSlot.Phone); init => Set(TextSlot.Phone, value); }

    /// <summary>The person's job title.</summary>
    public string? JobTitle { get => Get(TextSlot.JobTitle); init => Set(TextSlot.JobTitle, value); }

    /// <summary>The company's name.</summary>
    public string? Company { get => Get(TextSlot.Company); init => Set(TextSlot.Company, value); }

    /// <summary>The company's internet domain, such as <c>example.com</c>.</summary>
    public string? CompanyDomain { get => Get(TextSlot.CompanyDomain); init => Set(TextSlot.CompanyDomain, value); }

    /// <summary>The company's industry.</summary>
    public string? Industry { get => Get(TextSlot.Industry); init => Set(TextSlot.Industry, value); }

    /// <summary>How many people the company employs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int? Employees
    {
        get => Get(NumberSlot.Employees) is { } number ? (int)number : null;
        init => Set(NumberSlot.Employees, value);
    }

    /// <summary>The company's revenue a year, in the unit the host uses throughout.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, NaN or infinite.</exception>
    public double? AnnualRevenue { get => Get(NumberSlot.AnnualRevenue); init => Set(NumberSlot.AnnualRevenue, value); }

    /// <summary>The country, best as ISO 3166-1 alpha-2.</summary>
    public string? Country { get => Get(TextSlot.Country); init => Set(TextSlot.Country, value); }

    /// <summary>The region, best as ISO 3166-2.</summary>
    public string? Region { get => Get(TextSlot.Region); init => Set(TextSlot.Region, value); }

    /// <summary>The postal code; text, since zeros lead.</summary>
    public string? PostalCode { get => Get(TextSlot.PostalCode); init => Set(TextSlot.PostalCode, value); }

    /// <summary>The city.</summary>
    public string? City { get => Get(TextSlot.City); init => Set(TextSlot.City, value); }

    /// <summary>The lead's IANA time zone.</summary>
    public string? TimeZone { get => Get(TextSlot.TimeZone); init => Set(TextSlot.TimeZone, value); }

    /// <summary>The lead's language, best as an IETF tag.</summary>
    public string? Language { get => Get(TextSlot.Language); init => Set(TextSlot.Language, value); }

    /// <summary>Where the lead came from.</summary>
    public string? Source { get => Get(TextSlot.Source); init => Set(TextSlot.Source, value); }

    /// <summary>The campaign that brought the lead.</summary>
    public string? Campaign { get => Get(TextSlot.Campaign); init => Set(TextSlot.Campaign, value); }

    /// <summary>What the deal is expected to be worth, in <see cref="Currency"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, NaN or infinite.</exception>
    public double? DealValue { get => Get(NumberSlot.DealValue); init => Set(NumberSlot.DealValue, value); }

    /// <summary>The currency of <see cref="DealValue"/>, best as ISO 4217.</summary>
    public string? Currency { get => Get(TextSlot.Currency); init => Set(TextSlot.Currency, value); }

    /// <summary>How likely the deal is to be won, from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, above 1 or NaN.</exception>
    public double? WinProbability { get => Get(NumberSlot.WinProbability); init => Set(NumberSlot.WinProbability, value); }

    /// <summary>When the lead came to be.</summary>
    public DateTimeOffset? Created
    {
        get => _created == MissingTicks ? null : new DateTimeOffset(_created, TimeSpan.Zero);
        init => _created = value?.UtcTicks ?? MissingTicks;
    }

    /// <summary>Where the lead is in its life, such as <c>new</c> or <c>mql</c>.</summary>
    public string? Stage { get => Get(TextSlot.Stage); init => Set(TextSlot.Stage, value); }

    /// <summary>Who owns the lead.</summary>
    public string? Owner { get => Get(TextSlot.Owner); init => Set(TextSlot.Owner, value); }

    /// <summary>What the lead did and what was done to it. May hold activities of the future; a decision does not see them before their instant.</summary>
    public ActivityHistory Activities { get => _activities; init => _activities = value; }

    /// <summary>The names of the custom fields that are set, in ordinal order.</summary>
    public IReadOnlyList<string> CustomFields => Array.ConvertAll(_custom, static custom => custom.Name);

    /// <summary>The value of a field, well-known or custom, by its name in conditions; missing when it is not set. Names are compared ordinal.</summary>
    public FieldValue this[string field]
    {
        get
        {
            if (WellKnownField.Find(field) is { } known)
                return ValueOf(known);
            var place = PlaceOf(field);
            return place >= 0 ? _custom[place].Value : default;
        }
    }

    /// <summary>The texts, by <see cref="TextSlot"/>.</summary>
    internal string? TextAt(int slot) => _texts[slot];

    /// <summary>The numbers, by <see cref="NumberSlot"/>; NaN when missing.</summary>
    internal double NumberAt(int slot) => _numbers[slot];

    /// <summary>When the lead came to be, as UTC ticks.</summary>
    internal long CreatedTicks => _created;

    /// <summary>The custom fields in ordinal order of their names.</summary>
    internal ReadOnlySpan<CustomField> Custom => _custom;

    /// <summary>The lead with one more activity; the history is shared, not copied (<see cref="ActivityHistory.With"/>).</summary>
    public Lead With(Activity activity) => this with { Activities = Activities.With(activity) };

    /// <summary>The lead with a field set by name, or cleared by <see cref="FieldValue.Missing"/>. Well-known and custom fields alike.</summary>
    /// <exception cref="ArgumentException">The name is empty or <c>id</c>, or a well-known field has another type or takes no such number.</exception>
    public Lead With(string field, FieldValue value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        var copy = this with { };
        copy.Assign(field, value);
        return copy;
    }

    /// <summary>Whether both are the same object.</summary>
    public bool Equals(Lead? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The id and the number of activities, for logs and the debugger.</summary>
    public override string ToString() => $"Lead {Id} ({Activities.Count} activities)";

    /// <summary>The value of a well-known field.</summary>
    internal FieldValue ValueOf(WellKnownField field) => field.Type switch
    {
        FieldType.Text => TextAt(field.Slot),
        FieldType.Instant => Created is { } created ? created : default(FieldValue),
        _ => double.IsNaN(NumberAt(field.Slot)) ? default(FieldValue) : NumberAt(field.Slot),
    };

    /// <summary>Sets a text while the lead is being built.</summary>
    internal void Set(TextSlot slot, string? value) => _texts[(int)slot] = string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Sets a number, NaN for missing, while the lead is being built.</summary>
    internal void Set(NumberSlot slot, double finiteOrNaN) => _numbers[(int)slot] = finiteOrNaN;

    /// <summary>Sets the instant, in UTC ticks, while the lead is being built.</summary>
    internal void SetCreated(long utcTicks) => _created = utcTicks;

    /// <summary>Sets the activities and the custom fields, which stand in ordinal order of their names, while the lead is being built.</summary>
    internal void Complete(ActivityHistory activities, CustomField[] custom)
    {
        _activities = activities;
        _custom = custom;
    }

    /// <summary>Sets a field while the lead is being built; never on a lead that others can see.</summary>
    internal void Assign(string field, FieldValue value)
    {
        if (WellKnownField.Find(field) is { } known)
            Assign(known, value);
        else
            AssignCustom(field, value);
    }

    /// <summary>Sets a well-known field while the lead is being built.</summary>
    internal void Assign(WellKnownField field, FieldValue value)
    {
        if (field.Type == FieldType.Text && field.Slot == (int)TextSlot.Id)
            throw new ArgumentException("The id of a lead cannot be changed; make a new lead.", nameof(field));
        if (!value.IsMissing && value.Type != field.Type && !(field.Type == FieldType.Integer && value.Type == FieldType.Number))
            throw new ArgumentException($"'{field.Name}' takes {TypeWords.Of(field.Type)}, not {TypeWords.Of(value.Type!.Value)}.", nameof(value));
        if (field.Type == FieldType.Integer && value.AsNumber is { } number && (number != Math.Floor(number) || Math.Abs(number) > int.MaxValue))
            throw new ArgumentException($"'{field.Name}' takes a whole number, not {value}.", nameof(value));
        if (field.Type is FieldType.Number or FieldType.Integer && value.AsNumber is { } given)
            field.ThrowIfOutOfRange(given, nameof(value));
        switch (field.Type)
        {
            case FieldType.Text:
                _texts[field.Slot] = value.AsText;
                break;
            case FieldType.Instant:
                _created = value.AsInstant?.UtcTicks ?? MissingTicks;
                break;
            default:
                _numbers[field.Slot] = value.NumberOrNaN;
                break;
        }
    }

    private void AssignCustom(string field, FieldValue value)
    {
        var place = PlaceOf(field);
        if (place >= 0)
        {
            _custom = value.IsMissing
                ? [.. _custom[..place], .. _custom[(place + 1)..]]
                : [.. _custom[..place], new CustomField(field, value), .. _custom[(place + 1)..]];
        }
        else if (!value.IsMissing)
        {
            _custom = [.. _custom[..~place], new CustomField(field, value), .. _custom[~place..]];
        }
    }

    /// <summary>The index of a custom field, or the complement of the index where it would stand.</summary>
    private int PlaceOf(string field)
    {
        for (var i = 0; i < _custom.Length; i++)
        {
            var order = string.CompareOrdinal(_custom[i].Name, field);
            if (order >= 0)
                return order == 0 ? i : ~i;
        }

        return ~_custom.Length;
    }

    private string? Get(TextSlot slot) => _texts[(int)slot];

    private double? Get(NumberSlot slot) => double.IsNaN(_numbers[(int)slot]) ? null : _numbers[(int)slot];

    private void Set(NumberSlot slot, double? value)
    {
        if (value is { } number)
        {
            if (!double.IsFinite(number))
                throw new ArgumentOutOfRangeException(nameof(value), number, $"'{slot}' must be finite; leave it null when it is not known.");
            WellKnownField.Of(slot).ThrowIfOutOfRange(number, nameof(value));
        }

        _numbers[(int)slot] = value ?? double.NaN;
    }

    [InlineArray((int)TextSlot.Owner + 1)]
    private struct TextSlots
    {
        private string? _first;
    }

    [InlineArray((int)NumberSlot.WinProbability + 1)]
    private struct NumberSlots
    {
        private double _first;
    }
}

/// <summary>One custom field of a lead.</summary>
internal readonly record struct CustomField(string Name, FieldValue Value);
