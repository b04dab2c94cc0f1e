using LeadRules;

namespace CrmApi.Data;

/// <summary>
/// Which leads were changed and are not decided since. A mark is written in the same transaction as what changes a lead, so that a
/// crash between the two loses neither, and goes when the lead is decided.
/// </summary>
internal sealed class Undecided(CrmDatabase database)
{
    private const string MarkOf = "select mark from crm_undecided where lead = @lead";

    /// <summary>Marks a lead. As the last thing of a transaction: the last mark is then that of the last to change the lead.</summary>
    public static Task MarkAsync(CrmDatabase tables, string lead, CancellationToken cancellation) => tables.RunAsync(
        "insert into crm_undecided (lead, mark) values (@lead, @mark) on conflict (lead) do update set mark = excluded.mark",
        cancellation,
        ("lead", lead),
        ("mark", Guid.NewGuid().ToString("N")));

    /// <summary>The marked leads that come after one, in their order.</summary>
    public Task<List<string>> LeadsAsync(string after, int max, CancellationToken cancellation) =>
        database.ReadAsync($"select lead from crm_undecided where lead > @after order by lead limit {max}", static row => row.GetString(0), cancellation, ("after", after));

    /// <summary>Decides a lead as it is kept.</summary>
    public async Task<DeskDecision> DecideAsync(LeadDesk desk, string lead, DateTimeOffset at, DecisionRequest? request, CancellationToken cancellation)
    {
        // The mark before the lead: whoever changes the lead after it was read leaves another mark, and that stays.
        var mark = (await database.ReadAsync(MarkOf, static row => row.GetString(0), cancellation, ("lead", lead))).FirstOrDefault();
        var decided = await desk.HandleAsync(lead, at, request, cancellation);
        if (mark is not null)
            await database.RunAsync("delete from crm_undecided where lead = @lead and mark = @mark", cancellation, ("lead", lead), ("mark", mark));
        return decided;
    }
}
