using FsCheck;
using FsCheck.Fluent;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Leads;

/// <summary>A history against a naive one: a sorted list without repeated ids.</summary>
public sealed class ActivityHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static Gen<Activity[]> Activities { get; } = Pick.Many(0, 15, RandomLeads.Activity(Noon));

    [Fact]
    public void A_history_is_what_the_naive_one_is() => Properties.ForAll(
        Activities,
        static activities => Lines(ActivityHistory.Of(activities)).ShouldBe(Naive(activities)),
        Fewer);

    [Fact]
    public void The_order_of_the_input_never_shows() => Properties.ForAll(
        from activities in Activities from shuffled in Gen.Shuffle(activities) select (activities, shuffled),
        static both => Lines(ActivityHistory.Of(both.shuffled)).ShouldBe(Lines(ActivityHistory.Of(both.activities))));

    [Fact]
    public void Adding_one_by_one_comes_to_the_same_as_all_at_once() => Properties.ForAll(
        Activities,
        static activities => Lines(activities.Aggregate(ActivityHistory.Empty, static (history, activity) => history.With(activity))).ShouldBe(Naive(activities)),
        Fewer);

    [Fact]
    public void Adding_leaves_the_history_as_it_was() => Properties.ForAll(
        from activities in Activities from more in Activities select (activities, more),
        static both =>
        {
            var history = ActivityHistory.Of(both.activities);
            var before = Lines(history);

            foreach (var activity in both.more)
                _ = history.With(activity);

            Lines(history).ShouldBe(before);
        });

    [Fact]
    public void Forks_of_a_history_never_see_the_activities_of_one_another() => Properties.ForAll(
        from activities in Activities from left in Activities from right in Activities select (activities, left, right),
        static three =>
        {
            var fork = three.activities.Aggregate(ActivityHistory.Empty, static (history, activity) => history.With(activity));
            var (left, right) = (fork, fork);
            for (var i = 0; i < Math.Max(three.left.Length, three.right.Length); i++)
            {
                left = i < three.left.Length ? left.With(three.left[i]) : left;
                right = i < three.right.Length ? right.With(three.right[i]) : right;
            }

            Lines(left).ShouldBe(Naive([.. three.activities, .. three.left]));
            Lines(right).ShouldBe(Naive([.. three.activities, .. three.right]));
        });

    [Fact]
    public void Threads_that_add_to_one_lead_each_get_their_own_history()
    {
        var shared = Enumerable.Range(0, 5).Aggregate(new Lead("a"), static (lead, i) => lead.With(new Activity("email.opened", Noon.AddMinutes(i), "shared")));
        var ends = new Lead[4];

        for (var round = 0; round < 200; round++)
        {
            Parallel.For(0, ends.Length, thread =>
            {
                var lead = shared;
                for (var i = 0; i < 20; i++)
                    lead = lead.With(new Activity("email.opened", Noon.AddHours(1).AddMinutes(i), $"thread {thread}"));
                ends[thread] = lead;
            });

            for (var thread = 0; thread < ends.Length; thread++)
            {
                ends[thread].Activities.OfType("email.opened").ToArray().Select(static activity => activity.Subject)
                    .ShouldBe([.. Enumerable.Repeat("shared", 5), .. Enumerable.Repeat($"thread {thread}", 20)]);
            }
        }
    }

    [Fact]
    public void The_newest_activity_of_a_long_history_costs_little_memory()
    {
        const int Added = 1000;
        var lead = new Lead("a")
        {
            Activities = ActivityHistory.Of(Enumerable.Range(0, 100_000).Select(static i => new Activity("page.visited", Noon.AddSeconds(i), id: i.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        };
        lead = lead.With(new Activity("page.visited", Noon.AddDays(2), id: "first"));
        var newest = Enumerable.Range(0, Added).Select(static i => new Activity("page.visited", Noon.AddDays(3).AddSeconds(i), id: $"new {i}")).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var activity in newest)
            lead = lead.With(activity);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Added).ShouldBeLessThan(4096);
        lead.Activities.Count.ShouldBe(101_001);
    }

    [Fact]
    public void The_earliest_of_activities_with_one_id_counts()
    {
        var history = ActivityHistory.Of([new Activity("b", Noon, id: "1"), new Activity("a", Noon.AddDays(-1), id: "1"), new Activity("c", Noon.AddDays(1), id: "1")]);

        history.ShouldHaveSingleItem().Type.ShouldBe("a");
    }

    [Fact]
    public void An_earlier_activity_takes_the_place_of_the_one_with_its_id()
    {
        var history = ActivityHistory.Of([new Activity("b", Noon, id: "1")]).With(new Activity("a", Noon.AddDays(-1), id: "1"));

        history.ShouldHaveSingleItem().Type.ShouldBe("a");
        history.Types.ShouldBe(["a"]);
    }

    [Fact]
    public void Activities_without_an_id_all_count() =>
        ActivityHistory.Of([new Activity("a", Noon), new Activity("a", Noon)]).Count.ShouldBe(2);

    [Fact]
    public void A_type_is_found_whatever_its_case() => ActivityHistory.Of([new Activity("email.opened", Noon)]).OfType("Email.Opened").Length.ShouldBe(1);

    [Fact]
    public void A_type_that_never_occurred_has_no_activities() => ActivityHistory.Of([new Activity("a", Noon)]).OfType("b").Length.ShouldBe(0);

    [Fact]
    public void For_display_the_activities_stand_in_order_of_time() =>
        ActivityHistory.Of([new Activity("a", Noon), new Activity("b", Noon.AddDays(-1))]).InOrder().Select(static activity => activity.Type).ShouldBe(["b", "a"]);

    [Fact]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(static () => ActivityHistory.Of(null!));
        Should.Throw<ArgumentNullException>(static () => ActivityHistory.Of([null!]));
        Should.Throw<ArgumentNullException>(static () => ActivityHistory.Empty.With(null!));
    }

    /// <summary>Of each id the first in the one order of activities, then all by type, each type in that order.</summary>
    private static string[] Naive(IEnumerable<Activity> activities) =>
    [
        .. activities.Order(Comparer<Activity>.Create(Activity.Compare))
            .Select(static (activity, place) => (Activity: activity, Key: activity.Id ?? $"none {place}"))
            .DistinctBy(static keyed => keyed.Key)
            .OrderBy(static keyed => keyed.Activity.Type, StringComparer.Ordinal)
            .Select(static keyed => Line(keyed.Activity)),
    ];

    private static string[] Lines(ActivityHistory history)
    {
        history.Count.ShouldBe(history.ToArray().Length);
        history.Types.ShouldBe(history.Select(static activity => activity.Type).Distinct());
        return [.. history.Select(Line)];
    }

    private static string Line(Activity activity) =>
        $"{activity} {activity.Ticks} {activity.Id} {activity.Value} {string.Join(' ', activity.Properties.Select(static property => $"{property.Key}={property.Value}"))}";

    private static IEnumerable<Activity[]> Fewer(Activity[] activities) =>
        activities.Select(gone => activities.Where(activity => !ReferenceEquals(activity, gone)).ToArray());
}
