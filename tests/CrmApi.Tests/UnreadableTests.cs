using System.Net;
using System.Text;

namespace CrmApi.Tests;

/// <summary>Requests that cannot be read are refused with what is wrong, where, and what to do.</summary>
public sealed class UnreadableTests : HostTests
{
    [Fact]
    public async Task What_is_not_UTF_8_is_refused_and_not_changed()
    {
        await PostAsync("/leads", Lead("N-1"));
        var lead = await PostAsync("/leads", Encoding.Latin1.GetBytes(Lead("N-2").Replace("Ida", "Zoë", StringComparison.Ordinal)), HttpStatusCode.BadRequest);
        ((string?)lead["diagnostics"]![0]!["code"]).ShouldBe("LR6003");
        var activity = await PostAsync("/leads/N-1/activities", Encoding.Latin1.GetBytes(Form.Replace("contact", "Zoë", StringComparison.Ordinal)), HttpStatusCode.BadRequest);
        ((string?)activity["diagnostics"]![0]!["code"]).ShouldBe("LR6003");
        ((int)activity["diagnostics"]![0]!["line"]!).ShouldBe(1);
        var book = await PostAsync("/rule-book?after=1", Encoding.Latin1.GetBytes("{\"name\":\"Zoë\"}"), HttpStatusCode.BadRequest);
        ((string?)book["title"]).ShouldBe("The text is not UTF-8.");
    }

    [Theory]
    [InlineData("/leads/N-1/dispositions", """{"disposition":5}""", "$.disposition", "another type")]
    [InlineData("/leads/N-1/dispositions", """{"dispo":"junk"}""", "$.dispo", "no property")]
    [InlineData("/leads/N-1/dispositions", """{"disposition":"recycle","until":"yesterday"}""", "$.until", "another type")]
    [InlineData("/leads/N-1/dispositions", "{", "$", "depth")]
    [InlineData("/rule-book?dryRun=maybe", "{}", "", "maybe")]
    public async Task What_ASP_NET_cannot_read_is_told_with_its_place_and_mend(string path, string body, string place, string word)
    {
        var refused = await PostAsync(path, body, HttpStatusCode.BadRequest);
        ((string?)refused["title"]).ShouldBe("The request cannot be read.");
        var found = refused["diagnostics"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)found["path"]).ShouldBe(place);
        ((string?)found["message"])!.ShouldContain(word, Case.Insensitive);
        ((string?)found["mend"]).ShouldBe("Send what /openapi/v1.json describes.");
    }

    [Fact]
    public async Task A_parameter_that_is_no_number_is_named()
    {
        using var answer = await Host.Client.GetAsync("/reps/ana/hot-list?top=abc", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("top");
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        await PostAsync("/leads", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Lead("N-1"))], HttpStatusCode.OK);
        await PostAsync("/leads/N-1/activities", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Form)], HttpStatusCode.OK);
    }
}
