using System.Data.Common;
using LeadRules;
using LeadRules.Routing;
using LeadRules.Stores;
using LeadRules.Tests;

namespace CrmApi.Tests.Killing;

/// <summary>What must be so once everything was delivered, whatever happened to the hosts on the way.</summary>
internal sealed class Verdict(ILeadStateStore store, DbDataSource database)
{
    private static readonly string[] Pools = ["desk", "second"];

    /// <summary>The rules by which the hosts decide.</summary>
    public static LeadEngine Engine { get; } = LeadEngine.Compile(Repository.Read("tests/CrmApi.Tests/Killing/rules.json"));

    /// <summary>Every state is the one of a single pass over the lead's activities, and every intent was acted on, under one key.</summary>
    public async Task ExpectAllIsAsInOnePassAsync(Workload workload, CancellationToken cancellation)
    {
        var routed = (await store.LeadsAsync(new RoutedLeadFilter(), cancellation)).ToLookup(static lead => lead.Lead);
        var messages = (await MessagesAsync(cancellation)).ToLookup(static message => message.Lead);
        List<string> wrong = [];
        foreach (var lead in workload.Leads)
        {
            if (routed[lead.Id].Count() > 1)
                wrong.Add($"{lead.Id} was routed as {string.Join(", ", routed[lead.Id])}");
            var rep = routed[lead.Id].FirstOrDefault()?.Rep;
            var (state, intents) = InOnePass(lead, rep);
            var seen = (await store.FindStateAsync(lead.Id, cancellation))?.State;
            Compare(wrong, $"the notes of {lead.Id}", NotesOf(state), seen is null ? "none" : NotesOf(seen));
            Compare(wrong, $"what was done for {lead.Id}", string.Join(", ", intents.Order(StringComparer.Ordinal)), string.Join(", ", messages[lead.Id].Select(static message => message.What).Order(StringComparer.Ordinal)));
        }

        wrong.Take(5).ShouldBeEmpty($"{wrong.Count} things are wrong");
        (await store.PendingAsync(10, cancellation)).ShouldBeEmpty();
        (await ((IOutbox)store).SetAsideIntentsAsync(10, cancellation)).ShouldBeEmpty();
    }

    /// <summary>No rep has more leads than fit, all counts are right, and the history of each pool makes its state.</summary>
    public async Task ExpectNobodyHasTooManyAsync(CancellationToken cancellation)
    {
        var routed = await store.LeadsAsync(new RoutedLeadFilter(), cancellation);
        foreach (var rep in Engine.RuleBook.Routing!.Reps)
        {
            var has = routed.Count(lead => lead.Rep == rep.Id && lead.Status == RoutedStatus.Assigned);
            has.ShouldBeLessThanOrEqualTo(rep.Capacity!.Value, rep.Id);
            (await store.RepAsync(rep.Id, cancellation)).Open.ShouldBe(has, rep.Id);
        }

        List<string?> given = [];
        foreach (var pool in Pools)
        {
            var events = await store.EventsAsync(pool, 0, int.MaxValue, cancellation);
            PoolState.Replay(pool, events).ShouldBe(await store.PoolAsync(pool, cancellation));
            given.AddRange(events.Where(static happened => happened.Kind == PoolEventKind.Picked).Select(static happened => happened.Key));
        }

        given.ShouldBeUnique();
        given.Order(StringComparer.Ordinal).ShouldBe(routed.Where(static lead => lead.Status == RoutedStatus.Assigned).Select(static lead => lead.Key).Order(StringComparer.Ordinal));
    }

    private static (LeadState State, IReadOnlyList<string> Intents) InOnePass(Lead lead, string? rep)
    {
        var alone = Engine.Decide(lead, LeadState.New(lead.Id), Workload.End);
        if (rep is null)
            return (alone.State, [.. alone.Intents.Select(Text)]);
        var given = Engine.Decide(lead, alone.State.WithOwner(rep, Workload.End), Workload.End);
        return (given.State, [.. alone.Intents.Concat(given.Intents).Select(Text), $"Assign {rep}", $"Notify {rep}"]);
    }

    private static string Text(Intent intent) => Text(intent.Kind.ToString(), intent.To, intent.About);

    private static string Text(string kind, string? to, string? about) => $"{kind} {to} {about}".Trim().Replace("  ", " ", StringComparison.Ordinal);

    /// <summary>What was noted and when; what came of the choice of a rep has the time of the choice, which no two runs have in common.</summary>
    private static string NotesOf(LeadState state) => string.Join('\n', state.Notes.Select(static note => $"{(note.At < Workload.End ? $"{note.At:O}" : "once decided")} {note.Kind} {note.Name} {note.Of}"));

    private static void Compare(List<string> wrong, string what, string expected, string seen)
    {
        if (expected != seen)
            wrong.Add($"{what}: expected\n{expected}\nbut saw\n{seen}");
    }

    private async Task<List<(string? Lead, string What)>> MessagesAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select lead, kind, receiver, about from crm_message");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<(string?, string)> messages = [];
        while (await reader.ReadAsync(cancellation))
            messages.Add((Column(reader, 0), Text(reader.GetString(1), Column(reader, 2), Column(reader, 3))));
        return messages;
    }

    private static string? Column(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
