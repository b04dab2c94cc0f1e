using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Lifecycle;

/// <summary>A campaign, ready to enrol leads and to say when its steps are due.</summary>
internal sealed class CompiledCampaign
{
    public required CampaignDefinition Definition { get; init; }

    public required Zone Zone { get; init; }

    public required BoolNode Enroll { get; init; }

    public required BoolNode? Leave { get; init; }

    public required CompiledCampaignStep[] Steps { get; init; }

    /// <summary>When a step is due, as UTC ticks: on its day at the campaign's time of day, and never before the enrolment.</summary>
    public long DueOf(int step, long enrolled)
    {
        var local = Zone.ToLocal(enrolled);
        var time = Definition.Time?.ToTimeSpan() ?? local.TimeOfDay;
        var days = Steps[step].Definition.Day;
        var latest = DateTime.MaxValue.Date.AddDays(-1);
        var date = days > (latest - local.Date).Days ? latest : local.Date.AddDays(days);
        return Math.Max(enrolled, Zone.ToUtcTicks(date + time));
    }
}

/// <summary>A step of a campaign, ready to choose its content.</summary>
internal sealed record CompiledCampaignStep(CampaignStep Definition, BoolNode? When, CompiledContent[] Contents);
