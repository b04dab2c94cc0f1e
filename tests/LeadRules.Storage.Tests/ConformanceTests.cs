using LeadRules.Storage.Tests.Databases;
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
                foreach (var law in LeadStateStoreConformance.Cases)
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

    private static RoutingStoreCase CaseOf(string law) => LeadStateStoreConformance.Cases.Single(known => known.Name == law);
}
