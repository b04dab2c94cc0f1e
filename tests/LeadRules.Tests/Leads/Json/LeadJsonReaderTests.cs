using System.Text;
using LeadRules.Leads.Json;

namespace LeadRules.Tests.Leads.Json;

public sealed class LeadJsonReaderTests
{
    internal static readonly RuleBook Book = new()
    {
        Name = "test",
        TimeZone = "Europe/Madrid",
        Fields =
        [
            new("plan", FieldType.Text), new("fleetSize", FieldType.Number), new("seats", FieldType.Integer), new("trial", FieldType.Boolean),
            new("renewal", FieldType.Date), new("lastAudit", FieldType.Instant), new("contractLength", FieldType.Duration),
        ],
        Activities =
        [
            new("*", [new("channel", FieldType.Text)]),
            new("email.*", [new("campaign", FieldType.Text), new("position", FieldType.Number)]),
            new("email.clicked", [new("position", FieldType.Text)]),
        ],
    };

    [Fact]
    public void A_lead_is_read_whole()
    {
        var lead = Read(
            """
            {"id": "A", "name": "Ana", "email": "a@b.example", "employees": 120, "annualRevenue": 2.5e6, "winProbability": 0.25,
             "created": "2026-11-22T09:00:00+01:00", "plan": "team", "fleetSize": -1.5, "seats": 3, "trial": true,
             "renewal": "2027-01-31", "lastAudit": "2026-01-01T00:00:00Z", "contractLength": "90d",
             "activities": [{"type": "Page.Visited", "at": "2026-11-22T09:00:00.5Z", "subject": "/pricing", "value": 61.5, "id": "v1", "channel": "web"}]}
            """);

        lead.Id.ShouldBe("A");
        lead.Name.ShouldBe("Ana");
        lead.Email.ShouldBe("a@b.example");
        lead.Employees.ShouldBe(120);
        lead.AnnualRevenue.ShouldBe(2.5e6);
        lead.WinProbability.ShouldBe(0.25);
        lead.Created.ShouldBe(At("2026-11-22T08:00:00Z"));
        lead.CustomFields.ShouldBe(["contractLength", "fleetSize", "lastAudit", "plan", "renewal", "seats", "trial"]);
        lead["plan"].AsText.ShouldBe("team");
        lead["fleetSize"].AsNumber.ShouldBe(-1.5);
        lead["seats"].AsNumber.ShouldBe(3);
        lead["trial"].AsBoolean.ShouldBe(true);
        lead["renewal"].AsDate.ShouldBe(new DateOnly(2027, 1, 31));
        lead["lastAudit"].AsInstant.ShouldBe(At("2026-01-01T00:00:00Z"));
        lead["contractLength"].AsDuration.ShouldBe(TimeSpan.FromDays(90));
        var activity = lead.Activities.ShouldHaveSingleItem();
        activity.Type.ShouldBe("page.visited");
        activity.At.ShouldBe(At("2026-11-22T09:00:00.5Z"));
        activity.Subject.ShouldBe("/pricing");
        activity.Value.ShouldBe(61.5);
        activity.Id.ShouldBe("v1");
        activity["channel"].AsText.ShouldBe("web");
    }

    [Fact]
    public void Every_well_known_field_is_read_by_its_name()
    {
        foreach (var field in WellKnownField.All.Where(static field => field.Name != "id"))
        {
            var (json, expected) = field.Type switch
            {
                FieldType.Text => ("\"x\"", "x"),
                FieldType.Instant => ("\"2026-11-22T09:00:00Z\"", "2026-11-22T09:00:00Z"),
                _ => ("1", "1"),
            };
            Read($$"""{"id": "A", "{{field.Name}}": {{json}}}""")[field.Name].ToString().ShouldBe(expected, field.Name);
        }
    }

