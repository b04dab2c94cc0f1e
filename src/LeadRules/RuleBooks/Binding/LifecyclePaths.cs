using LeadRules.Conditions;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where the parts of the lifecycle, of triggers and of campaigns stand.</summary>
internal static class LifecyclePaths
{
    public const string Lifecycle = "$.lifecycle";
    public const string Start = "$.lifecycle.start";
    public const string Stages = "$.lifecycle.stages";
    public const string Transitions = "$.lifecycle.transitions";
    public const string HandOff = "$.lifecycle.handOff";

    public static string Stage(string name) => BookPath.Member(Stages, name);

    public static string Transition(int index) => BookPath.Item(Transitions, index);

    public static string Trigger(string name) => BookPath.Member("$.triggers", name);

    public static string Campaign(string name) => BookPath.Member("$.campaigns", name);

    public static string Step(string campaign, int index) => BookPath.Item(campaign + ".steps", index);

    public static string When(string part) => part + ".when";

    public static string Need(string part, NeedDefinition need) => BookPath.Member(part + ".needs", need.Name);

    public static string ActionWhen(string part, int index) => BookPath.ItemMember(part, "do", index, "when");

    /// <summary>The path of one of what a member says: the member itself where it says one thing without a list.</summary>
    public static string Entry(string path, int index, int count, SourceMap? source) =>
        source is null && count > 1 ? BookPath.Item(path, index) : EntryPath.Of(path, index, source);

    /// <summary>All conditions of the lifecycle with its hand-off, of triggers and of campaigns, with their paths.</summary>
    public static IEnumerable<(string Path, Condition Condition)> Conditions(RuleBook book)
    {
        for (var i = 0; i < book.Lifecycle.Transitions.Count; i++)
        {
            var (transition, path) = (book.Lifecycle.Transitions[i], Transition(i));
            foreach (var condition in Given((When(path), transition.When)).Concat(Needs(path, transition.Needs)).Concat(Actions(path, transition.Do)))
                yield return condition;
        }

        var handOff = book.Lifecycle.HandOff;
        foreach (var condition in Needs(HandOff, handOff.Needs).Concat(Contents(HandOff + ".contents", handOff.Contents, book.Source)))
            yield return condition;
        foreach (var trigger in book.Triggers)
        {
            var path = Trigger(trigger.Name);
            foreach (var condition in Given((When(path), trigger.When), (path + ".rearm", trigger.Rearm)).Concat(Actions(path, trigger.Do)))
                yield return condition;
        }

        foreach (var condition in book.Campaigns.SelectMany(campaign => Conditions(campaign, book.Source)))
            yield return condition;
    }

    /// <summary>All activity selectors of the lifecycle with its hand-off and of triggers, with their paths.</summary>
    public static IEnumerable<(string Path, ActivitySelector Selector)> Selectors(RuleBook book)
    {
        var (lifecycle, source) = (book.Lifecycle, book.Source);
        return lifecycle.Transitions.SelectMany((transition, i) => Selectors(Transition(i) + ".on", transition.On, source))
            .Concat(Selectors(HandOff + ".viewed", lifecycle.HandOff.Viewed, source))
            .Concat(Selectors(HandOff + ".received", lifecycle.HandOff.Received, source))
            .Concat(book.Triggers.SelectMany(trigger => Selectors(Trigger(trigger.Name) + ".on", trigger.On, source)));
    }

    private static IEnumerable<(string Path, Condition Condition)> Conditions(CampaignDefinition campaign, SourceMap? source)
    {
        var path = Campaign(campaign.Name);
        foreach (var condition in Given((path + ".enroll", campaign.Enroll), (path + ".leave", campaign.Leave)))
            yield return condition;
        for (var i = 0; i < campaign.Steps.Count; i++)
        {
            var (step, place) = (campaign.Steps[i], Step(path, i));
            foreach (var condition in Given((When(place), step.When)).Concat(Contents(place + ".content", step.Contents, source)))
                yield return condition;
        }
    }

    private static IEnumerable<(string Path, Condition Condition)> Needs(string part, IReadOnlyList<NeedDefinition> needs) =>
        needs.Select(need => (Need(part, need), need.Is));

    private static IEnumerable<(string Path, Condition Condition)> Actions(string part, IReadOnlyList<ActionDefinition> actions) =>
        actions.SelectMany((action, i) => Given((ActionWhen(part, i), action.When)));

    private static IEnumerable<(string Path, Condition Condition)> Contents(string path, IReadOnlyList<ContentChoice> contents, SourceMap? source) =>
        contents.SelectMany((content, i) => Given((When(Entry(path, i, contents.Count, source)), content.When)));

    private static IEnumerable<(string Path, ActivitySelector Selector)> Selectors(string path, IReadOnlyList<ActivitySelector> selectors, SourceMap? source) =>
        selectors.Select((selector, i) => (Entry(path, i, selectors.Count, source), selector));

    private static IEnumerable<(string Path, Condition Condition)> Given(params (string Path, Condition? Condition)[] conditions)
    {
        foreach (var (path, condition) in conditions)
        {
            if (condition is not null)
                yield return (path, condition);
        }
    }
}
