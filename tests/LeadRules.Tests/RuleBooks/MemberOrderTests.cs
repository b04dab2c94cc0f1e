using System.Text.Json.Nodes;
using FsCheck.Fluent;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.RuleBooks;

/// <summary>The order of members says nothing: whoever sorts a file, or has a tool that does, has the same rule book.</summary>
public sealed class MemberOrderTests
{
    private static readonly RuleBook Everything = ByName(RuleBook.Parse(TestBooks.Everything));

    [Fact]
    public void Members_in_any_order_make_the_same_rule_book() => Properties.ForAll(
        Gen.Choose(0, int.MaxValue - 1),
        static seed => ByName(RuleBook.Parse(Shuffled(JsonNode.Parse(TestBooks.Everything)!, new Random(seed)).ToJsonString())).ShouldBe(Everything));

    [Fact]
    public void Settings_in_any_order_make_an_equal_rule_book() => Properties.ForAll(
        Gen.Choose(0, int.MaxValue - 1),
        static seed =>
        {
            var book = JsonNode.Parse(TestBooks.Everything)!;
            var rules = book["scores"]!["engagement"]!["rules"]!;
            rules.ReplaceWith(Shuffled(rules, new Random(seed)));

            RuleBook.Parse(Shuffled(book, new Random(seed), levels: 1).ToJsonString()).ShouldBe(RuleBook.Parse(TestBooks.Everything));
        },
        tests: 50);

    private static JsonNode Shuffled(JsonNode node, Random random, int levels = int.MaxValue) => node switch
    {
        JsonObject members when levels > 0 => new JsonObject(members.ToArray().OrderBy(_ => random.Next())
            .Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Shuffled(member.Value, random, levels - 1)))),
        JsonArray items when levels > 0 => new JsonArray([.. items.Select(item => Shuffled(item!, random, levels - 1))]),
        _ => node.DeepClone(),
    };

    /// <summary>The rule book with what it defines sorted by name: the order of definitions is kept for people, and means nothing.</summary>
    private static RuleBook ByName(RuleBook book) => book with
    {
        Fields = [.. book.Fields.OrderBy(static field => field.Name, StringComparer.Ordinal)],
        Lists = [.. book.Lists.OrderBy(static list => list.Name, StringComparer.Ordinal)],
        Activities = [.. book.Activities.OrderBy(static activity => activity.Pattern, StringComparer.Ordinal)
            .Select(static activity => new ActivityDefinition(activity.Pattern, [.. activity.Properties.OrderBy(static property => property.Name, StringComparer.Ordinal)]))],
        Scores = [.. book.Scores.OrderBy(static score => score.Name, StringComparer.Ordinal)
            .Select(static score => score with { Groups = [.. score.Groups.OrderBy(static group => group.Name, StringComparer.Ordinal)] })],
        Bands = [.. book.Bands.OrderBy(static bands => bands.Name, StringComparer.Ordinal)],
        Grids = [.. book.Grids.OrderBy(static grid => grid.Name, StringComparer.Ordinal)],
        Thresholds = [.. book.Thresholds.OrderBy(static threshold => threshold.Name, StringComparer.Ordinal)],
        Segments = [.. book.Segments.OrderBy(static segment => segment.Name, StringComparer.Ordinal)],
        Classes = [.. book.Classes.OrderBy(static classes => classes.Name, StringComparer.Ordinal)],
        Calendars = [.. book.Calendars.OrderBy(static calendar => calendar.Name, StringComparer.Ordinal)
            .Select(static calendar => calendar with { Overrides = [.. calendar.Overrides.OrderBy(static special => special.Date)] })],
        Slas = [.. book.Slas.OrderBy(static sla => sla.Name, StringComparer.Ordinal).Select(static sla => new SlaDefinition(sla.Name, [.. sla.Versions.Select(ByName)]))],
        Routing = ByName(book.Routing),
        Lifecycle = ByName(book.Lifecycle),
        Triggers = [.. book.Triggers.OrderBy(static trigger => trigger.Name, StringComparer.Ordinal)],
        Campaigns = [.. book.Campaigns.OrderBy(static campaign => campaign.Name, StringComparer.Ordinal)],
        Challengers = [.. book.Challengers.OrderBy(static challenger => challenger.Name, StringComparer.Ordinal).Select(static challenger => challenger with { Book = ByName(challenger.Book) })],
    };

    private static LifecycleDefinition ByName(LifecycleDefinition lifecycle) => lifecycle with
    {
        Stages = [.. lifecycle.Stages.OrderBy(static stage => stage.Name, StringComparer.Ordinal)],
        Transitions = [.. lifecycle.Transitions.Select(static transition => transition with { Needs = ByName(transition.Needs) })],
        HandOff = lifecycle.HandOff with { Needs = ByName(lifecycle.HandOff.Needs) },
    };

    private static IReadOnlyList<NeedDefinition> ByName(IReadOnlyList<NeedDefinition> needs) => [.. needs.OrderBy(static need => need.Name, StringComparer.Ordinal)];

    private static RoutingDefinition ByName(RoutingDefinition routing) => routing with
    {
        Reps = [.. routing.Reps.OrderBy(static rep => rep.Id, StringComparer.Ordinal)
            .Select(static rep => rep with { Caps = [.. rep.Caps.OrderBy(static cap => cap.Category, StringComparer.Ordinal)] })],
        Pools = [.. routing.Pools.OrderBy(static pool => pool.Id, StringComparer.Ordinal)
            .Select(static pool => pool with { Members = [.. pool.Members.OrderBy(static member => member.Rep, StringComparer.Ordinal)] })],
        Territories = [.. routing.Territories.OrderBy(static territory => territory.Id, StringComparer.Ordinal)],
    };

    private static SlaPolicyDefinition ByName(SlaPolicyDefinition policy) => policy with
    {
        Targets = [.. policy.Targets.OrderBy(static target => target.Name, StringComparer.Ordinal)
            .Select(static target => target with { Touches = [.. target.Touches.OrderBy(static touch => touch.Of.ToString(), StringComparer.Ordinal)] })],
    };
}
