using LeadRules.Conditions;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Lifecycle;

/// <summary>Makes lifecycle, triggers and campaigns ready to be followed; reports every problem of their texts on the way.</summary>
internal sealed class LifecycleCompiler(Names names, Definitions definitions, List<Diagnostic> problems)
{
    private static readonly StageDefinition NoStage = new() { Name = "" };
    private readonly TextBinder _texts = new(names, definitions, problems);

    public CompiledLifecycle Compile()
    {
        var book = names.Book;
        var stages = book.Lifecycle.Stages.DistinctBy(static stage => stage.Name, StringComparer.Ordinal).ToDictionary(static stage => stage.Name, StringComparer.Ordinal);
        return new CompiledLifecycle(book.Lifecycle, [.. book.Lifecycle.Transitions.Select((transition, i) => Transition(transition, i, stages))])
        {
            Triggers = [.. book.Triggers.Select(Trigger)],
            Campaigns = [.. book.Campaigns.Select(Campaign)],
            Segments = [.. from segment in book.Segments let holds = definitions.Segment(segment.Name) where holds is not null select new CompiledSegment(segment, holds)],
            Classes = [.. from classes in book.Classes let compiled = definitions.Classes(classes.Name) where compiled is not null select new CompiledClasses(classes, names.PlaceOfClasses(classes.Name), compiled.Value.Conditions)],
            HandOffNeeds = Needs(LifecyclePaths.HandOff, book.Lifecycle.HandOff.Needs),
            HandOffContents = Contents(LifecyclePaths.HandOff + ".contents", book.Lifecycle.HandOff.Contents),
            Viewed = Sets(LifecyclePaths.HandOff + ".viewed", book.Lifecycle.HandOff.Viewed),
            Received = Sets(LifecyclePaths.HandOff + ".received", book.Lifecycle.HandOff.Received),
        };
    }

    private CompiledTransition Transition(TransitionDefinition transition, int index, Dictionary<string, StageDefinition> stages)
    {
        var path = LifecyclePaths.Transition(index);
        return new CompiledTransition
        {
            Definition = transition,
            Index = index,
            To = stages.GetValueOrDefault(transition.To, NoStage),
            On = Sets(path + ".on", transition.On),
            Breach = transition.Breach?.Split('.') is [var policy, var target] ? (policy, target) : null,
            When = _texts.Condition(LifecyclePaths.When(path), transition.When),
            Needs = Needs(path, transition.Needs),
            Do = Actions(path, transition.Do),
        };
    }

    private CompiledTrigger Trigger(TriggerDefinition trigger)
    {
        var path = LifecyclePaths.Trigger(trigger.Name);
        return new CompiledTrigger
        {
            Definition = trigger,
            On = Sets(path + ".on", trigger.On),
            When = _texts.Condition(LifecyclePaths.When(path), trigger.When),
            Rearm = _texts.Condition(path + ".rearm", trigger.Rearm),
            Do = Actions(path, trigger.Do),
        };
    }

    private CompiledCampaign Campaign(CampaignDefinition campaign)
    {
        var path = LifecyclePaths.Campaign(campaign.Name);
        return new CompiledCampaign
        {
            Definition = campaign,
            Zone = names.Zone,
            Enroll = _texts.Condition(path + ".enroll", campaign.Enroll) ?? Never(campaign.Enroll),
            Leave = _texts.Condition(path + ".leave", campaign.Leave),
            Steps = [.. campaign.Steps.Select((step, i) => new CompiledCampaignStep(
                step,
                _texts.Condition(LifecyclePaths.When(LifecyclePaths.Step(path, i)), step.When),
                Contents(LifecyclePaths.Step(path, i) + ".content", step.Contents)))],
        };
    }

    private CompiledNeed[] Needs(string path, IReadOnlyList<NeedDefinition> needs) =>
        [.. needs.Select(need => new CompiledNeed(need, _texts.Condition(LifecyclePaths.Need(path, need), need.Is) ?? Never(need.Is)))];

    private CompiledAction[] Actions(string path, IReadOnlyList<ActionDefinition> actions) =>
        [.. actions.Select((action, i) => new CompiledAction(action.Do, action.To, action.About, action.ExpiresAfter, _texts.Condition(LifecyclePaths.ActionWhen(path, i), action.When), action.Name))];

    private CompiledContent[] Contents(string path, IReadOnlyList<ContentChoice> contents) =>
        [.. contents.Select((content, i) => new CompiledContent(content, _texts.Condition(LifecyclePaths.When(LifecyclePaths.Entry(path, i, contents.Count, names.Book.Source)), content.When)))];

    private ActivitySet[] Sets(string path, IReadOnlyList<ActivitySelector> selectors) =>
        [.. selectors.Select((selector, i) => _texts.Activities(LifecyclePaths.Entry(path, i, selectors.Count, names.Book.Source), selector)).OfType<ActivitySet>()];

    /// <summary>What stands in for a condition that has a problem, which keeps the rule book from being used.</summary>
    private static BoolConstant Never(Condition condition) => new(condition.Root, value: false);
}
