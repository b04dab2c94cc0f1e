using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LeadRules.Tests;

namespace CrmApi.Tests;

/// <summary>The sample host as its callers see it, over HTTP.</summary>
public sealed class ApiTests : HostTests
{
    [Fact, Trait("Requirement", "L19")]
    public async Task A_lead_that_comes_in_is_decided_kept_and_known_by_its_id()
    {
        var first = await PostAsync("/leads", Lead("N-1"));
        ((string?)first["lead"]).ShouldBe("N-1");
        ((string?)first["stage"]).ShouldBe("new");
        ((string?)first["book"]).ShouldBe("quick-start version 3");
        (await PostAsync("/leads", Lead("N-1"))).ToJsonString().ShouldBe(first.ToJsonString());
        (await GetAsync("/leads/N-1/history"))["decisions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_activity_that_comes_twice_counts_once()
    {
        await PostAsync("/leads", Lead("N-1"));
        var once = await PostAsync("/leads/N-1/activities", Form);
        ((double)once["scores"]!["engagement"]!["value"]!).ShouldBe(15);
        var twice = await PostAsync("/leads/N-1/activities", Form);
        ((double)twice["scores"]!["engagement"]!["value"]!).ShouldBe(15);
        twice["told"]!.AsArray().ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "L21")]
    public async Task A_lead_that_is_ready_goes_to_a_rep_once_and_the_rep_has_it_on_the_list_and_is_told()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", Form);
        await PostAsync("/leads/N-1/activities", """{"type":"page.visited","at":"2026-11-24T08:20:00Z","subject":"/pricing"}""");
        var ready = await PostAsync("/leads/N-1/activities", """{"type":"trial.started","at":"2026-11-24T08:30:00Z"}""");
        var owner = ((string?)ready["owner"]).ShouldNotBeNull();
        ((string?)ready["stage"]).ShouldBe("handed-off");

        var done = await UntilAsync(async () => (await GetAsync("/leads/N-1/history"))["done"]!.AsArray(), done => done.Any(static message => (string?)message!["kind"] == "Assign"));
        done.Select(static message => (string?)message!["key"]).ShouldBeUnique();
        var list = await UntilAsync(async () => (await GetAsync($"/reps/{owner}/hot-list")).AsArray(), static list => list.Count > 0);
        ((string?)list[0]!["lead"]).ShouldBe("N-1");
        list[0]!["why"]!.AsArray().Select(static why => (string?)why).ShouldContain("trial 25");
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_everything_that_is_wrong_at_its_place()
    {
        await PostAsync("/leads", Lead("N-1"));
        var refused = await PostAsync("/leads/N-1/activities", "{\n  \"type\": \"page.visited\",\n  \"at\": \"yesterday\",\n  \"subjct\": \"/pricing\"\n}", HttpStatusCode.BadRequest);
        ((string?)refused["title"]).ShouldBe("The activity cannot be taken in.");
        refused["diagnostics"]!.AsArray().Select(static found => $"{found!["path"]} ({found["line"]}): {found["message"]}").ShouldBe(
        [
            "$.at (3): 'at' takes an instant, and 'yesterday' is none.",
            "$.subjct (4): 'page.visited' activities have no property 'subjct'.",
        ]);
        (await GetAsync("/leads/N-1/history"))["decisions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_lead_that_is_not_there_is_not_found()
    {
        var refused = await PostAsync("/leads/N-9/activities", Form, HttpStatusCode.NotFound);
        ((string?)refused["title"]).ShouldBe("There is no lead 'N-9'.");
        foreach (var path in (string[])["/leads/N-9", "/leads/N-9/explanation", "/leads/N-9/history"])
        {
            using var answer = await Host.Client.GetAsync(path, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task The_explanation_comes_as_text_and_as_JSON()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", Form);
        (await Host.Client.GetStringAsync("/leads/N-1/explanation", Stop)).ShouldStartWith("Lead N-1 at 2026-11-24T09:00:00Z, quick-start version 3\n\nengagement: 15 (cold)\n");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/leads/N-1/explanation");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await Host.Client.SendAsync(request, Stop);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["why"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_disposition_is_kept_and_one_that_does_not_exist_is_refused()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/dispositions", """{"disposition":"recycle","reason":"no budget"}""");
        var refused = await PostAsync("/leads/N-1/dispositions", """{"disposition":"recycel"}""", HttpStatusCode.BadRequest);
        ((string?)refused["detail"]).ShouldBe("Give one of qualified, recycle, junk, could-not-reach.");
    }

    [Fact, Trait("Requirement", "S23")]
    public async Task A_rule_book_is_tried_then_published_and_in_force_at_once()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", Form);
        var bolder = Repository.Read("samples/QuickStart/rules.json").Replace("\"version\": \"3\"", "\"version\": \"4\"", StringComparison.Ordinal).Replace("\"contact-form\", \"points\": 15", "\"contact-form\", \"points\": 40", StringComparison.Ordinal);

        var trial = await PostAsync("/rule-book?dryRun=true", bolder);
        ((int)trial["leadsTried"]!).ShouldBe(1);
        trial["shifts"]!.AsArray().Select(static shift => (string?)shift!["what"]).ShouldContain("band of engagement: cold -> warm");
        ((string?)(await GetAsync("/leads/N-1"))["book"]).ShouldBe("quick-start version 3");

        ((long)(await PostAsync("/rule-book?after=1&by=ana", bolder))["revision"]!).ShouldBe(2);
        ((string?)(await GetAsync("/leads/N-1"))["book"]).ShouldBe("quick-start version 4");
        var late = await PostAsync("/rule-book?after=1", bolder, HttpStatusCode.Conflict);
        ((string?)late["title"]).ShouldBe("Revision 1 is not in force any more.");
        (await GetAsync("/rule-book/history")).AsArray().Select(static one => (string?)one!["by"]).ShouldBe(["ana", "the host, at its first start"]);
    }

    [Fact]
    public async Task A_rule_book_that_cannot_be_used_is_refused_with_everything_that_is_wrong_and_changes_nothing()
    {
        var broken = Repository.Read("samples/QuickStart/rules.json").Replace("employees > 50", "employes > 50", StringComparison.Ordinal).Replace("\"fallback\": \"queue nurturing\"", "\"fallback\": \"pool nobody\"", StringComparison.Ordinal);
        var refused = await PostAsync("/rule-book", broken, HttpStatusCode.BadRequest);
        refused["diagnostics"]!.AsArray().Count(static found => (string?)found!["severity"] == "error").ShouldBe(2);
        (await GetAsync("/rule-book/history")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_different_of_a_lead_leaves_the_rest_as_it_was()
    {
        await PostAsync("/leads", Lead("N-1"));
        var fit = (await GetAsync("/leads/N-1"))["scores"]!["fit"]!.ToJsonString();
        (await PostAsync("/leads", """{"id":"N-1","dealValue":100}"""))["scores"]!["fit"]!.ToJsonString().ShouldBe(fit);
        (await PostAsync("/leads", """{"id":"N-1","industry":null}"""))["scores"]!["fit"]!.ToJsonString().ShouldNotBe(fit);
    }

    [Fact]
    public async Task An_activity_without_an_id_is_known_by_what_it_says()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", """{"type":"form.submitted","at":"2026-11-24T08:00:00Z","subject":"contact","id":""}""");
        var again = await PostAsync("/leads/N-1/activities", """{"subject":"contact","at":"2026-11-24T09:00:00.000+01:00","type":"form.submitted"}""");
        ((double)again["scores"]!["engagement"]!["value"]!).ShouldBe(15);
        var other = await PostAsync("/leads/N-1/activities", """{"type":"form.submitted","at":"2026-11-24T08:00:01Z","subject":"contact","id":""}""");
        ((double)other["scores"]!["engagement"]!["value"]!).ShouldBe(30);
    }

    [Fact]
    public async Task An_activity_under_an_id_that_stands_for_another_is_refused_and_changes_nothing()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", Form);
        var refused = await PostAsync("/leads/N-1/activities", Form.Replace("contact", "demo", StringComparison.Ordinal), HttpStatusCode.Conflict);
        ((string?)refused["title"]).ShouldBe("The lead 'N-1' has another activity under the id 'f-1'.");
        ((string?)refused["detail"]).ShouldBe("Nothing was changed. Send this one under another id.");
        await PostAsync("/leads/N-1/activities", Form.Replace("08:00:00", "08:00:01", StringComparison.Ordinal), HttpStatusCode.Conflict);
        await PostAsync("/leads/N-1/activities", Form.Replace("30", "31", StringComparison.Ordinal), HttpStatusCode.Conflict);
        await PostAsync("/leads/N-1/activities", Form.Replace("\"vehicles\":30,", "", StringComparison.Ordinal), HttpStatusCode.Conflict);
        ((double)(await GetAsync("/leads/N-1"))["scores"]!["engagement"]!["value"]!).ShouldBe(15);
        (await GetAsync("/leads/N-1/history"))["decisions"]!.AsArray().Count.ShouldBe(2);
        await PostAsync("/leads", Lead("N-2"));
        await PostAsync("/leads/N-2/activities", Form.Replace("contact", "demo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subject_that_looks_like_a_time_is_a_subject()
    {
        const string Visit = """{"type":"page.visited","at":"2026-11-24T08:20:00Z","subject":"10:00","id":"p-1"}""";
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", Visit);
        await PostAsync("/leads/N-1/activities", Visit);
        await PostAsync("/leads/N-1/activities", Visit.Replace("10:00", "10:00:00", StringComparison.Ordinal), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_same_activity_is_the_same_however_it_is_written()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/activities", Form);
        var again = await PostAsync("/leads/N-1/activities", """{"id":"f-1","vehicles":30,"value":null,"subject":"contact","at":"2026-11-24T09:00:00.000+01:00","type":"Form.Submitted"}""");
        ((double)again["scores"]!["engagement"]!["value"]!).ShouldBe(15);
        again["told"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_with_an_activity_under_an_id_that_stands_for_another_is_refused_as_a_whole()
    {
        await PostAsync("/leads", With("N-1", Form));
        var before = (await GetAsync("/leads/N-1")).ToJsonString();
        var other = """{"type":"page.visited","at":"2026-11-24T08:20:00Z","subject":"/pricing","id":"p-1"}""";
        var refused = await PostAsync("/leads", With("N-1", other, Form.Replace("contact", "demo", StringComparison.Ordinal)).Replace("logistics", "retail", StringComparison.Ordinal), HttpStatusCode.Conflict);
        ((string?)refused["title"]).ShouldBe("The lead 'N-1' has another activity under the id 'f-1'.");
        (await GetAsync("/leads/N-1")).ToJsonString().ShouldBe(before);

        // Under an id of their own the same fields and activities count: nothing of them was there.
        (await PostAsync("/leads", With("N-1", other, Form))).ToJsonString().ShouldNotBe(before);

        await PostAsync("/leads", With("N-2", Form, Form.Replace("contact", "demo", StringComparison.Ordinal)), HttpStatusCode.Conflict);
        (await Host.Client.GetAsync("/leads/N-2", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await PostAsync("/leads", With("N-2", Form, Form));
    }

    [Fact]
    public async Task A_disposition_that_is_sent_again_later_is_the_same_and_another_under_its_id_is_refused()
    {
        await PostAsync("/leads", Lead("N-1"));
        await PostAsync("/leads/N-1/dispositions", """{"disposition":"recycle","reason":"no budget","id":"d-1"}""");
        await RestartAsync(Now.AddMinutes(5));
        var decided = (await GetAsync("/leads/N-1/history"))["decisions"]!.AsArray().Count;
        await PostAsync("/leads/N-1/dispositions", """{"disposition":"recycle","reason":"no budget","id":"d-1"}""");
        var refused = await PostAsync("/leads/N-1/dispositions", """{"disposition":"junk","reason":"no budget","id":"d-1"}""", HttpStatusCode.Conflict);
        ((string?)refused["title"]).ShouldBe("The lead 'N-1' has another activity under the id 'd-1'.");
        (await GetAsync("/leads/N-1/history"))["decisions"]!.AsArray().Count.ShouldBe(decided);
    }

    [Theory]
    [InlineData("/leads/N-1/activities", "")]
    [InlineData("/leads/N-1/activities", "{},{}")]
    [InlineData("/leads", """{"id":"a/b"}""")]
    [InlineData("/leads/N-1/dispositions", """{"disposition":"junk","why":"spam"}""")]
    [InlineData("/rule-book?dryRun=maybe", "{}")]
    public async Task What_cannot_be_is_refused_with_problem_details(string path, string body)
    {
        await PostAsync("/leads", Lead("N-1"));
        ((int)(await PostAsync(path, body, HttpStatusCode.BadRequest))["status"]!).ShouldBe(400);
    }

    [Fact]
    public async Task A_rule_book_is_not_published_by_mistake()
    {
        var book = Repository.Read("samples/QuickStart/rules.json");
        ((string?)(await PostAsync("/rule-book?dry=true", book, HttpStatusCode.BadRequest))["title"]).ShouldBe("Say after which revision it is published.");
        var without = book.Replace("\"priority\": {\n      \"description\"", "\"urgency\": {\n      \"description\"", StringComparison.Ordinal).Replace("\"priority\": { \"later\"", "\"urgency\": { \"later\"", StringComparison.Ordinal);
        ((string?)(await PostAsync("/rule-book?after=1", without, HttpStatusCode.BadRequest))["title"]).ShouldBe("The rule book has no score 'priority', by which the lists of the reps are sorted.");
        (await GetAsync("/rule-book/history")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_field_that_a_new_book_reads_otherwise_is_told_before_and_missing_after()
    {
        await PostAsync("/leads", Lead("N-1").Replace("\"language\"", "\"fleetSize\":30,\"language\"", StringComparison.Ordinal));
        var other = Repository.Read("samples/QuickStart/rules.json").Replace("\"fleetSize\": \"integer\"", "\"fleetSize\": \"boolean\"", StringComparison.Ordinal).Replace("fleetSize >= 20 or ", "fleetSize or ", StringComparison.Ordinal);
        var trial = await PostAsync("/rule-book?dryRun=true", other);
        trial["shifts"]!.AsArray().Select(static shift => (string?)shift!["what"]).ShouldContain("does not fit: $.fleetSize");
        await PostAsync("/rule-book?after=1", other);
        (await GetAsync("/leads/N-1"))["lead"]!.ToString().ShouldBe("N-1");
    }

    [Fact, Trait("Requirement", "S10")]
    public async Task A_plug_in_that_lies_beside_the_host_is_found_and_its_names_are_known()
    {
        await PostAsync("/leads", Lead("N-1"));
        var book = Repository.Read("samples/QuickStart/rules.json").Replace("{ \"id\": \"student\"", "{ \"id\": \"partner\", \"points\": 5, \"when\": \"partnerTier = 'gold'\" },\n        { \"id\": \"student\"", StringComparison.Ordinal);
        ((int)(await PostAsync("/rule-book?dryRun=true", book))["leadsTried"]!).ShouldBe(1);
        await PostAsync("/rule-book?after=1", book);
        (await Host.Client.GetStringAsync("/leads/N-1/explanation", Stop)).ShouldContain("partnerTier");
    }

    [Fact]
    public async Task The_host_describes_itself_and_its_health()
    {
        (await Host.Client.GetStringAsync("/health", Stop)).ShouldBe("Healthy");
        var paths = (await GetAsync("/openapi/v1.json"))["paths"]!.AsObject().Select(static path => path.Key).ToList();
        paths.ShouldContain("/leads/{id}/activities");
        paths.ShouldContain("/rule-book");
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        await PostAsync("/leads", Lead("N-1"));
        var before = await PostAsync("/leads/N-1/activities", Form);
        await RestartAsync();
        (await GetAsync("/leads/N-1"))["scores"]!.ToJsonString().ShouldBe(before["scores"]!.ToJsonString());
    }

    [Fact]
    public async Task The_lines_of_the_readme_work()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "curl"))))
            Assert.Skip("There is no curl on this machine.");
        await PostAsync("/leads", Lead("L-0425"));
        var lines = MarkdownFile.Read("README.md").Blocks.Where(static block => block.Language == "bash").SelectMany(static block => block.Text.Split('\n')).Where(static line => line.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(5);
        foreach (var line in lines)
        {
            var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", line.Replace("http://localhost:5080/", Host.Client.BaseAddress!.ToString(), StringComparison.Ordinal).Replace("curl ", "curl --silent --show-error --fail ", StringComparison.Ordinal)]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
            using var curl = System.Diagnostics.Process.Start(start)!;
            var printed = await curl.StandardOutput.ReadToEndAsync(Stop);
            await curl.WaitForExitAsync(Stop);
            curl.ExitCode.ShouldBe(0, line);
            printed.ShouldNotBeEmpty(line);
        }
    }
}
