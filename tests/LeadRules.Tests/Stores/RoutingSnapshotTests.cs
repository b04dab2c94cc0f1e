using System.Text;
using FsCheck.Fluent;
using LeadRules.Stores;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Stores;

/// <summary>The state of a store goes through a file unharmed, or not at all.</summary>
public sealed class RoutingSnapshotTests
{
    private const string Whole = """
        {"format":"leadrules.routing-state.v1",
        "memberships":[{"ana":1,"bo":2}],
        "pools":[{"pool":"smb","version":3,"turn":2,"members":0,"credits":[5,-5],"lastTurns":[1,2],"values":[0,0],"missed":[0,0]}],
        "reps":[{"rep":"ana","open":1,"day":{"start":"2026-11-02","count":1},"lastAt":"2026-11-02T09:00:00Z"}],
        "leads":[{"key":"L-1","lead":"L-1","status":"assigned","rep":"ana","at":"2026-11-02T09:00:00Z","members":0,"passedOver":["none","atCapacity"]}],
        "states":[{"revision":2,"nextLook":"2026-11-03T09:00:00Z","state":{"lead":"L-1","until":"2026-11-02T09:00:00Z","seen":1,"notes":[{"kind":"stage.entered","name":"mql","at":"2026-11-02T09:00:00Z"}]}}],
        "lastNumber":4,
        "pending":[{"number":4,"kind":"assign","to":"ana","key":"L-1/assign","cause":"routed","at":"2026-11-02T09:00:00Z"}],
        "settled":["L-0/assign"]}
        """;

    [Fact]
    public void What_is_written_is_read_as_it_was() => Properties.ForAll(
        RandomSnapshots.Snapshot,
        static snapshot => RoutingSnapshotJson.Read(RoutingSnapshotJson.Write(snapshot)).ShouldBe(snapshot));

    [Fact]
    public void A_store_that_goes_on_from_a_snapshot_remembers_all_of_it() => Properties.ForAll(
        RandomSnapshots.Snapshot.Select(static snapshot => snapshot with
        {
            Pools = [.. snapshot.Pools.OrderBy(static pool => pool.Pool, StringComparer.Ordinal)],
            Reps = [.. snapshot.Reps.OrderBy(static rep => rep.Rep, StringComparer.Ordinal)],
        }),
        static snapshot => new InMemoryRoutingStore(snapshot).Snapshot().ShouldBe(snapshot));

    [Fact]
    public void The_form_is_the_one_that_the_page_shows() =>
        Encoding.UTF8.GetString(RoutingSnapshotJson.Write(Read(Whole))).ShouldBe(Whole.ReplaceLineEndings(""));

