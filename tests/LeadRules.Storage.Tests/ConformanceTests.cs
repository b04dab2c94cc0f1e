using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;
using LeadRules.Testing;

namespace LeadRules.Storage.Tests;

/// <summary>Both stores keep every law, with one store object and with one for each worker.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, string> Laws
    {
        get
        {
            var laws = new TheoryData<string, string>();
            foreach (var database in TestDatabase.All)
            {
                foreach (var law in All)
                    laws.Add(database, law.Name);
            }

            return laws;
        }
    }

    [Theory, MemberData(nameof(Laws))]
    public async Task A_store_keeps_the_law_when_all_share_it(string database, string law)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await CaseOf(law).RunAsync(async _ => await data.OpenAsync(), null, TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(Laws))]
    public async Task A_store_keeps_the_law_when_each_server_has_one_over_the_same_data(string database, string law)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await CaseOf(law).RunAsync(async _ => await data.OpenAsync(), async (_, _) => await data.OpenAsync(), TestContext.Current.CancellationToken);
    }

    [Theory, InlineData("SQLite"), InlineData("PostgreSQL")]
    public async Task Published_rule_books_keep_their_laws(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var one = (IAsyncDisposable)store;
        var another = await data.OpenAsync();
        await using var two = (IAsyncDisposable)another;
        await RuleBookStoreConformance.RunAsync((IRuleBookStore)store, (IRuleBookStore)another, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<RoutingStoreCase> All => [.. LeadStateStoreConformance.Cases, .. OutboxConformance.Cases, .. DecisionLogConformance.Cases];

    private static RoutingStoreCase CaseOf(string law) => All.Single(known => known.Name == law);
}
