using System.Text;
using LeadRules.Stores;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Routing;

namespace LeadRules.Tests.Stores;

/// <summary>Each row of a store goes through JSON unharmed, or not at all.</summary>
public sealed class StoreJsonTests
{
    [Fact]
    public void A_pool_is_read_as_it_was_written() => Properties.ForAll(RandomSnapshots.Pool, static pool => StoreJson.ReadPool(StoreJson.Write(pool)).ShouldBe(pool));

    [Fact]
    public void A_rep_is_read_as_it_was_written() => Properties.ForAll(RandomSnapshots.Rep, static rep => StoreJson.ReadRep(StoreJson.Write(rep)).ShouldBe(rep));

    [Fact]
    public void A_routed_lead_is_read_as_it_was_written() => Properties.ForAll(RandomSnapshots.Lead, static lead => StoreJson.ReadLead(StoreJson.Write(lead)).ShouldBe(lead));

    [Fact]
    public void An_intent_is_read_as_it_was_written() => Properties.ForAll(RandomSnapshots.Intent, static intent => StoreJson.ReadIntent(StoreJson.Write(intent)).ShouldBe(intent));

    [Fact]
    public void The_events_of_any_history_are_read_as_they_were_written() => Properties.ForAll(
        PoolCase.Any,
        static one => PoolHistory.Run(one).Events.ForEach(static happened => StoreJson.ReadEvent(StoreJson.Write(happened)).ShouldBe(happened)));

    [Fact]
    public void A_row_holds_its_own_membership() => Encoding.UTF8.GetString(StoreJson.Write(Pools.Pool(("ana", 1), ("bo", 2)))).ShouldBe(
        """{"pool":"smb","version":1,"turn":0,"members":{"ana":1,"bo":2},"credits":[0,0],"lastTurns":[0,0],"values":[0,0],"missed":[0,0]}""");

    [Theory]
    [InlineData("""{"pool":"smb","version":1,"turn":0,"credits":[]}""", "The state of the pool cannot be read at $: a pool needs 'members'.\n$: a pool needs 'lastTurns'.\n$: a pool needs 'values'.\n$: a pool needs 'missed'.")]
    [InlineData("""{"pool":"smb","version":1,"turn":0,"members":0,"credits":[],"lastTurns":[],"values":[],"missed":[]}""", "The state of the pool cannot be read at $.members: a membership is an object of reps and their weights.")]
    [InlineData("{", "The text is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. LineNumber: 0 | BytePositionInLine: 1.")]
    public void A_row_that_is_not_whole_says_what_is_wrong_and_where(string row, string problem) =>
        Should.Throw<FormatException>(() => StoreJson.ReadPool(Encoding.UTF8.GetBytes(row))).Message.ShouldBe(problem);
}