    [Theory]
    [InlineData("\"pool\":\"smb\"", "\"pol\":\"smb\"", "$.pools[0]: a pool has no 'pol'; did you mean 'pool'?")]
    [InlineData("\"turn\":2", "\"turn\":2,\"colour\":2", "$.pools[0]: a pool has no 'colour'. It has pool, version, turn, members, credits, lastTurns, values, missed.")]
    [InlineData("\"version\":3,", "", "$.pools[0]: a pool needs 'version'.")]
    [InlineData("\"version\":3", "\"version\":3.5", "$.pools[0].version: found the number 3.5, expected a whole number.")]
    [InlineData("\"turn\":2", "\"turn\":2,\"version\":2", "$.pools[0]: 'version' stands twice.")]
    [InlineData("[5,-5]", "[5,\"x\"]", "$.pools[0].credits[1]: found the text 'x', expected a whole number.")]
    [InlineData("[5,-5]", "{}", "$.pools[0].credits: found an object, expected a list.")]
    [InlineData("[5,-5]", "[5,-6]", "$.pools[0]: The credits of pool 'smb' sum to -1, not to 0.")]
    [InlineData("[5,-5]", "[0]", "$.pools[0]: There are 1 numbers for 2 members.")]
    [InlineData("\"turn\":2,\"members\":0", "\"turn\":2,\"members\":1", "$.pools[0].members: there is no membership 1; there are 1, counted from 0.")]
    [InlineData("\"bo\":2", "\"ana\":2", "$.memberships[0]: 'ana' is a member twice.")]
    [InlineData("\"bo\":2", "\"b o\":-1", "$.memberships[0]['b o']: a weight is a whole number, 0 or more.")]
    [InlineData("\"open\":1", "\"open\":3000000000", "$.reps[0].open: 3000000000 is too large.")]
    [InlineData("\"2026-11-02\"", "\"2026-11-32\"", "$.reps[0].day.start: found the text '2026-11-32', expected a date such as \"2026-11-22\".")]
    [InlineData("\"lastAt\":\"2026-11-02T09:00:00Z\"", "\"lastAt\":\"yesterday\"", "$.reps[0].lastAt: found the text 'yesterday', expected an instant in UTC such as \"2026-11-22T09:00:00Z\".")]
    [InlineData("\"assigned\"", "\"asigned\"", "$.leads[0].status: 'asigned' is none of assigned, held, queued, told, givenBack, closed; did you mean 'assigned'?")]
    [InlineData("\"revision\":2,", "", "$.states[0]: a state that is kept needs 'revision'.")]
    [InlineData("\"revision\":2", "\"revision\":0", "$: The state of the lead 'L-1' has revision 0; the first is 1.")]
    [InlineData("\"nextLook\"", "\"nextlook\"", "$.states[0]: a state that is kept has no 'nextlook'; did you mean 'nextLook'?")]
    [InlineData("\"stage.entered\"", "\"stage.enterd\"", "$.states[0].state.notes[0].kind: 'stage.enterd' is none of stage.entered, segment.entered, segment.left, threshold.reached, threshold.left, trigger.fired, trigger.rearmed, campaign.entered, campaign.left, campaign.sent, campaign.skipped, order.refused, lead.assigned, lead.routed, lead.released, segment.pinned, segment.barred, segment.unpinned, intent.inferred; did you mean 'stage.entered'?")]
    [InlineData("\"number\":4", "\"number\":5", "$: The last number is 4, but an intent has the number 5.")]
    [InlineData("\"L-0/assign\"", "\"L-1/assign\"", "$: The intent 'L-1/assign' stands in the snapshot twice.")]
    [InlineData("state.v1", "state.v9", "$.format: found 'leadrules.routing-state.v9'; this version reads 'leadrules.routing-state.v1'.")]
    public void A_snapshot_that_is_not_whole_says_what_is_wrong_and_where(string right, string wrong, string problem) =>
        Should.Throw<FormatException>(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal))).Message.ShouldBe("The snapshot cannot be read at " + problem);

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Should.Throw<FormatException>(static () => Read(Whole.Replace("\"ana\":1,", "\"ana\":-1,", StringComparison.Ordinal).Replace("\"open\":1", "\"opn\":1", StringComparison.Ordinal).Replace("\"cause\":\"routed\",", "", StringComparison.Ordinal)))
            .Message.ShouldBe("The snapshot cannot be read at $.memberships[0].ana: a weight is a whole number, 0 or more.\n$.reps[0]: a rep has no 'opn'; did you mean 'open'?\n$.pending[0]: an intent needs 'cause'.");

    [Fact]
    public void A_snapshot_without_states_is_one_of_a_store_that_only_routes() =>
        Read(string.Concat(Whole.Split('\n').Where(static line => !line.StartsWith("\"states\"", StringComparison.Ordinal)))).ShouldBe(Read(Whole) with { States = [] });

    [Fact]
    public void A_snapshot_without_states_is_written_as_before_there_were_any() =>
        Encoding.UTF8.GetString(RoutingSnapshotJson.Write(Read(Whole) with { States = [] })).ShouldNotContain("states");

    [Fact]
    public void No_lead_has_two_states() =>
        Should.Throw<ArgumentException>(static () => new InMemoryRoutingStore(Read(Whole) with { States = [Read(Whole).States[0], Read(Whole).States[0]] }))
            .Message.ShouldStartWith("The state of the lead 'L-1' stands in the snapshot twice.");

    [Fact]
    public async Task A_store_that_goes_on_from_a_snapshot_goes_on_from_the_revisions_of_its_states()
    {
        var store = new InMemoryRoutingStore(Read(Whole));
        var scope = new RoutingScope(null, [], []) { Lead = "L-1" };
        await store.CommitAsync(scope, static state => new RoutingCommit<int>(new RoutingChange { Stored = state.Stored! with { Revision = 3, NextLook = null } }, 0), TestContext.Current.CancellationToken);
        (await store.FindStateAsync("L-1", TestContext.Current.CancellationToken))!.Revision.ShouldBe(3);
        (await store.DueAsync(DateTimeOffset.MaxValue, 10, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_goes_on_from_a_snapshot_knows_what_is_due() =>
        (await new InMemoryRoutingStore(Read(Whole)).DueAsync(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero), 10, TestContext.Current.CancellationToken)).ShouldBe(Read(Whole).States);

    [Fact]
    public void A_text_that_is_no_JSON_says_where() =>
        Should.Throw<FormatException>(static () => Read("{ \"format\"")).Message.ShouldStartWith("The text is no JSON: ");

    [Fact]
    public void A_store_does_not_go_on_from_what_stands_twice() =>
        Should.Throw<ArgumentException>(static () => new InMemoryRoutingStore(Read(Whole) with { Leads = [Read(Whole).Leads[0], Read(Whole).Leads[0]] }))
            .Message.ShouldStartWith("The lead 'L-1' stands in the snapshot twice.");

    [Fact]
    public async Task An_intent_that_was_settled_before_the_snapshot_is_not_kept_again()
    {
        var store = new InMemoryRoutingStore(Read(Whole));
        var again = new Intent(IntentKind.Assign, "ana", "L-0/assign", "routed", new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));
        await store.CommitAsync(new RoutingScope(null, [], []), _ => new RoutingCommit<int>(new RoutingChange { Intents = [again, again with { Key = "L-2/assign" }] }, 0), TestContext.Current.CancellationToken);
        (await store.PendingAsync(10, TestContext.Current.CancellationToken)).Select(static waiting => (waiting.Number, waiting.Intent.Key)).ShouldBe([(4, "L-1/assign"), (5, "L-2/assign")]);
    }

    private static RoutingSnapshot Read(string json) => RoutingSnapshotJson.Read(Encoding.UTF8.GetBytes(json));
}
