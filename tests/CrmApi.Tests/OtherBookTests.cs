using LeadRules.Tests;

namespace CrmApi.Tests;

/// <summary>Leads that came in under one rule book and are read by another.</summary>
public sealed class OtherBookTests : HostTests
{
    private static string Book => Repository.Read("samples/QuickStart/rules.json");

    private static string Clicks => string.Join(',', Enumerable.Range(0, 150).Select(static click => $$"""{"type":"email.clicked","at":"2026-11-24T08:00:00Z","campaign":"spring","id":"c-{{click}}"}"""));

    [Fact]
    public async Task A_lead_of_which_a_new_book_cannot_read_very_much_is_decided_and_the_host_starts_again()
    {
        await PostAsync("/leads", With("N-1", Clicks));
        await PostAsync("/leads", Lead("N-2"));
        var other = Book.Replace("\"campaign\": \"text\"", "\"campaign\": \"integer\"", StringComparison.Ordinal).Replace("campaign = 'welcome'", "campaign = 7", StringComparison.Ordinal);
        var trial = await PostAsync("/rule-book?dryRun=true", other);
        trial["shifts"]!.AsArray().Select(static shift => (string?)shift!["what"]).ShouldContain("does not fit: $.activities[149].campaign");
        await PostAsync("/rule-book?after=1", other);
        ((string?)(await GetAsync("/leads/N-1"))["lead"]).ShouldBe("N-1");
        await RestartAsync();
        ((string?)(await GetAsync("/leads/N-2"))["lead"]).ShouldBe("N-2");
        await PostAsync("/rule-book?after=2", Book);
    }

    [Fact]
    public async Task A_name_that_needs_quotes_in_its_path_is_taken_out_too()
    {
        const string Long = "deal-size-as-the-company-itself-has-written-it-down";
        var first = Book.Replace("\"fleetSize\": \"integer\",", $"\"fleetSize\": \"integer\", \"deal-size\": \"text\", \"{Long}\": \"text\",", StringComparison.Ordinal);
        await PostAsync("/rule-book?after=1", first);
        await PostAsync("/leads", Lead("N-1").Replace("\"language\"", $"\"deal-size\":\"big\",\"{Long}\":\"very big\",\"language\"", StringComparison.Ordinal));
        await PostAsync("/rule-book?after=2", first.Replace("\"deal-size\": \"text\"", "\"deal-size\": \"integer\"", StringComparison.Ordinal).Replace($"\"{Long}\": \"text\"", $"\"{Long}\": \"integer\"", StringComparison.Ordinal));
        ((string?)(await GetAsync("/leads/N-1"))["lead"]).ShouldBe("N-1");
    }
}