    [Fact]
    public void Null_and_empty_text_are_missing()
    {
        var lead = Read("""{"id": "A", "name": null, "industry": "", "employees": null, "created": null, "plan": null, "trial": null, "renewal": "", "activities": null}""");

        lead.Name.ShouldBeNull();
        lead.Industry.ShouldBeNull();
        lead.Employees.ShouldBeNull();
        lead.Created.ShouldBeNull();
        lead.CustomFields.ShouldBeEmpty();
        lead.Activities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-07-22T09:00:00", "2026-07-22T07:00:00Z")]
    [InlineData("2026-07-22T09:00", "2026-07-22T07:00:00Z")]
    [InlineData("2026-07-22", "2026-07-21T22:00:00Z")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:00:00Z")]
    public void An_instant_without_offset_is_local_time_of_the_rule_book(string written, string utc) =>
        Read($$"""{"id": "A", "created": "{{written}}"}""").Created.ShouldBe(At(utc));

    [Fact]
    public void A_property_may_stand_before_the_type_that_declares_it() =>
        Read("""{"id": "A", "activities": [{"campaign": "spring", "at": "2026-11-22", "type": "email.opened"}]}""")
            .Activities.Single()["campaign"].AsText.ShouldBe("spring");

    [Fact]
    public void The_most_precise_declaration_of_a_property_counts() =>
        Read("""{"id": "A", "activities": [{"type": "email.clicked", "at": "2026-11-22", "position": "top"}]}""")
            .Activities.Single()["position"].AsText.ShouldBe("top");

    [Fact]
    public void Properties_of_one_activity_do_not_leak_into_the_next() =>
        Read("""{"id": "A", "activities": [{"type": "email.opened", "at": "2026-11-20", "campaign": "spring", "subject": "s", "value": 1, "id": "1"}, {"type": "email.opened", "at": "2026-11-22"}]}""")
            .Activities.Last().ShouldSatisfyAllConditions(
                static activity => activity.Properties.ShouldBeEmpty(),
                static activity => activity.Subject.ShouldBeNull(),
                static activity => activity.Value.ShouldBeNull(),
                static activity => activity.Id.ShouldBeNull());

    [Fact]
    public void Fields_of_one_lead_do_not_leak_into_the_next()
    {
        var reader = new LeadJsonReader(Book);
        reader.Read("""{"id": "A", "name": "Ana", "plan": "team", "activities": [{"type": "a", "at": "2026-11-22"}]}"""u8);

        var lead = reader.Read("""{"id": "B"}"""u8);

        lead.Name.ShouldBeNull();
        lead.CustomFields.ShouldBeEmpty();
        lead.Activities.ShouldBeEmpty();
    }

    [Fact]
    public void Escapes_are_read_in_names_and_values()
    {
        var lead = Read("""{"\u0069d": "A\u00e9\ud83d\ude00", "pl\u0061n": "t\"eam", "activities": [{"typ\u0065": "em\u0061il.opened", "\u0061t": "2026\u002d11-22"}]}""");

        lead.Id.ShouldBe("Aé😀");
        lead["plan"].AsText.ShouldBe("t\"eam");
        lead.Activities.Single().Type.ShouldBe("email.opened");
    }

    [Fact]
    public void A_byte_order_mark_and_white_space_do_not_matter() =>
        new LeadJsonReader(Book).Read([0xEF, 0xBB, 0xBF, .. " {\"id\": \"A\"}\r\n"u8]).Id.ShouldBe("A");

    [Fact]
    public void Unknown_fields_can_be_ignored()
    {
        var lead = new LeadJsonReader(Book, ignoreUnknown: true).Read(
            """{"nickname": {"a": [1, 2]}, "id": "A", "activities": [{"type": "email.opened", "at": "2026-11-22", "lead": "B", "campain": "x"}]}"""u8);

        lead.Id.ShouldBe("A");
        lead.Activities.Single().Properties.ShouldBeEmpty();
    }

    [Fact]
    public void Types_that_only_differ_in_case_are_one() =>
        Read("""{"id": "A", "activities": [{"type": "EMAIL.opened", "at": "2026-11-22"}, {"type": "email.OPENED", "at": "2026-11-23"}]}""")
            .Activities.Types.ShouldBe(["email.opened"]);

    [Fact]
    public void The_lines_of_a_stream_are_read_one_after_another()
    {
        using var stream = new MemoryStream("{\"id\": \"A\"}\r\n\n  \n{\"id\": \"B\"}"u8.ToArray());

        new LeadJsonReader(Book).ReadLines(stream).Select(static lead => lead.Id).ShouldBe(["A", "B"]);
    }

    [Fact]
    public void A_bad_line_of_a_stream_is_named_after_the_leads_before_it()
    {
        using var stream = new MemoryStream("{\"id\": \"A\"}\n\n{\"id\": 7}\n"u8.ToArray());
        var leads = new LeadJsonReader(Book).ReadLines(stream).GetEnumerator();
        leads.MoveNext().ShouldBeTrue();

        Should.Throw<LeadFormatException>(() => leads.MoveNext()).Message.ShouldBe(
            """
            The lead cannot be read:
            error LR6009 (3,8) $.id: 'id' takes a text, not a number.
              Write it in double quotes, or null when it is not known.
            """);
    }

    [Fact]
    public void Bad_lines_do_not_keep_from_reading_the_others()
    {
        using var stream = new MemoryStream([.. "{\"id\": \"A\"}\n\n{\"id\": 7, \"employees\": -1}\n"u8, .. Enumerable.Repeat((byte)' ', LineBlocks.MaxLineLength + 1), .. "\n{\"id\": \"B\"}"u8]);

        string.Join('\n', new LeadJsonReader(Book).TryReadLines(stream)).ShouldBe(
            """
            line 1: Lead A (0 activities)
            error LR6009 (3,8) $.id: 'id' takes a text, not a number.
              Write it in double quotes, or null when it is not known.
            error LR6011 (3,24) $.employees: 'employees' is -1, which is less than 0.
              Write a number from 0 to 2147483647, or null when it is not known.
            error LR6101 (4,1) $: The line is 16777218 bytes long, and only lines shorter than 16777216 are read.
              Write one lead a line; keep long texts out of it.
            line 5: Lead B (0 activities)
            """);
    }

    [Fact]
    public void A_line_has_a_lead_or_problems()
    {
        using var stream = new MemoryStream("{\"id\": \"A\"}\n{}\n"u8.ToArray());

        new LeadJsonReader(Book).TryReadLines(stream).Select(static line => (line.Line, line.Lead?.Id, line.Problems.Count)).ShouldBe([(1L, "A", 0), (2L, null, 1)]);
    }

    [Fact]
    public void A_rule_book_with_a_time_zone_that_is_not_known_here_is_refused() =>
        Should.Throw<ArgumentException>(() => new LeadJsonReader(new RuleBook { Name = "x", TimeZone = "Mars/Phobos" }))
            .Message.ShouldBe("The time zone 'Mars/Phobos' of the rule book is not known on this machine. (Parameter 'book')");

    private static Lead Read(string json) => new LeadJsonReader(Book).Read(Encoding.UTF8.GetBytes(json));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
