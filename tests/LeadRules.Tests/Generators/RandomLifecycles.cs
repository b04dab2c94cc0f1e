using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>Rule books with a lifecycle, triggers, campaigns, suppressing segments and challengers that can be read: every setting, defaults written out or left.</summary>
internal static class RandomLifecycles
{
    private static readonly string[] StageNames = ["new", "mql", "handed-off", "won", "junk"];
    private static readonly Condition[] Conditions = [.. new[] { "employees > 50", "none(call.made)", "true", "country is missing or age(created) > 2w" }.Select(Condition.Parse)];
    private static readonly ActivitySelector[] Anchors = [.. new[] { "lead.accepted", "email.sent where campaign = 'x'", "disposition.given where subject in ('junk', 'lost')", "email.*" }.Select(ActivitySelector.Parse)];

    private static readonly SlaDefinition[] Slas = [new("work", [new SlaPolicyDefinition
    {
        Name = "work",
        Targets = [new SlaTargetDefinition
        {
            Name = "period", Kind = SlaTargetKind.WorkPeriod, Within = SlaBudget.OfTime(TimeSpan.FromHours(4)),
            Start = SlaDefaults.StartOf(SlaTargetKind.WorkPeriod), Stop = SlaDefaults.StopOf(SlaTargetKind.WorkPeriod), Repeat = SlaDefaults.RepeatOf(SlaTargetKind.WorkPeriod),
        }],
        Until = SlaDefaults.Until,
    }])];

    public static Gen<RuleBook> Books =>
        from book in Plain
        from first in Challenger(book, "bolder")
        from second in Challenger(book, "calmer")
        from count in Gen.Choose(0, 2)
        select book with { Challengers = [.. new[] { first, second }.Take(count)] };

    public static IEnumerable<RuleBook> Smaller(RuleBook book)
    {
        if (book.Challengers.Count > 0)
            yield return book with { Challengers = [.. book.Challengers.Skip(1)] };
        if (book.Challengers.Count > 1)
            yield return book with { Challengers = [.. book.Challengers.Take(1)] };
        if (book.Challengers.Count > 0)
            yield break;
        foreach (var one in new[] { book with { Triggers = [] }, book with { Campaigns = [] }, book with { Segments = [] }, book with { Lifecycle = LifecycleDefinition.None } })
        {
            if (!one.Equals(book))
                yield return one;
        }

        foreach (var transition in book.Lifecycle.Transitions)
            yield return book with { Lifecycle = book.Lifecycle with { Transitions = [.. book.Lifecycle.Transitions.Where(other => other != transition)] } };
    }

    private static Gen<RuleBook> Plain =>
        from lifecycle in Pick.Weighted((1, static () => Gen.Constant(LifecycleDefinition.None)), (4, static () => Lifecycle))
        from triggers in Each(["booked", "hot-alert"], static name => Trigger.Select(trigger => trigger with { Name = name }))
        from campaigns in Each(["welcome", "nurture"], static name => Campaign.Select(campaign => campaign with { Name = name }))
        from segments in Each(["quiet", "zombie"], Segment)
        select RandomBooks.Empty() with { Lifecycle = lifecycle, Triggers = triggers, Campaigns = campaigns, Segments = segments, Slas = Slas };

    /// <summary>What a challenger can say: it adds and replaces, and takes nothing away but routing and lifecycle as a whole.</summary>
    private static Gen<ChallengerDefinition> Challenger(RuleBook book, string name) =>
        from other in Plain
        from share in Gen.Choose(1, 50)
        from keepsLifecycle in Pick.Of(true, false)
        from routing in Pick.OneOf(() => Gen.Constant(book.Routing), static () => Gen.Constant(RoutingDefinition.None), static () => RandomRouting.Routings)
        select new ChallengerDefinition(name, share, book with
        {
            Lifecycle = keepsLifecycle ? book.Lifecycle : other.Lifecycle,
            Triggers = Merged(book.Triggers, other.Triggers, static trigger => trigger.Name),
            Campaigns = Merged(book.Campaigns, other.Campaigns, static campaign => campaign.Name),
            Segments = Merged(book.Segments, other.Segments, static segment => segment.Name),
            Routing = routing,
        });

    private static IReadOnlyList<T> Merged<T>(IReadOnlyList<T> items, IReadOnlyList<T> others, Func<T, string> nameOf)
        where T : class =>
        [.. items.Select(item => others.FirstOrDefault(other => nameOf(other) == nameOf(item)) ?? item), .. others.ExceptBy(items.Select(nameOf), nameOf)];

    private static Gen<LifecycleDefinition> Lifecycle =>
        from stages in Each(StageNames, Stage).Where(static stages => stages.Count > 1)
        let names = stages.Select(static stage => stage.Name).ToArray()
        from start in Pick.From(names)
        from transitions in Pick.Many(0, 3, Transition(stages))
        from handOff in Pick.Weighted((1, static () => Gen.Constant(HandOffDefinition.Usual)), (1, static () => HandOff))
        select new LifecycleDefinition { Start = start, Stages = stages, Transitions = [.. transitions.Select(static (transition, i) => transition with { Id = $"t-{i}" })], HandOff = handOff };

    private static Gen<StageDefinition> Stage(string name) =>
        from description in Description
        from team in Pick.MaybeNull(50, Pick.Of("marketing", "sales"))
        from flags in Gen.ArrayOf(Pick.Of(true, false), 4)
        from rest in Pick.Maybe(30, Pick.From(Vocabulary.Windows))
        select new StageDefinition { Name = name, Description = description, Team = team, Routes = flags[0], Closes = flags[1], EndsCampaigns = flags[2], IsFinal = flags[3], Rest = rest };

