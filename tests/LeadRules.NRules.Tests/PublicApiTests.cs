using LeadRules.Tests;
using LeadRules.Tests.Conventions;

namespace LeadRules.NRules.Tests;

public sealed class PublicApiTests
{
    private const string Approved = "tests/LeadRules.NRules.Tests/PublicApi.txt";

    /// <summary>Each public name is a promise. Run the tests with LEADRULES_APPROVE=1 to approve the listing as it is now.</summary>
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var actual = PublicApi.Print(typeof(NRulesInference).Assembly);
        if (Environment.GetEnvironmentVariable("LEADRULES_APPROVE") == "1")
            File.WriteAllText(Repository.PathOf(Approved), actual);

        actual.ReplaceLineEndings("\n").ShouldBe(Repository.Read(Approved).ReplaceLineEndings("\n"));
    }
}
