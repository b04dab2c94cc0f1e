namespace LeadRules.Tests;

public sealed class QuickStartTests
{
    /// <summary>What the sample prints; run once.</summary>
    internal static readonly Lazy<string> Output = new(static () => Dotnet.RunAsync(Path.GetTempPath(), Path.Combine(AppContext.BaseDirectory, "QuickStart.dll")).GetAwaiter().GetResult());

    [Fact, Trait("Requirement", "S11")]
    public void The_sample_scores_lead_A_of_the_source_76() => Output.Value.ShouldContain("Lead A: 76 = 30 for 3 x download + 15 for 3 x mail-click + 25 for 1 x trial + 6 for 3 x welcome-open\n");

    [Fact, Trait("Requirement", "S12")]
    public void The_sample_scores_lead_B_of_the_source_19() => Output.Value.ShouldContain("Lead B: 19 = 15 for 1 x pricing-page + 4 for 2 x welcome-open\n");

    [Fact]
    public void The_sample_fits_a_terminal_of_100_columns() => Output.Value.Split('\n').Where(static line => line.Length > 100).ShouldBeEmpty();

    [Fact]
    public void Making_the_leads_again_gives_the_bytes_that_are_committed()
    {
        using var again = new MemoryStream();
        QuickStart.Data.LeadFile.Write(again);
        again.ToArray().ShouldBe(File.ReadAllBytes(Repository.PathOf("samples/QuickStart/data/leads.jsonl")));
    }
}
