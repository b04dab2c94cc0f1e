using LeadRules.Conditions.Compiled;
using LeadRules.Lifecycle;
using LeadRules.Scoring;

namespace LeadRules.Decisions.Deciding;

/// <summary>Finds when something is to be noted of a lead by time alone.</summary>
internal sealed class LookFinder : SpanSearch
{
    private readonly LeadEngine _engine;
    private readonly Lead _lead;
    private readonly SlaEvaluation _slas;
    private readonly Standing _standing;
    private readonly StepNotes _step;
    private readonly Scratch _scratch;
    private readonly bool _isKeptOutOfCampaigns;

    public LookFinder(LeadEngine engine, Lead lead, LeadState state, SlaEvaluation slas, BusinessCalendar? ownerCalendar)
    {
        _engine = engine;
        _lead = lead;
        _slas = slas;
        _standing = new Standing(engine, state.Notes);
        _step = new StepNotes(engine, _standing, ownerCalendar);
        _scratch = engine.NewScratch();
        _isKeptOutOfCampaigns = CampaignNotes.ObstacleOf(_step) is not null;
    }

    /// <summary>When to look at the lead again after an instant at which everything was noted.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="known">When something comes for certain, such as a point of a clock; null when nothing does.</param>
    public NextChange After(DateTimeOffset at, DateTimeOffset? known)
    {
        var last = known?.UtcTicks - 1 ?? DateTime.MaxValue.Ticks;
        var found = After(at.UtcTicks, last);
        return found.Kind == NextChangeKind.Never && known is not null ? new NextChange(NextChangeKind.Changes, known) : found;
    }

    protected override bool IsSameAt(long at)
    {
        var evaluation = _engine.Evaluate(_lead, at, _scratch);
        return !_step.WouldNote(_lead, ref evaluation);
    }

    protected override bool IsSameThroughout(long from, long to)
    {
        var span = _engine.Over(_lead, from, to, _scratch.Inferred);
        return SegmentsStay(span) && ThresholdsStay(span) && !MayMove(span) && !MayFire(span) && CampaignsStay(span);
    }

    private static bool MayBeTrue(BoolNode node, SpanEvaluation span) => (node.Over(span) & TernarySet.True) != 0;

    private static bool MayNotBeTrue(BoolNode node, SpanEvaluation span) => node.Over(span) != TernarySet.True;

    private bool SegmentsStay(SpanEvaluation span)
    {
        var segments = _engine.Lifecycle.Segments;
        for (var i = 0; i < segments.Length; i++)
        {
            if (_standing.IsIn[i] ? MayNotBeTrue(segments[i].Holds, span) : MayBeTrue(segments[i].Holds, span))
                return false;
        }

        return true;
    }

    private bool ThresholdsStay(SpanEvaluation span)
    {
        var thresholds = _engine.RuleBook.Thresholds;
        for (var i = 0; i < thresholds.Count; i++)
        {
            var score = span.Scores[_engine.ThresholdScores[i]];
            if (!score.IsNeverKnown && (_standing.HasReached[i] ? score.Low < thresholds[i].Rearm : score.High >= thresholds[i].Reach))
                return false;
        }

        return true;
    }

    /// <summary>A clock breaks at one of its points, which bound the search; one that is broken already moves the lead as soon as the rest allows it.</summary>
    private bool MayMove(SpanEvaluation span)
    {
        if (_standing.Stage is not { } stage || (stage.Until is { } until && span.To < until.UtcTicks))
            return false;
        foreach (var transition in _engine.Lifecycle.From(stage.Name))
        {
            if (transition.On.Length == 0 && IsOpen(transition, stage) && (transition.When is null || MayBeTrue(transition.When, span)) && Array.TrueForAll(transition.Needs, need => MayBeTrue(need.Is, span)))
                return true;
        }

        return false;
    }

    private bool IsOpen(CompiledTransition transition, LeadNote stage) => transition.Breach is { } breach
        ? _slas.Latest(breach.Policy, breach.Target)?.BreachedAt >= stage.At
        : transition.When is not null;

    private bool MayFire(SpanEvaluation span)
    {
        var triggers = _engine.Lifecycle.Triggers;
        for (var i = 0; i < triggers.Length; i++)
        {
            var (trigger, standing) = (triggers[i], _standing.Fired[i]);
            if (trigger.IsOnActivity || trigger.When is not { } when || (trigger.Definition.Once && standing.Ever))
                continue;
            if (!standing.Now ? MayBeTrue(when, span) : trigger.Rearm is { } rearm ? MayBeTrue(rearm, span) : MayNotBeTrue(when, span))
                return true;
        }

        return false;
    }

    private bool CampaignsStay(SpanEvaluation span)
    {
        var campaigns = _engine.Lifecycle.Campaigns;
        for (var i = 0; i < campaigns.Length; i++)
        {
            if (MayChange(campaigns[i], _standing.Campaigns[i], span))
                return false;
        }

        return true;
    }

    private bool MayChange(CompiledCampaign campaign, CampaignStanding standing, SpanEvaluation span)
    {
        if (standing.IsEnrolled)
        {
            return (campaign.Leave is { } leave && MayBeTrue(leave, span))
                || (standing.Done < campaign.Steps.Length && campaign.DueOf(standing.Done, standing.Since) <= span.To);
        }

        return !_isKeptOutOfCampaigns && CampaignNotes.MayEnroll(campaign, standing, span.To) && MayBeTrue(campaign.Enroll, span)
            && (campaign.Leave is null || MayNotBeTrue(campaign.Leave, span));
    }
}
