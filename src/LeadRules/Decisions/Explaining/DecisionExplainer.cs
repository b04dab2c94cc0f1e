using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Explaining;
using LeadRules.Decisions.Deciding;
using LeadRules.Lifecycle;

namespace LeadRules.Decisions.Explaining;

/// <summary>Works out why a decision is as it is, from the same compiled parts that made it.</summary>
internal sealed class DecisionExplainer
{
    private readonly LeadDecision _decision;
    private readonly LeadEngine _engine;
    private readonly Scratch _scratch;
    private readonly Standing _standing;

    public DecisionExplainer(LeadDecision decision)
    {
        _decision = decision;
        _engine = decision.Engine;
        _scratch = _engine.NewScratch();
        _standing = new Standing(_engine, decision.State.Notes);
    }

    public IReadOnlyList<SegmentExplanation> Segments()
    {
        var evaluation = Evaluation();
        List<SegmentExplanation> segments = [];
        for (var i = 0; i < _engine.Lifecycle.Segments.Length; i++)
        {
            var segment = _engine.Lifecycle.Segments[i];
            var (name, isIn) = (segment.Definition.Name, _standing.IsIn[i]);
            var remembered = (RememberedSegment)((SharedBool)segment.Holds).Inner;
            var leaves = remembered.Leave is not null && (isIn || remembered.Enter.Eval(ref evaluation) == Ternary.True);
            segments.Add(new SegmentExplanation(
                name,
                isIn,
                _decision.State.Notes.LastOrDefault(note => note.Name == name && note.Kind is LeadNoteKind.SegmentEntered or LeadNoteKind.SegmentLeft)?.At,
                SegmentNotes.PinOf(_decision.Lead.Activities, name, _decision.At.UtcTicks),
                leaves,
                ConditionExplanation.Of(leaves ? remembered.Leave! : remembered.Enter, ref evaluation))
            {
                Vote = RememberedSegment.Voted(remembered, ref evaluation) is null ? null : InferredWords.OfSegment(name, evaluation.Inferred!),
            });
        }

        return segments;
    }

    public IReadOnlyList<ClassExplanation> Classes()
    {
        var evaluation = Evaluation();
        List<ClassExplanation> explained = [];
        foreach (var set in _engine.Lifecycle.Classes)
        {
            var name = set.NameFor(ref evaluation);
            var vote = evaluation.Inferred is { } inferred && inferred.Class(set.Place) != Findings.None ? InferredWords.OfClass(set.Definition.Name, name, inferred) : null;
            List<TriedClass> tried = [];
            for (var i = 0; vote is null && i < set.Conditions.Length && (tried.Count == 0 || tried[^1].Name != name); i++)
                tried.Add(new TriedClass(set.Definition.Classes[i].Name, ConditionExplanation.Of(set.Conditions[i], ref evaluation)));
            explained.Add(new ClassExplanation(set.Definition.Name, name, tried, vote));
        }

        return explained;
    }

    public IReadOnlyList<WayExplanation> Ways()
    {
        if (_standing.Stage is not { } stage)
            return [];
        var evaluation = Evaluation();
        List<WayExplanation> ways = [];
        foreach (var transition in _engine.Lifecycle.From(stage.Name))
        {
            ways.Add(new WayExplanation(
                transition.Definition,
                WaitsFor(transition, stage),
                transition.When is null ? [] : UntrueParts.Of(transition.When, ref evaluation),
                [.. MoveCheck.Missing(transition.Needs, ref evaluation), .. Guards(transition)]));
        }

        return [.. ways.OrderBy(static way => way.Transition.On.Count > 0 || way.Transition.Breach is not null).ThenBy(static way => way.Obstacles)];
    }

    public IReadOnlyList<BandStep> BandSteps(LeadExplanation scores)
    {
        List<BandStep> steps = [];
        foreach (var set in _engine.RuleBook.Bands)
        {
            if (scores.Scores.FirstOrDefault(score => score.Name == (set.Of ?? set.Name)) is not { } score || double.IsNaN(score.Value.Value))
                continue;
            var value = score.Value.Value;
            var next = set.Bands.FirstOrDefault(band => band.Range.From > value || (band.Range.From == value && !band.Range.FromIncluded));
            if (next?.Range.From is not { } from)
                continue;
            var height = next.Range.FromIncluded ? from : from + Math.Pow(10, -score.Definition.Decimals);
            steps.Add(new BandStep(set.Name, score.Name, set.Bands.FirstOrDefault(band => band.Range.Contains(value))?.Name, next.Name, height - value, score.Definition.Formula is null ? PointsNeeded.For(score, height) : []));
        }

        return steps;
    }

    public IReadOnlyList<CampaignExplanation> Campaigns()
    {
        var campaigns = _engine.Lifecycle.Campaigns;
        var obstacle = campaigns.Length == 0 ? null : CampaignNotes.ObstacleOf(new StepNotes(_engine, _standing, null));
        List<CampaignExplanation> explained = [];
        for (var i = 0; i < campaigns.Length; i++)
        {
            var (campaign, standing) = (campaigns[i], _standing.Campaigns[i]);
            var since = standing.IsEnrolled ? standing.Since : standing.Left;
            explained.Add(new CampaignExplanation(
                campaign.Definition.Name,
                standing.IsEnrolled,
                since == 0 ? null : new DateTimeOffset(since, TimeSpan.Zero),
                standing.IsEnrolled && standing.Done < campaign.Steps.Length ? new DateTimeOffset(campaign.DueOf(standing.Done, standing.Since), TimeSpan.Zero) : null,
                obstacle));
        }

        return explained;
    }

    /// <summary>What agreements ask for before the dispositions may be given that a transition waits for.</summary>
    private IEnumerable<string> Guards(CompiledTransition transition) =>
        transition.On.Where(static set => set.Pattern == "disposition.given").SelectMany(MoveCheck.SubjectsOf).SelectMany(disposition => _decision.Slas.CheckDisposition(disposition).Reasons);

    private string WaitsFor(CompiledTransition transition, LeadNote stage)
    {
        var definition = transition.Definition;
        if (definition.On.Count > 0)
            return $"waits for {string.Join(" or ", definition.On)}";
        var rest = stage.Until is { } until && until > _decision.At ? $", not before {InstantText.Format(until)}" : "";
        return definition.Breach is { } breach ? $"waits for {breach} to be broken{rest}" : $"waits for its condition{rest}";
    }

    private Evaluation Evaluation() => _engine.Evaluate(_decision.Lead, _decision.At.UtcTicks, _scratch);
}
