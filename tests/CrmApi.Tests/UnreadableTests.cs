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

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        await PostAsync("/leads", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Lead("N-1"))], HttpStatusCode.OK);
        await PostAsync("/leads/N-1/activities", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Form)], HttpStatusCode.OK);
    }
}
