using LeadRules.Calendars;
using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>A series of content that leads are given over days, such as a welcome series.</summary>
public sealed record CampaignDefinition
{
    private readonly IReadOnlyList<CampaignStep> _steps = EquatableList<CampaignStep>.Empty;

    /// <summary>The name, unique and stable over versions.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>When a lead is enrolled: when this becomes true.</summary>
    public required Condition Enroll { get; init; }

    /// <summary>When a lead that is enrolled leaves; null for: when the steps are done.</summary>
    public Condition? Leave { get; init; }

    /// <summary>How long after it left a lead can be enrolled again; null for never.</summary>
    public TimeSpan? Again { get; init; }

    /// <summary>At which time of the day steps are due, in the rule book's time zone; null for the time of the enrolment.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The steps, in the order of their days.</summary>
    public IReadOnlyList<CampaignStep> Steps { get => _steps; init => _steps = EquatableList.Of(value); }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(CampaignDefinition), (nameof(Name), Name), (nameof(Description), Description), (nameof(Enroll), Enroll), (nameof(Leave), Leave), (nameof(Again), Again), (nameof(Time), Time is { } time ? DateText.Format(time.ToTimeSpan()) : null), (nameof(Steps), Steps));
}

/// <summary>A step of a campaign.</summary>
/// <param name="Day">How many days after the day of the enrolment it is due; 0 for the same day.</param>
/// <param name="Contents">What is sent: the first that is for the lead and that it has not been given yet.</param>
/// <param name="When">For which leads; null for all.</param>
public sealed record CampaignStep(int Day, IReadOnlyList<ContentChoice> Contents, Condition? When)
{
    /// <summary>What is sent: the first that is for the lead and that it has not been given yet.</summary>
    public IReadOnlyList<ContentChoice> Contents { get; } = EquatableList.Of(Contents);

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(CampaignStep), (nameof(Day), Day), (nameof(Contents), Contents), (nameof(When), When));
}