    private static Gen<TransitionDefinition> Transition(IReadOnlyList<StageDefinition> stages) =>
        from to in Pick.From(stages)
        from mover in Gen.Choose(0, 2)
        from events in Some
        from some in Gen.SubListOf(stages.Where(stage => stage.Name != to.Name && (mover == 0 || !stage.IsFinal)))
        from description in Description
        from when in Pick.MaybeNull(50, Pick.From(Conditions))
        from whenAlone in Pick.From(Conditions)
        from needs in Needs
        from actions in Pick.Many(0, 2, Action)
        select new TransitionDefinition
        {
            Id = "",
            Description = description,
            From = [.. some.Select(static stage => stage.Name)],
            To = to.Name,
            On = mover == 0 ? events : [],
            Breach = mover == 1 ? "work.period" : null,
            When = mover == 2 ? whenAlone : when,
            Needs = needs,
            Do = actions,
        };

    private static Gen<HandOffDefinition> HandOff =>
        from needs in Needs
        from contents in Contents(0)
        from viewed in Pick.OneOf(static () => Gen.Constant(HandOffDefinition.Usual.Viewed), static () => Some, static () => Gen.Constant<IReadOnlyList<ActivitySelector>>([]))
        from received in Some
        select new HandOffDefinition { Needs = needs, Contents = contents, Viewed = viewed, Received = received };

    private static Gen<NeedDefinition[]> Needs =>
        from names in Gen.SubListOf("a phone number", "it's known", "problem")
        from needs in Gen.CollectToArray(names, static name => Pick.From(Conditions).Select(condition => new NeedDefinition(name, condition)))
        select needs;

    private static Gen<TriggerDefinition> Trigger =>
        from description in Description
        from byActivity in Pick.Of(true, false)
        from events in Some
        from when in Pick.MaybeNull(50, Pick.From(Conditions))
        from whenAlone in Pick.From(Conditions)
        from rearm in Pick.MaybeNull(50, Pick.From(Conditions))
        from once in Pick.Of(true, false)
        from actions in Pick.Many(1, 3, Action)
        select new TriggerDefinition { Name = "", Description = description, On = byActivity ? events : [], When = byActivity ? when : whenAlone, Rearm = byActivity ? null : rearm, Once = once, Do = actions };

    private static Gen<CampaignDefinition> Campaign =>
        from description in Description
        from enroll in Pick.From(Conditions)
        from leave in Pick.MaybeNull(50, Pick.From(Conditions))
        from again in Pick.Maybe(50, Pick.From([.. Vocabulary.Windows, TimeSpan.Zero]))
        from time in Pick.Maybe(50, Pick.Of(new TimeOnly(9, 0), new TimeOnly(0, 0), new TimeOnly(23, 59, 59)))
        from steps in Pick.Many(1, 4, Step)
        select new CampaignDefinition { Name = "", Description = description, Enroll = enroll, Leave = leave, Again = again, Time = time, Steps = [.. steps.OrderBy(static step => step.Day)] };

    private static Gen<CampaignStep> Step =>
        from day in Gen.Choose(0, 30)
        from contents in Contents(1)
        from when in Pick.MaybeNull(30, Pick.From(Conditions))
        select new CampaignStep(day, contents, when);

    private static Gen<ContentChoice[]> Contents(int least) =>
        Pick.Many(least, 3, from key in Pick.Of("welcome-1", "Case A/2", "b") from when in Pick.MaybeNull(50, Pick.From(Conditions)) select new ContentChoice(key, when));

    private static Gen<SegmentDefinition> Segment(string name) =>
        from enter in Pick.From(Conditions)
        from leave in Pick.MaybeNull(50, Pick.From(Conditions))
        from suppresses in Pick.MaybeNull(70, Suppressions)
        select new SegmentDefinition { Name = name, Enter = enter, Leave = leave, Suppresses = suppresses };

    private static Gen<Suppression> Suppressions =>
        from everything in Pick.Of(true, false, false)
        from routing in Pick.Of(true, false)
        from campaigns in Pick.Of(true, false)
        from kinds in Gen.SubListOf(Enum.GetValues<IntentKind>()).Where(kinds => routing || campaigns || kinds.Count > 0)
        from names in RandomIntents.Custom
        select everything ? Suppression.All : new Suppression(false, routing, campaigns, [.. kinds]) { Names = names };

    private static Gen<ActionDefinition> Action =>
        from intent in RandomIntents.Kinds
        from to in Pick.MaybeNull(50, Pick.Of("owner", "sales manager"))
        from about in Pick.MaybeNull(30, Pick.Of("call"))
        from when in Pick.MaybeNull(50, Pick.From(Conditions))
        from expires in Pick.Maybe(30, Pick.From(Vocabulary.Windows))
        select new ActionDefinition(intent.Kind, to, about, when, expires, intent.Name);

    private static Gen<IReadOnlyList<ActivitySelector>> Some => Gen.NonEmptyListOf(Pick.From(Anchors)).Select(static some => (IReadOnlyList<ActivitySelector>)[.. some.Take(3)]);

    private static Gen<string?> Description => Pick.MaybeNull(30, Pick.Of("What it means."));

    private static Gen<IReadOnlyList<T>> Each<T>(string[] names, Func<string, Gen<T>> make) =>
        from some in Gen.SubListOf(names)
        from parts in Gen.CollectToArray(some, make)
        select (IReadOnlyList<T>)parts;
}
